"""Ways for exchanges: round everything that stands there, beside each other, rarely across.

The cheapest way over squares is searched, pulled straight like a string, and its corners are rounded as far as it
then still keeps clear of everything.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from game.cluster_map.layout.beside import edge_of
from game.cluster_map.layout.grid import FINE, Grid, Mask, Squares
from game.cluster_map.layout.search import cheapest
from game.cluster_map.layout.shapes import Array, as_rows, holds, spread, widened
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
_PRICES: Final = tuple(_WAYS_OUT.values())
_OUT: Final = tuple(
    (math.cos(math.radians(degrees)), math.sin(math.radians(degrees))) for degrees in _WAYS_OUT
)
_APART: Final = 30.0
_USED: Final = 12.0
"""what it costs to leave a plinth so near to another lane's end"""
_WINDOWS: Final = (12, 8, 5, 3)
"""over how many points on either side a way is rounded, if nothing is in it"""
_CROOKED: Final = 4.0 * math.pi
"""how far a lane may turn on its way: one that winds more looks broken, and is left to a hairline"""
_DEARER: Final = 2.0
"""how much dearer lanes are to cross where the first way lay on one"""
_FAN: Final = 70.0
"""pixels from a plinth within which lanes spread like a fan"""
_ACROSS: Final = 60.0
"""pixels in which it may lie on another where it crosses that, beside what the other's width asks"""
_SAMPLES: Final = 40
Places = npt.NDArray[np.intp]
Ports = dict[int, tuple[Point, float]]
"""square of the search → the end on the plinth, and what it costs"""


class Lanes:
    """The ways of a map, one after another: a later one keeps off those before it."""

    def __init__(self, space: MapSpace, things: Sequence[Box]) -> None:
        """`things`: heaps, arrows and names, as they stand."""
        self._firms = {firm.id: firm for firm in space.firms}
        boxes = [*things, *space.reserved]
        self._boxes = as_rows(boxes)
        self._houses = as_rows(firm.house for firm in space.firms)
        self._plinths = np.array([(*firm.middle, *firm.plinth) for firm in space.firms]).reshape(-1, 4, 1)
        self._grid = Grid(space.bounds, boxes, space.firms)
        self._outside: dict[tuple[str, int], tuple[Array, Places]] = {}
        self._ends: list[Point] = []
        self._ways: list[tuple[Array, Lane]] = []

    def keep(self, lane: Lane, way: Line) -> None:
        """A lane has its way already."""
        line = np.array(way)
        self._ways.append((line, lane))
        self._ends += [way[0], way[-1]]
        self._grid.take(line, lane.width / 2 + _WIDE + GAP, _TAKEN)

    def way(self, lane: Lane) -> Generator[None, None, Line | None]:
        """The way of a lane, which it then takes; None where there is none. Looked for bit by bit."""
        if lane.source == lane.target or not {lane.source, lane.target} <= self._firms.keys():
            return None
        for gap, coarse, dear in ((GAP, _COARSE, 1.0), (_NARROW, 1, _DEARER)):
            line = yield from self._way(lane, lane.width / 2 + gap, Squares(self._grid, coarse, dear))
            if line is not None:
                way = tuple((float(x), float(y)) for x, y in line)
                self.keep(lane, way)
                return way
        return None

    def _way(self, lane: Lane, room: float, squares: Squares) -> Generator[None, None, Array | None]:
        source, target = self._firms[lane.source], self._firms[lane.target]
        blocked = self._grid.blocked(room)
        starts, ends = (self._ports(firm, blocked, lane, squares) for firm in (source, target))
        aside = self._aside(source.middle, target.middle)
        costs = squares.of(np.where(blocked, math.inf, squares.dear * self._grid.taken + aside))
        costs[0, :] = costs[-1, :] = costs[:, 0] = costs[:, -1] = math.inf
        yield None
        goal = squares.place(target.middle)
        passed = yield from cheapest(
            costs, {square: price for square, (_, price) in starts.items()}, ends, goal
        )
        if passed is None:
            return None
        yield None
        way = [(float(x), float(y)) for x, y in squares.points(passed)]
        tails = starts[passed[0]][0], ends[passed[-1]][0]
        for corners in (self._taut(way, blocked), way):
            line = yield from self._rounded(spread((tails[0], *corners, tails[1]), FINE), lane)
            if line is not None:
                return line
        return None

    def _ports(self, firm: FirmSpace, blocked: Mask, lane: Lane, squares: Squares) -> Ports:
        """Where a lane may leave a firm or reach it."""
        ends, places = self._ways_out(firm, squares)
        is_free = ~squares.of(blocked).ravel()[places] & (places >= 0)
        first = places[np.arange(len(places)), is_free.argmax(1)]
        boxes = widened(self._boxes, lane.width / 2 + _LEAST)
        tips = squares.points(first)
        lines = (
            ends[:, None, :] + (tips - ends)[:, None, :] * np.linspace(0, 1, _SAMPLES)[None, :, None]
        ).reshape(-1, 2)
        is_clear = ~holds(boxes, lines).any(0).reshape(len(ends), -1).any(1) & is_free.any(1)
        ports = Ports()
        for nth in np.flatnonzero(is_clear):
            end = (float(ends[nth, 0]), float(ends[nth, 1]))
            used = any(math.dist(end, other) < _APART for other in self._ends)
            ports.setdefault(int(first[nth]), (end, _PRICES[nth] + (_USED if used else 0.0)))
        return ports

    def _ways_out(self, firm: FirmSpace, squares: Squares) -> tuple[Array, Places]:
        """Ends of lanes on a plinth, and squares before each, the nearest first; -1 outside the map."""
        key = (firm.id, squares.every)
        if key not in self._outside:
            ends = np.array([edge_of(firm, way) for way in _OUT])
            tried = ends[:, None, :] + np.array(_OUT)[:, None, :] * np.arange(10, 70, 10)[None, :, None]
            self._outside[key] = ends, squares.numbers(tried)
        return self._outside[key]

    def _aside(self, start: Point, end: Point) -> Array:
        """What it costs to be beside the straight line: of two ways alike, the straighter."""
        (ax, ay), (bx, by) = start, end
        beside = (bx - ax) * (self._grid.y[:, None] - ay) - (by - ay) * (self._grid.x[None, :] - ax)
        return np.asarray(_ASIDE * np.abs(beside) / (math.hypot(bx - ax, by - ay) or 1.0))

    def _taut(self, way: Sequence[Point], blocked: Mask) -> list[Point]:
        """The corners of a way pulled straight: nothing is covered by it, and no more of a lane than before."""
        points, corners, at = self._grid.in_squares(np.array(way)), [0], 0
        taken, blocked, columns = self._grid.taken.ravel(), blocked.ravel(), self._grid.size[1]
        passed = np.rint(points).astype(np.intp)
        paid = np.concatenate(([0.0], np.cumsum(taken[passed[:, 1] * columns + passed[:, 0]])))
        shares = np.linspace(0, 1, _SAMPLES)[None, :, None]
        while at < len(points) - 1:
            ahead = points[at + 1 :]
            on = np.rint(points[at] + (ahead - points[at])[:, None, :] * shares).astype(np.intp)
            cells = on[..., 1] * columns + on[..., 0]
            dear = taken[cells].mean(1) * np.arange(2, len(ahead) + 2)
            free = ~blocked[cells].any(1) & (dear <= paid[at + 2 :] - paid[at] + 1)
            at += int(np.flatnonzero(free)[-1]) + 1 if free.any() else 1
            corners.append(at)
        return [way[corner] for corner in corners]

    def _rounded(self, taut: Array, lane: Lane) -> Generator[None, None, Array | None]:
        """The roundest of the lines about this one that keeps clear of everything; where something is near, it stays
        nearer to this one."""
        if not self._is_clear(taut, lane):
            taut = _softened(taut, 1)
        best = taut if self._is_clear(taut, lane) and _turns(taut) <= _CROOKED else None
        for window in _WINDOWS:
            line = _softened(taut, window)
            if self._is_clear(line, lane):
                return line
            near = self._touches(line, lane.width / 2 + _LEAST, lane)
            share = _spread_out(near.astype(np.float64), window)[:, None]
            mixed = _softened(line * (1 - share) + taut * share, 2)
            if self._is_clear(mixed, lane):
                return mixed
            yield None
        return best

    def _touches(self, line: Array, room: float, lane: Lane) -> Mask:
        """Which of its points come too near to something."""
        near = holds(widened(self._boxes, room), line).any(0)
        return np.asarray(near | self._on_firms(line, room, ~self._own(lane)))

    def _is_clear(self, line: Array, lane: Lane) -> bool:
        room, own = lane.width / 2 + _LEAST, self._own(lane)
        return not (
            holds(widened(self._boxes, room), line).any()
            or self._on_firms(line, room, ~own).any()
            or self._on_firms(line[2:-2], 0.0, own).any()
            or self._lies_on_one(line, lane)
        )

    def _own(self, lane: Lane) -> Mask:
        """Which firms it runs between."""
        return np.array([key in (lane.source, lane.target) for key in self._firms])

    def _on_firms(self, line: Array, room: float, which: Mask) -> Mask:
        """Which points lie on one of these firms, or so near it."""
        x, y, across, down = self._plinths[which].transpose(1, 0, 2)
        far = np.abs(line[:, 0] - x) / (across + room * 1.3) + np.abs(line[:, 1] - y) / (down + room * 1.3)
        return np.asarray((far < 1).any(0) | holds(widened(self._houses[which], room), line).any(0))

    def _lies_on_one(self, line: Array, lane: Lane) -> bool:
        """Whether it runs along on a lane that was there before, and not only across it, or beside it at a firm."""
        if not self._ways:
            return False
        points = np.concatenate([way for way, _ in self._ways])
        first = np.cumsum([0, *(len(way) for way, _ in self._ways[:-1])])
        squared = (line**2).sum(1)[:, None] + (points**2).sum(1)[None, :] - 2 * line @ points.T
        wide = np.array([(lane.width + other.width) / 2 for _, other in self._ways])
        shares = np.minimum.reduceat(squared, first, axis=1) < wide**2
        for nth, (_, other) in enumerate(self._ways):
            for key in (
                {lane.source, lane.target} & {other.source, other.target} if shares[:, nth].any() else ()
            ):
                firm = self._firms[key]
                shares[:, nth] &= np.hypot(*(line - firm.middle).T) > firm.plinth[0] + _FAN
        most = np.array([_ACROSS + 1.5 * other.width for _, other in self._ways])
        return bool((shares.sum(0) * FINE > most).any())


def _turns(line: Array) -> float:
    """How far a line turns on its way, to either side together. Radians."""
    steps = np.diff(line, axis=0)
    ways = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    return float(np.abs(np.diff(ways)).sum())


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
