"""Ways for exchanges: round everything that stands there, beside each other, rarely across.

The cheapest way over squares is searched, pulled straight like a string, and its corners are rounded as far as it
then still keeps clear of everything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from game.cluster_map.layout.beside import edge_of
from game.cluster_map.layout.grid import FINE, Grid, Mask, Squares, is_on
from game.cluster_map.layout.search import cheapest
from game.cluster_map.layout.shapes import Array, as_rows, grown, holds, spread
from game.cluster_map.layout.space import Box, FirmSpace, Lane, Line, MapSpace, Point

GAP: Final = 10.0
"""pixels between a lane and whatever it passes"""
_LEAST: Final = 4.0
"""and where it is rounded"""
_NARROW: Final = 5.0
"""and where it finds no way otherwise"""
_COARSE: Final = 2
"""squares of the grid to one of the search"""
_TAKEN: Final = 7.0
"""what a square costs more that another lane takes: as much as a detour of so many"""
_WIDE: Final = 14.0
"""half of the widest lane"""
_ASIDE: Final = 0.0006
"""for every pixel beside the straight line: of two ways alike, the straighter"""
_WAYS_OUT: Final = dict.fromkeys((0, 180, 20, 160, 40, 140, 65, 115, 90, 195, 345), 0.0) | {270: 5.0}
"""degrees at which a lane leaves a plinth, and what that costs: by the roof is dear"""
_APART: Final = 30.0
_USED: Final = 12.0
"""what it costs to leave a plinth so near to another lane's end"""
_WINDOWS: Final = (12, 8, 5, 3)
"""over how many points on either side a way is rounded, if nothing is in it"""
_DEARER: Final = 2.0
"""how much dearer lanes are to cross where the first way lay on one"""
_FAN: Final = 70.0
"""pixels from a plinth within which lanes spread like a fan"""
_ACROSS: Final = 60.0
"""pixels in which it may lie on another where it crosses that, beside what the other's width asks"""
_SAMPLES: Final = 40
Ports = dict[int, tuple[Point, float]]
"""square of the search → the end on the plinth, and what it costs"""


class Lanes:
    """The ways of a map, one after another: a later one keeps off those before it."""

    def __init__(self, space: MapSpace, things: Sequence[Box]) -> None:
        """`things`: heaps, arrows and names, as they stand."""
        self._firms = {firm.id: firm for firm in space.firms}
        self._boxes = [*things, *space.reserved]
        self._grid = Grid(space.bounds, self._boxes, space.firms)
        self._ends: list[Point] = []
        self._ways: list[tuple[Array, Lane]] = []

    def way(self, lane: Lane) -> Line | None:
        """The way of a lane, which it then takes; None where there is none."""
        if lane.source == lane.target or not {lane.source, lane.target} <= self._firms.keys():
            return None
        for gap, coarse, dear in ((GAP, _COARSE, 1.0), (_NARROW, 1, _DEARER)):
            line = self._way(lane, lane.width / 2 + gap, Squares(self._grid, coarse, dear))
            if line is not None:
                self._ways.append((line, lane))
                self._ends += [(line[0][0], line[0][1]), (line[-1][0], line[-1][1])]
                self._grid.take(line, lane.width / 2 + _WIDE + GAP, _TAKEN)
                return tuple((float(x), float(y)) for x, y in line)
        return None

    def _way(self, lane: Lane, room: float, squares: Squares) -> Array | None:
        source, target = self._firms[lane.source], self._firms[lane.target]
        blocked = self._grid.blocked(room)
        starts, ends = (self._ports(firm, blocked, lane, squares) for firm in (source, target))
        costs = squares.of(
            np.where(
                blocked, math.inf, squares.dear * self._grid.taken + self._aside(source.middle, target.middle)
            )
        )
        costs[0, :] = costs[-1, :] = costs[:, 0] = costs[:, -1] = math.inf
        goal = squares.place(target.middle)
        passed = cheapest(costs, {square: price for square, (_, price) in starts.items()}, ends, goal)
        if passed is None:
            return None
        way = [squares.point(square) for square in passed]
        tails = starts[passed[0]][0], ends[passed[-1]][0]
        lines = (
            self._rounded(spread((tails[0], *corners, tails[1]), FINE), lane)
            for corners in (self._taut(way, blocked), way)
        )
        return next((line for line in lines if line is not None), None)

    def _ports(self, firm: FirmSpace, blocked: Mask, lane: Lane, squares: Squares) -> Ports:
        """Where a lane may leave a firm or reach it."""
        boxes, ports = as_rows(grown(box, lane.width / 2 + _LEAST) for box in self._boxes), Ports()
        coarse = squares.of(blocked).ravel()
        for degrees, price in _WAYS_OUT.items():
            way = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            end = edge_of(firm, way)
            tried = (squares.at((end[0] + way[0] * far, end[1] + way[1] * far)) for far in range(10, 70, 10))
            square = next((each for each in tried if each is not None and not coarse[each]), None)
            if square is not None and not holds(boxes, spread((end, squares.point(square)), 6)).any():
                used = any(math.dist(end, other) < _APART for other in self._ends)
                ports.setdefault(square, (end, price + (_USED if used else 0.0)))
        return ports

    def _aside(self, start: Point, end: Point) -> Array:
        """What it costs to be beside the straight line: of two ways alike, the straighter."""
        (ax, ay), (bx, by) = start, end
        beside = (bx - ax) * (self._grid.y[:, None] - ay) - (by - ay) * (self._grid.x[None, :] - ax)
        return np.asarray(_ASIDE * np.abs(beside) / (math.hypot(bx - ax, by - ay) or 1.0))

    def _taut(self, way: Sequence[Point], blocked: Mask) -> list[Point]:
        """The corners of a way pulled straight: nothing is covered by it, and no more of a lane than before."""
        points, corners, at = np.array(way), [0], 0
        paid = np.concatenate(([0.0], np.cumsum(self._grid.taken[self._grid.of(points)])))
        shares = np.linspace(0, 1, _SAMPLES)[None, :, None]
        while at < len(points) - 1:
            ahead = points[at + 1 :]
            cells = self._grid.of(points[at] + (ahead - points[at])[:, None, :] * shares)
            dear = self._grid.taken[cells].mean(1) * np.arange(2, len(ahead) + 2)
            free = ~blocked[cells].any(1) & (dear <= paid[at + 2 :] - paid[at] + 1)
            at += int(np.flatnonzero(free)[-1]) + 1 if free.any() else 1
            corners.append(at)
        return [way[corner] for corner in corners]

    def _rounded(self, taut: Array, lane: Lane) -> Array | None:
        """The roundest of the lines about this one that keeps clear of everything; where something is near, it stays
        nearer to this one."""
        if not self._is_clear(taut, lane):
            taut = _softened(taut, 1)
        best = taut if self._is_clear(taut, lane) else None
        for window in _WINDOWS:
            line = _softened(taut, window)
            if self._is_clear(line, lane):
                return line
            near = self._touches(line, lane.width / 2 + _LEAST, lane)
            share = _spread_out(near.astype(np.float64), window)[:, None]
            mixed = _softened(line * (1 - share) + taut * share, 2)
            if self._is_clear(mixed, lane):
                return mixed
        return best

    def _touches(self, line: Array, room: float, lane: Lane) -> Mask:
        """Which of its points come too near to something."""
        near = holds(as_rows(grown(box, room) for box in self._boxes), line).any(0)
        for key, firm in self._firms.items():
            if key not in (lane.source, lane.target):
                near |= holds(as_rows([grown(firm.house, room)]), line)[0]
                near |= is_on(firm, line[:, 0], line[:, 1], room)
        return np.asarray(near)

    def _is_clear(self, line: Array, lane: Lane) -> bool:
        room = lane.width / 2 + _LEAST
        if holds(as_rows(grown(box, room) for box in self._boxes), line).any() or self._lies_on_one(
            line, lane
        ):
            return False
        for key, firm in self._firms.items():
            is_own = key in (lane.source, lane.target)
            part, near = (line[2:-2], 0.0) if is_own else (line, room)
            if (
                holds(as_rows([grown(firm.house, near)]), part).any()
                or is_on(firm, part[:, 0], part[:, 1], near).any()
            ):
                return False
        return True

    def _lies_on_one(self, line: Array, lane: Lane) -> bool:
        """Whether it runs along on a lane that was there before, and not only across it, or beside it at a firm."""
        for way, other in self._ways:
            apart = np.hypot(*(line[:, None, :] - way[None, :, :]).transpose(2, 0, 1)).min(axis=1)
            shares = apart < (lane.width + other.width) / 2
            for key in {lane.source, lane.target} & {other.source, other.target}:
                firm = self._firms[key]
                shares &= np.hypot(*(line - firm.middle).T) > firm.plinth[0] + _FAN
            if shares.sum() * FINE > _ACROSS + 1.5 * other.width:
                return True
        return False


def _spread_out(near: Array, window: int) -> Array:
    """Marks along a line spread to their neighbours, less and less."""
    here, even = slice(window, window + len(near)), np.ones(2 * window + 1)
    wide = np.convolve(near, even)[here] > 0
    return np.convolve(wide, even / len(even))[here].clip(0, 1)


def _softened(line: Array, window: int) -> Array:
    """A line with its corners rounded; the ends stay."""
    if window == 0:
        return line
    reach = np.minimum(np.arange(len(line)), np.arange(len(line))[::-1])
    share = np.minimum(1.0, reach / window)[:, None]
    for _ in range(3):
        padded = np.concatenate((line[:1].repeat(window, 0), line, line[-1:].repeat(window, 0)))
        sums = np.cumsum(np.concatenate((np.zeros((1, 2)), padded)), axis=0)
        mean = (sums[2 * window + 1 :] - sums[: -2 * window - 1]) / (2 * window + 1)
        line = line + (mean - line) * share
    return line
