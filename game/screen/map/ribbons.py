"""Flows as ribbons: as wide as the root of their amount, with an arrow head and a pattern that reads in grey.

A ribbon is a cubic curve, bent to one side, which begins inside the giver's plinth and ends before the
taker's. Order of drawing: halo, edge, fill, pattern, head.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pygame

from game.design.theme import Colour, Theme

_STEPS: Final = 36
_HALO: Final = 9
"""land on both sides together: where two ribbons cross, the upper one is seen to pass over"""
Points = list[tuple[float, float]]
Sides = list[tuple[tuple[float, float], tuple[float, float]]]
"""points of a line, each with which way is left"""


@dataclass(frozen=True, slots=True)
class Curve:
    """Where a ribbon runs, in pixels."""

    start: tuple[float, float]
    end: tuple[float, float]
    bend: float
    """how far its middle swings out to the left of the straight line, in pixels"""
    width: float

    def points(self, steps: int = _STEPS) -> Points:
        """The middle line, from start to end."""
        return self._along([i / steps for i in range(steps + 1)])

    def at(self, t: float) -> tuple[float, float]:
        """A point of the middle line, 0 to 1."""
        return self._along([t])[0]

    def _along(self, shares: Sequence[float]) -> Points:
        (x0, y0), (x3, y3) = self.start, self.end
        dx, dy = x3 - x0, y3 - y0
        long = math.hypot(dx, dy) or 1.0
        nx, ny = dy / long * self.bend, -dx / long * self.bend
        x1, y1, x2, y2 = x0 + dx * 0.33 + nx, y0 + dy * 0.33 + ny, x0 + dx * 0.67 + nx, y0 + dy * 0.67 + ny
        points = []
        for t in shares:
            u = 1 - t
            a, b, c, d = u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        return points


def width_of(kilotonnes: float, unit: float) -> float:
    """Canvas pixels a ribbon is wide: area-like, since amounts span two decades."""
    return max(5.0, 1.15 * math.sqrt(max(0.0, kilotonnes))) * unit / 16


RibbonLook = Literal["flows", "offered", "dim"]


def ribbon(target: pygame.Surface, curve: Curve, kind: str, theme: Theme, look: RibbonLook = "flows") -> None:
    """Draw one ribbon on a picture."""
    hue = theme.flows[kind]
    middle = curve.points()
    head = max(12.0, 0.72 * curve.width)
    body = _without_end(middle, head * 0.8)
    if len(body) < 2:
        return
    if look == "offered":
        _dashed(target, body, hue.edge, max(2.0, curve.width * 0.5))
        _head(target, middle, curve.width, head, (hue.edge, theme.land))
        return
    sides = list(zip(body, _normals(body), strict=True))
    _band(target, sides, curve.width + _HALO, theme.land, smooth=False)  # land on land: nobody sees its edges
    fill, edge = (hue.tint, _mixed(hue.edge, theme.land)) if look == "dim" else (hue.fill, hue.edge)
    _band(target, sides, curve.width + 3, edge)
    _head(target, middle, curve.width, head, (edge, fill))
    _band(target, sides, curve.width, fill)
    if look == "flows":
        _pattern(target, body, curve.width, kind, theme)


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


def _head(
    target: pygame.Surface, points: Points, width: float, long: float, colours: tuple[Colour, Colour]
) -> None:
    """`colours`: of the edge, and within it."""
    tip = points[-1]
    base = _without_end(points, long)[-1]
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    size = math.hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    for grow, colour in zip((2.5, 0.0), colours, strict=True):
        half = width / 2 + max(5.0, 0.22 * width) + grow
        corners = [
            (tip[0] + dx * grow, tip[1] + dy * grow),
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


def _pattern(target: pygame.Surface, points: Points, width: float, kind: str, theme: Theme) -> None:
    hue = theme.flows[kind]
    white = (255, 255, 255) if not theme.is_dark else theme.paper
    if kind in ("recovered", "product"):
        size, colour = max(3.0, width * 0.2), white if kind == "recovered" else theme.ink2
        for x, y, dx, dy in along(points, 56, 40):
            back = [
                (x - dx * size - dy * size, y - dy * size + dx * size),
                (x, y),
                (x - dx * size + dy * size, y - dy * size - dx * size),
            ]
            pygame.draw.lines(target, colour, False, back, max(2, round(width * 0.09)))
    elif kind == "energy":
        for x, y, dx, dy in along(points, 10, 12):
            pygame.draw.line(
                target, white, (x - dx * 2, y - dy * 2), (x + dx * 2, y + dy * 2), max(2, round(width * 0.12))
            )
    elif kind == "landfill":
        half = width / 2 - 1
        colour = _mixed(hue.edge, hue.fill)
        for x, y, dx, dy in along(points, 12, 6):
            pygame.draw.line(
                target, colour, (x - dy * half, y + dx * half), (x + dy * half, y - dx * half), 3
            )


def _dashed(target: pygame.Surface, points: Points, colour: Colour, width: float) -> None:
    for x, y, dx, dy in along(points, 26, 7):
        pygame.draw.line(
            target, colour, (x - dx * 7, y - dy * 7), (x + dx * 7, y + dy * 7), max(3, round(width * 0.4))
        )
