"""Goods on their way: small crates that move along the ribbons, more of them where more flows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Ribbon
from game.design.theme import Hue
from game.screen.kit.page import Page
from game.screen.kit.surface_cache import Same
from game.screen.map.ribbons import EXCHANGE, Course, along

MOST: Final = 600
"""crates on the map at once"""
_PACE: Final = 24.0
"""canvas pixels that goods move in one unit of the film's time (a week)"""
_STEP: Final = 3.0
_HIDDEN: Final = 2
"""steps at either end where no crate is seen"""
_WIDEST_GAP, _NARROWEST_GAP = 130.0, 46.0
Way = list[tuple[int, int]]


def draw_goods(page: Page, ribbons: Iterable[Ribbon], courses: Mapping[str, Course], phase: float) -> int:
    """Draw all crates at a moment of the film; how many there are."""
    lots: list[tuple[pygame.Surface, tuple[int, int]]] = []
    for flow in ribbons:
        if flow.dim or flow.offered or flow.id not in courses or len(lots) >= MOST:
            continue
        course = courses[flow.id]
        crate = _crate(page, course.width, page.theme.flows[EXCHANGE], round_=not flow.is_counted_in_tonnes)
        half = crate.get_width() // 2
        way = _way(page, course, half)
        begin = _HIDDEN
        long = len(way) - begin - int(_head(course) / _STEP) - _HIDDEN
        gap = max(_NARROWEST_GAP, _WIDEST_GAP - 2.4 * course.width) / _STEP
        first = (phase * _PACE / _STEP) % gap
        lots += [
            (crate, way[begin + int(first + i * gap)]) for i in range(max(0, math.ceil((long - first) / gap)))
        ]
    page.surface.fblits(lots[:MOST])
    return min(MOST, len(lots))


def _head(course: Course) -> float:
    """How long the arrow's head is: crates go under it."""
    return max(14.0, 0.9 * course.width + 5)


def _way(page: Page, course: Course, half: int) -> Way:
    """The middle line of a ribbon at equal steps: where a crate's corner stands, in pixels of the window."""
    key = ("way", Same(course.points), half, page.k, page.dx, page.dy)
    return page.art.worked(key, partial(_steps, page, course, half))


def _steps(page: Page, course: Course, half: int) -> Way:
    points = (page.at((x, y)) for x, y, _, _ in along(course.points, _STEP, _STEP))
    return [(x - half, y - half) for x, y in points]


def _crate(page: Page, width: float, hue: Hue, *, round_: bool) -> pygame.Surface:
    """A crate; gas, steam and heat go through a pipe as round puffs of light."""
    size = page.px(min(22.0, max(11.0, width * 0.46)))
    return page.art.once(("crate", size, hue, round_), partial(_drawn, size, hue, round_))


def _drawn(size: int, hue: Hue, round_: bool) -> pygame.Surface:
    many = 4
    large = pygame.Surface((size * many, size * many), pygame.SRCALPHA)
    large.fill((*hue.edge, 0))
    radius = size * many // 2 if round_ else math.ceil(size * many * 0.26)
    pygame.draw.rect(large, hue.edge, large.get_rect(), border_radius=radius)
    inner = large.get_rect().inflate(-size * many * 0.3, -size * many * 0.3)
    pygame.draw.rect(large, (255, 255, 255), inner, border_radius=radius if round_ else radius // 2)
    return pygame.transform.smoothscale(large, (size, size))
