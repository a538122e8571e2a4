"""A part of a page turned by a few degrees, like a sheet that somebody put down. Its texts are noted as they lay."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from game.screen.kit.layout import inset
from game.screen.kit.page import Box, Page
from game.screen.kit.text_setting import TextRecord

_AROUND = 48.0
"""canvas pixels about the box, for its shadow"""
_Turned = tuple[pygame.Surface, tuple[TextRecord, ...]]


class Askew(NamedTuple):
    """How a part lies."""

    degrees: float
    """about its middle, against the clock"""
    up: float = 0.0
    """so many canvas pixels above where it is to come to rest"""


def turned(page: Page, box: Box, turn: Askew, draw: Callable[[Page], None], key: tuple[object, ...]) -> None:
    """Draw into a box and turn it. What is drawn must follow from the key: it is drawn once."""
    place = page.surface.get_size(), page.k, page.dx, page.dy, page.theme.name, page.look.text_scale
    whole = ("turned", *key, *place, page.kind, page.reading, page.layer)
    drawn, written = page.art.worked(whole, lambda: _drawn(page, box, turn.degrees, draw))
    middle = page.at((box[0] + box[2] / 2, box[1] + box[3] / 2 - turn.up))
    page.put(drawn, drawn.get_rect(center=(round(middle[0]), round(middle[1]))))
    page.written += written


def _drawn(page: Page, box: Box, degrees: float, draw: Callable[[Page], None]) -> _Turned:
    area = page.rect(inset(box, -_AROUND))
    level = pygame.Surface(area.size, pygame.SRCALPHA)
    level.fill((*page.theme.panel, 0))
    sheet = Page(level, page.look, page.kind, page.hand, page.moment)
    sheet.k, sheet.dx, sheet.dy = page.k, page.dx - area.x, page.dy - area.y
    sheet.theme, sheet.reading, sheet.layer, sheet.outer = page.theme, page.reading, page.layer, page.outer
    draw(sheet)
    return pygame.transform.rotozoom(level, degrees, 1.0), tuple(sheet.written)
