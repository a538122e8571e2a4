"""From a picture into the paper round it, without an edge."""

from __future__ import annotations

import math
from functools import partial
from typing import Final, Literal

import pygame

from game.design.theme import Colour
from game.screen.kit.page import Box, Page

Side = Literal["left", "right", "top", "bottom"]
"""where the paper is"""
_STEPS: Final = 64


def fade(page: Page, box: Box, side: Side) -> None:
    """Draw it over the picture."""
    area = page.rect(box)
    key = ("fade", area.size, side, page.theme.name)
    page.put(page.art.once(key, partial(_faded, area.size, page.theme.paper, side)), area)


def _faded(size: tuple[int, int], colour: Colour, side: Side) -> pygame.Surface:
    across, forward = side in ("left", "right"), side in ("left", "top")
    small = pygame.Surface((_STEPS, 1) if across else (1, _STEPS), pygame.SRCALPHA)
    for i in range(_STEPS):
        share = (1 + math.cos(math.pi * i / (_STEPS - 1))) / 2
        at = i if forward else _STEPS - 1 - i
        small.set_at((at, 0) if across else (0, at), (*colour, round(255 * share)))
    return pygame.transform.smoothscale(small, size)
