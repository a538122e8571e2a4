"""The game's name; its last letter is a ring that goes round."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

import pygame

from game.design.text_styles import WORDMARK
from game.design.theme import LIGHT, Colour
from game.screen.kit.page import Box, Page

_LETTERS: Final = "Kiert"
_RADIUS, _THICK = 0.3, 0.135
"""of the ring, and of its line, in sizes of the letters"""
_GAP: Final = 0.06
"""between the letters and the ring"""
_BEARING: Final = 0.05
"""by which the first letter would stand in from the edge"""
_BASELINE: Final = 0.965
"""where the letters stand, in sizes of the letters below the top of their line"""
_FROM, _TO = -42.0, 232.0
"""degrees, clockwise from the right: where the ring begins, and where its arrow head stands"""
_HEAD, _TIP = 1.05, 52.0
"""half the arrow head in thicknesses of the line, and how far on it points, in degrees"""
_SMOOTH: Final = 4
_ICON: Final = 128
"""pixels of the window's icon: every platform makes its own sizes of it"""
_RING_ON_ICON: Final = 1.3
"""the ring with the room about it, in sizes of the icon"""


def wordmark(page: Page, box: Box) -> None:
    """Draw it at the left of a box."""
    size = page.ruler.size(WORDMARK)
    left = box[0] - size * _BEARING
    letters = page.text((left, *box[1:]), _LETTERS, WORDMARK, lines=1)
    radius = size * _RADIUS
    drawn = page.art.once(
        ("wordmark", page.px(size), page.theme.name),
        partial(_ring, page.px(size), page.theme.flows["recovered"].fill),
    )
    centre = letters[0] + letters[2] + size * _GAP + radius, letters[1] + size * _BASELINE - radius * 0.94
    page.put(drawn, drawn.get_rect(center=page.at(centre)))


def window_icon(size: int = _ICON) -> pygame.Surface:
    """The ring on paper: what stands for the game in a bar of windows, so many pixels wide."""
    drawn = pygame.Surface((size, size), pygame.SRCALPHA)
    pygame.draw.rect(drawn, LIGHT.paper, drawn.get_rect(), border_radius=size // 5)
    ring = _ring(round(size * _RING_ON_ICON), LIGHT.flows["recovered"].fill)
    drawn.blit(ring, ring.get_rect(center=drawn.get_rect().center))
    return drawn


def _ring(size: int, colour: Colour) -> pygame.Surface:
    """The ring, with room for its arrow head."""
    many = size * _SMOOTH
    large = pygame.Surface((many, many), pygame.SRCALPHA)
    large.fill((*colour, 0))
    line, thick = many * (_RADIUS - _THICK / 2), many * _THICK

    def at(degrees: float, far: float) -> tuple[float, float]:
        turn = math.radians(degrees)
        return many / 2 + far * math.cos(turn), many / 2 + far * math.sin(turn)

    steps = round(_TO - _FROM) * 2
    for step in range(steps + 1):
        pygame.draw.circle(large, colour, at(_FROM + step / 2, line), thick / 2)
    far = thick * _HEAD
    pygame.draw.polygon(large, colour, [at(_TO, line - far), at(_TO, line + far), at(_TO + _TIP, line)])
    return pygame.transform.smoothscale(large, (size, size))
