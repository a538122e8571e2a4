"""Rings about a place on the map: who is spoken of."""

from __future__ import annotations

from functools import partial

import pygame

from game.design.theme import Colour
from game.screen.kit.page import Page, Point


def ring(page: Page, centre: Point, radius: float, colour: Colour, share: float = 1) -> None:
    """A ring about a place; `share`: how strong it still is."""
    key = ("ring", page.px(radius), colour, share)
    drawn = page.art.once(key, partial(_ring, page.px(radius), colour, share))
    page.surface.blit(drawn, drawn.get_rect(center=page.at(centre)))


def _ring(radius: int, colour: Colour, share: float) -> pygame.Surface:
    drawn = pygame.Surface((2 * radius + 6, 2 * radius + 6), pygame.SRCALPHA)
    pygame.draw.aacircle(
        drawn, (*colour, round(180 * share)), (radius + 3, radius + 3), radius, max(2, radius // 14)
    )
    return drawn
