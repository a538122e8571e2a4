"""Filled boxes with a pattern, so that kinds of a bar are told apart without their colours; and dashed outlines."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Literal

import pygame

from game.design.theme import Colour, Hue
from game.screen.kit.page import Box, Page

Pattern = Literal["plain", "stripes", "back", "dots", "bars"]
_STEP, _STROKE = 30, 9
_DASH, _GAP = 22, 12


def hatched(page: Page, box: Box, hue: Hue, pattern: Pattern, over: Colour) -> None:
    """A box in a hue with its edge; `over`: the colour of the pattern."""
    area = page.rect(box)
    if area.width <= 0 or area.height <= 0:
        return
    edge = page.px(4)
    key = ("hatched", area.size, hue, pattern, over, edge)
    page.put(page.art.once(key, partial(_drawn, area.size, hue, pattern, over, (edge, page.k))), area)


def _drawn(
    size: tuple[int, int], hue: Hue, pattern: Pattern, over: Colour, rule: tuple[int, float]
) -> pygame.Surface:
    edge, k = rule
    drawn = pygame.Surface(size)
    drawn.fill(hue.fill)
    step, stroke = max(4, round(_STEP * k)), max(2, round(_STROKE * k))
    wide, high = size
    if pattern in ("stripes", "back"):
        for x in range(-high, wide + high, step):
            ends = ((x, high), (x + high, 0)) if pattern == "stripes" else ((x, 0), (x + high, high))
            pygame.draw.line(drawn, over, *ends, stroke)
    elif pattern == "bars":
        for y in range(step // 2, high, step):
            pygame.draw.rect(drawn, over, (0, y, wide, stroke))
    elif pattern == "dots":
        for y in range(step // 2, high, step):
            for x in range(step // 2, wide, step):
                pygame.draw.circle(drawn, over, (x, y), stroke * 2 // 3)
    pygame.draw.rect(drawn, hue.edge, drawn.get_rect(), min(edge, max(1, min(size) // 2)))
    return drawn


def dashed_box(page: Page, box: Box, colour: Colour, width: float = 6) -> None:
    """Only its outline, in dashes."""
    x, y, wide, high = box
    corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
    for start, end in pairwise(corners):
        dashed_line(page, start, end, colour, width)


def dashed_line(
    page: Page, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float
) -> None:
    """Straight, along one axis."""
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    if not length:
        return
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    at = 0.0
    while at < length:
        stop = min(length, at + _DASH)
        page.line(
            (start[0] + along[0] * at, start[1] + along[1] * at),
            (start[0] + along[0] * stop, start[1] + along[1] * stop),
            colour,
            width,
        )
        at += _DASH + _GAP
