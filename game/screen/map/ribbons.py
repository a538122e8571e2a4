"""Exchanges as ribbons along their lanes: green, with chevrons where tonnes flow, dots where heat or water does; white
with sleepers where nothing can go over any more.

Order of drawing: halo, edge, fill, pattern, head. A halo shows which of two ribbons passes over.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pygame

from game.design.theme import Colour, Theme

_HALO: Final = 14
_EDGE: Final = 6
_CHEVRONS: Final = 64
_DASH, _BREAK = 24, 13
_RAIL, _SLEEPER, _SLEEPERS = 6, 9, 24
"""of a closed railway in pixels: its edge, a sleeper, and how far these are apart"""
EXCHANGE: Final = "recovered"
"""the hue of everything exchanged, whatever it is counted in"""
Points = Sequence[tuple[float, float]]
Sides = list[tuple[tuple[float, float], tuple[float, float]]]
"""points of a line, each with which way is left"""
Colours = tuple[Colour, Colour]
"""of the edge, and within it"""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a ribbon runs, in pixels, and how wide it is there."""

    points: Points
    width: float

    @property
    def back(self) -> Course:
        """The same from its other end."""
        return Course(tuple(reversed(self.points)), self.width)

    def at(self, share: float) -> tuple[float, float]:
        """A point of its middle line, 0 to 1."""
        return self.points[round(share * (len(self.points) - 1))]


def width_of(kilotonnes: float, unit: float) -> float:
    """Canvas pixels an amount is wide: area-like, since amounts span two decades."""
    return max(5.0, 1.15 * math.sqrt(max(0.0, kilotonnes))) * unit / 16


RibbonLook = Literal["flows", "offered", "dim", "dead"]


def ribbon(
    target: pygame.Surface, course: Course, theme: Theme, look: RibbonLook = "flows", *, dots: bool = False
) -> None:
    """Draw one ribbon on a picture. `dots`: it carries no tonnes."""
    hue, width = theme.flows[EXCHANGE], course.width
    head = max(14.0, 0.9 * width + 5)
    body = _without_end(course.points, head * 0.75)
    if len(body) < 2:
        return
    if look == "offered":
        _dashed(target, body, (hue.edge, theme.land), max(3.0, width * 0.5))
        _head(target, course.points, (width, head), (hue.edge, theme.land))
        return
    if look == "dead":
        _railway(target, course, theme)
        return
    sides = list(zip(body, _normals(body), strict=True))
    _band(
        target, sides, width + _halo(width), theme.land, smooth=False
    )  # land on land: nobody sees its edges
    fill, edge = (hue.tint, _mixed(hue.edge, theme.land)) if look == "dim" else (hue.fill, hue.edge)
    _band(target, sides, width + _edge(width), edge)
    _head(target, course.points, (width, head), (edge, fill))
    _band(target, sides, width, fill)
    if look == "flows":
        _pattern(target, body, width, theme, dots=dots)


def _railway(target: pygame.Surface, course: Course, theme: Theme) -> None:
    """Nothing goes over: white with an edge of ink, and sleepers across, like a closed railway."""
    points = _without_end(course.points, 2.0)
    sides, width = list(zip(points, _normals(points), strict=True)), max(16.0, course.width)
    _band(target, sides, width + 2 * _RAIL + 8, theme.land, smooth=False)
    _band(target, sides, width + 2 * _RAIL, theme.ink)
    _band(target, sides, width, theme.panel)
    for x, y, dx, dy in along(points, _SLEEPERS, _SLEEPERS / 2):
        half = width / 2
        pygame.draw.line(
            target, theme.ink, (x - dy * half, y + dx * half), (x + dy * half, y - dx * half), _SLEEPER
        )


def _edge(width: float) -> float:
    return min(_EDGE, max(3.0, width * 0.4))


def _halo(width: float) -> float:
    return min(_HALO, max(6.0, width))


def _mixed(colour: Colour, other: Colour) -> Colour:
    return (colour[0] + other[0]) // 2, (colour[1] + other[1]) // 2, (colour[2] + other[2]) // 2


def _normals(points: Points) -> Points:
    """Which way is left at each point of a line."""
    normals = []
    for (ax, ay), (bx, by) in zip((points[0], *points[:-1]), (*points[1:], points[-1]), strict=True):
        dx, dy = bx - ax, by - ay
        long = math.sqrt(dx * dx + dy * dy) or 1.0
        normals.append((dy / long, -dx / long))
    return normals


def _band(target: pygame.Surface, sides: Sides, width: float, colour: Colour, *, smooth: bool = True) -> None:
    """A band along a line."""
    half = width / 2
    left = [(x + nx * half, y + ny * half) for (x, y), (nx, ny) in sides]
    right = [(x - nx * half, y - ny * half) for (x, y), (nx, ny) in sides]
    pygame.draw.polygon(target, colour, left + right[::-1])
    if smooth:
        pygame.draw.aalines(target, colour, False, left)
        pygame.draw.aalines(target, colour, False, right)


def _head(target: pygame.Surface, points: Points, size: tuple[float, float], colours: Colours) -> None:
    """`size`: how wide the ribbon is, and how long its head."""
    width, long = size
    tip = points[-1]
    base = _without_end(points, long)[-1]
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    reach = math.hypot(dx, dy) or 1.0
    dx, dy = dx / reach, dy / reach
    for grow, colour in zip((_edge(width) / 2 + 0.5, 0.0), colours, strict=True):
        half = width / 2 + max(6.0, 0.32 * width) + grow
        corners = [
            (tip[0] + dx * grow * 1.4, tip[1] + dy * grow * 1.4),
            (base[0] - dy * half - dx * grow, base[1] + dx * half - dy * grow),
            (base[0] + dy * half - dx * grow, base[1] - dx * half - dy * grow),
        ]
        pygame.draw.polygon(target, colour, corners)
        pygame.draw.aalines(target, colour, True, corners)


def _without_end(points: Points, cut: float) -> Points:
    """A line without its last stretch of this length."""
    kept, left = list(points), cut
    while len(kept) > 2:
        (ax, ay), (bx, by) = kept[-2], kept[-1]
        long = math.hypot(bx - ax, by - ay)
        if long >= left:
            share = (long - left) / (long or 1.0)
            kept[-1] = (ax + (bx - ax) * share, ay + (by - ay) * share)
            return kept
        kept.pop()
        left -= long
    return kept


def along(points: Points, every: float, first: float) -> Sequence[tuple[float, float, float, float]]:
    """Places at equal distances along a line: x, y and the direction."""
    places, next_, passed = [], first, 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        long = math.hypot(bx - ax, by - ay) or 1e-9
        while next_ <= passed + long:
            share = (next_ - passed) / long
            places.append(
                (ax + (bx - ax) * share, ay + (by - ay) * share, (bx - ax) / long, (by - ay) / long)
            )
            next_ += every
        passed += long
    return places


def _pattern(target: pygame.Surface, points: Points, width: float, theme: Theme, *, dots: bool) -> None:
    white = (255, 255, 255) if not theme.is_dark else theme.paper
    if dots:
        for x, y, _, _ in along(points, _CHEVRONS * 0.75, _CHEVRONS * 0.5):
            pygame.draw.aacircle(target, white, (x, y), max(2.0, width * 0.24))
        return
    size = max(4.0, width * 0.26)
    for x, y, dx, dy in along(points, _CHEVRONS, _CHEVRONS * 0.6):
        back = [
            (x - dx * size - dy * size, y - dy * size + dx * size),
            (x, y),
            (x - dx * size + dy * size, y - dy * size - dx * size),
        ]
        pygame.draw.lines(target, white, False, back, max(2, round(width * 0.13)))


def _dashed(target: pygame.Surface, points: Points, colours: Colours, width: float) -> None:
    """Dashes with a rim of land, so that they are seen on anything."""
    half = _DASH / 2
    dashes = [
        (x - dx * half, y - dy * half, x + dx * half, y + dy * half)
        for x, y, dx, dy in along(points, _DASH + _BREAK, half)
    ]
    for grow, colour in ((6, colours[1]), (0, colours[0])):
        for ax, ay, bx, by in dashes:
            pygame.draw.line(target, colour, (ax, ay), (bx, by), round(width) + grow)
