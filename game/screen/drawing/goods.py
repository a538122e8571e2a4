"""Goods on their way: small crates that move along the ribbons, more of them where more flows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

import pygame

from game.board.board import Ribbon
from game.screen.drawing.ribbons import Curve, along
from game.screen.page import Page
from game.screen.theme import Hue

MOST: Final = 600
"""crates on the map at once"""
_PACE: Final = 24.0
"""canvas pixels that goods move in one unit of the film's time (a week)"""
_STEP: Final = 3.0
_INSIDE: Final = 17
"""steps in which a ribbon still lies under its giver's model"""
_WIDEST_GAP, _NARROWEST_GAP = 130.0, 46.0
Way = list[tuple[int, int]]


def draw_goods(page: Page, ribbons: Iterable[Ribbon], curves: Mapping[str, Curve], phase: float) -> int:
    """Draw all crates at a moment of the film; how many there are."""
    found: list[tuple[pygame.Surface, tuple[int, int]]] = []
    for one in ribbons:
        if one.dim or one.offered or len(found) >= MOST:
            continue
        curve = curves[one.id]
        way = page.art.worked(("way", curve, page.surface.get_size()), partial(_way, page, curve))
        if not way:
            continue
        way = way[_INSIDE if one.source else 0 :]
        crate = _crate(page, curve.width, page.theme.flows[one.kind], round_=one.kind == "energy")
        half = crate.get_width() // 2
        gap = max(_NARROWEST_GAP, _WIDEST_GAP - 2.4 * curve.width) / _STEP
        first = (phase * _PACE / _STEP) % gap
        for i in range(max(0, math.ceil((len(way) - first) / gap))):
            x, y = way[int(first + i * gap)]
            found.append((crate, (x - half, y - half)))
    page.surface.fblits(found[:MOST])
    return min(MOST, len(found))


def _way(page: Page, curve: Curve) -> Way:
    """The ribbon's middle line at equal steps, in pixels of the window, without its head."""
    end = max(12.0, 0.72 * curve.width)
    points = [(x, y) for x, y, _, _ in along(curve.points(), _STEP, _STEP)]
    cut = int(end / _STEP) + 2
    return [page.at(point) for point in points[2:-cut]]


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
