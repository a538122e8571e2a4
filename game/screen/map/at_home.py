"""What stays with a firm: its waste as a heap, what it buys as an arrow; dotted and dashed, the same if nobody acts."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

import pygame

from game.cluster_map.sizes import BEND
from game.design.theme import Colour, Theme
from game.screen.kit.page import Box, Page, Point

_SHARP: Final = 3
"""times its size a heap is drawn before it is brought down"""
_STEPS: Final = 48


class Sized(NamedTuple):
    """An amount and what it would be if nobody acted, in pixels."""

    now: float
    idle: float


# --- heaps ----------------------------------------------------------------------------------------
def draw_heap(page: Page, target: pygame.Surface, foot: Point, wide: Sized, *, is_dim: bool) -> None:
    """A heap about the middle of its foot, in pixels of the picture; `wide`: in pixels too."""
    size = max(wide) + 12
    key = ("heap", round(wide.now), round(wide.idle), is_dim, page.theme.name)
    drawn = page.art.once(key, partial(_heap, wide, page.theme, is_dim))
    target.blit(drawn, (foot[0] - size / 2, foot[1] - size / 2 - 6))


def _heap(wide: Sized, theme: Theme, is_dim: bool) -> pygame.Surface:
    many, size = _SHARP, max(wide) + 12
    hue = theme.flows["landfill"]
    fill, edge = (hue.tint, _between(hue.edge, theme.land)) if is_dim else (hue.fill, hue.edge)
    area = (round(size * many), round((size / 2 * (1 + BEND) + 12) * many))
    large = pygame.Surface(area, pygame.SRCALPHA)
    large.fill((*edge, 0))
    foot = (area[0] / 2, (size / 2 + 6) * many)
    if wide.now >= 4:
        _mound(large, foot, wide.now * many, (fill, edge), has_hatch=not is_dim)
    if wide.idle >= 4:
        slope = _outline(foot, wide.idle * many, base=False)
        for x, y in _apart(slope, 11 * many):
            pygame.draw.circle(large, theme.land, (x, y), 4 * many)
            pygame.draw.circle(large, edge, (x, y), 2.5 * many)
    return pygame.transform.smoothscale(large, (area[0] // many, area[1] // many))


def _mound(
    large: pygame.Surface, foot: Point, wide: float, colours: tuple[Colour, Colour], *, has_hatch: bool
) -> None:
    fill, edge = colours
    outline = _outline(foot, wide, base=True)
    pygame.draw.polygon(large, fill, outline)
    if has_hatch:
        mask = pygame.mask.from_surface(large, 127)
        lines = pygame.Surface(large.get_size(), pygame.SRCALPHA)
        lines.fill((*edge, 0))
        every, lean = 13 * _SHARP, math.tan(math.radians(35))
        high = large.get_height()
        for x in range(-high, large.get_width() + high, every):
            pygame.draw.line(lines, edge, (x, high), (x + high * lean, 0), round(4 * _SHARP))
        inside = mask.to_surface(setcolor=(255, 255, 255, 255), unsetcolor=(255, 255, 255, 0))
        lines.blit(inside, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        large.blit(lines, (0, 0))
    pygame.draw.lines(large, edge, True, outline, round(4.5 * _SHARP))


def _outline(foot: Point, wide: float, *, base: bool) -> list[Point]:
    """The slope of a heap from left to right, and back along its base if wanted."""
    half, high = wide / 2, wide / 2
    shares = [2 * i / _STEPS - 1 for i in range(_STEPS + 1)]
    slope = [(foot[0] + t * half, foot[1] - high * _rise(t)) for t in shares]
    under = [(foot[0] + t * half, foot[1] + high * BEND * (1 - t * t)) for t in reversed(shares)]
    return [*slope, *under[1:-1]] if base else slope


def _rise(t: float) -> float:
    """How high a heap is at −1 to 1 across, as a share of its height: straight slopes, a round top."""
    steep = 1 - (math.sqrt(t * t + 0.03) - math.sqrt(0.03)) / (math.sqrt(1.03) - math.sqrt(0.03))
    return 0.94 * steep + 0.06 * (1 - t * t) - 0.05 * math.exp(-((t / 0.06) ** 2))


def _apart(line: Sequence[Point], every: float) -> list[Point]:
    """Points of a line so far apart."""
    kept, passed = [line[0]], 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        long = math.hypot(bx - ax, by - ay)
        while passed + long >= every:
            share = (every - passed) / long
            ax, ay = ax + (bx - ax) * share, ay + (by - ay) * share
            kept.append((ax, ay))
            long, passed = long * (1 - share), 0.0
        passed += long
    return kept


# --- arrows ---------------------------------------------------------------------------------------
def draw_arrow(
    target: pygame.Surface, ends: tuple[Point, Point], wide: Sized, theme: Theme, *, is_dim: bool
) -> None:
    """What a firm buys, from its tail to the plinth; the dashed bed behind it is what it would buy."""
    hue = theme.flows["virgin"]
    fill, edge = (hue.tint, _between(hue.edge, theme.land)) if is_dim else (hue.fill, hue.edge)
    (ax, ay), (bx, by) = ends
    long = math.hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / long, (by - ay) / long

    def at(forth: float, aside: float) -> Point:
        return ax + dx * forth - dy * aside, ay + dy * forth + dx * aside

    head = min(long * 0.45, wide.now * 0.75 + 6)
    for side in (-1, 1) if wide.idle > 0 else ():
        aside = side * (max(wide.idle, wide.now) / 2 + 5)
        for forth in range(0, int(long - head), 11):
            pygame.draw.line(target, theme.land, at(forth - 1, aside), at(forth + 6, aside), 7)
            pygame.draw.line(target, edge, at(forth, aside), at(forth + 5, aside), 3)
    for grow, colour in ((3.0, edge), (0.0, fill)) if wide.now > 0 else ():
        half, wing, neck = wide.now / 2 + grow, wide.now * 0.78 + grow * 1.6, long - head
        edges = [(-grow, -half), (neck, -half), (neck - grow, -wing), (long + grow * 1.3, 0)]
        shape = [at(*corner) for corner in (*edges, *((forth, -aside) for forth, aside in edges[2::-1]))]
        pygame.draw.polygon(target, colour, shape)
        pygame.draw.aalines(target, colour, True, shape)


def _between(colour: Colour, other: Colour) -> Colour:
    return (colour[0] + other[0]) // 2, (colour[1] + other[1]) // 2, (colour[2] + other[2]) // 2


def heap_foot(box: Box) -> Point:
    """Where the middle of a heap's foot stands in the box it was given."""
    return box[0] + box[2] / 2, box[1] + box[2] / 2
