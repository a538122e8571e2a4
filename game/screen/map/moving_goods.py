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
from game.screen.map.ribbons import Curve, along

MOST: Final = 600
"""crates on the map at once"""
_PACE: Final = 24.0
"""canvas pixels that goods move in one unit of the film's time (a week)"""
_STEP: Final = 3.0
_HIDDEN: Final = 2
"""steps at either end where no crate is seen"""
_INSIDE: Final = 17
"""steps in which a ribbon still lies under its giver's model"""
_WIDEST_GAP, _NARROWEST_GAP = 130.0, 46.0
Way = list[tuple[int, int]]


def draw_goods(page: Page, ribbons: Iterable[Ribbon], curves: Mapping[str, Curve], phase: float) -> int:
    """Draw all crates at a moment of the film; how many there are."""
    lots: list[tuple[pygame.Surface, tuple[int, int]]] = []
    for flow in ribbons:
        if flow.dim or flow.offered or len(lots) >= MOST:
            continue
        curve = curves[flow.id]
        crate = _crate(page, curve.width, page.theme.flows[flow.kind], round_=flow.kind == "energy")
        half = crate.get_width() // 2
        way = _way(page, curve, half)
        begin = _HIDDEN + (_INSIDE if flow.source else 0)
        long = len(way) - begin - int(_head(curve) / _STEP) - _HIDDEN
        gap = max(_NARROWEST_GAP, _WIDEST_GAP - 2.4 * curve.width) / _STEP
        first = (phase * _PACE / _STEP) % gap
        lots += [
            (crate, way[begin + int(first + i * gap)]) for i in range(max(0, math.ceil((long - first) / gap)))
        ]
    page.surface.fblits(lots[:MOST])
    return min(MOST, len(lots))


def _head(curve: Curve) -> float:
    """How long the arrow's head is: crates go under it."""
    return max(12.0, 0.72 * curve.width)


def _way(page: Page, curve: Curve, half: int) -> Way:
    """The middle line of a ribbon at equal steps: where a crate's corner stands, in pixels of the window."""
    line = (curve.start, curve.end, curve.bend)
    key = ("way", line, half, page.k, page.dx, page.dy)
    return page.art.worked(key, partial(_steps, page, curve, half))


def _steps(page: Page, curve: Curve, half: int) -> Way:
    points = (page.at((x, y)) for x, y, _, _ in along(curve.points(), _STEP, _STEP))
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
