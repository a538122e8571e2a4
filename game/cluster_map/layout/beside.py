"""What stands beside a firm: its heap, the arrow of what it buys, and its name. All find their places together.

Each takes the place with the least in its way; then each is asked again beside all the others, until none moves.
The order is fixed, so the same map always looks the same.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.cluster_map.layout.around import AIR, about, beyond
from game.cluster_map.layout.shapes import Array, as_rows, gaps_of, holds, shared, spread, widened
from game.cluster_map.layout.space import Box, FirmSpace, MapSpace, NamePlace, Point, StubPlace

_ROUNDS: Final = 4
_TRIES: Final = 4
_COVERED: Final = 1e4
"""what it costs to cover anything, and as much again for every 100 square pixels"""
_LENGTHS: Final = (1.0, 0.8, 0.62)
"""of an arrow, as a share of the wanted: short rather than none"""
_BROAD: Final = 28.0
"""half of the width that a lane's line is kept free"""
_ON_LINK, _ON_LANE, _ON_DOOR, _ON_LOST = 1.0, 5.0, 20.0, 30.0
"""and to stand where a lane may come, where one goes, where it leaves a plinth, and where one offered no way"""
_LOOKS: Final = (0.0, 10.0, 6000.0)
"""and to be written on two lines, or not at all"""
Key = tuple[str, str]
"""what it is, and of which firm"""
Placed = StubPlace | NamePlace | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing stands."""

    box: Box
    place: Placed = None
    """more than its box, where that says not all"""


class Places(NamedTuple):
    """All the places where a thing may stand, the liked ones first."""

    boxes: Array
    costs: Array
    places: Sequence[Placed]

    def only(self, which: npt.NDArray[Any]) -> Places:
        """Those of the places."""
        return Places(
            self.boxes[which], self.costs[which], [self.places[nth] for nth in np.flatnonzero(which).tolist()]
        )


Known = dict[tuple[str, FirmSpace], Places]
"""(what, whose) → where it may stand, as far as firms and what lies over the map ask"""


class Beside:
    """All the things of a map that stand beside firms."""

    def __init__(self, space: MapSpace, known: Known) -> None:
        """`known`: from another time with the same bounds, firms and reserved places; what is found out is added."""
        self.space = space
        self._known = known
        self._models = as_rows(firm.box for firm in space.firms)
        self._fixed = np.concatenate((self._models, as_rows(space.reserved)))

    @cached_property
    def _lanes_to_come(self) -> tuple[Array, Array]:
        """Points that lanes may come by, and what it costs to stand there: on the straight lines between firms, most
        on those of today, and about every plinth."""
        middles = {firm.id: firm.middle for firm in self.space.firms}
        today = [(lane.source, lane.target) for lane in self.space.lanes]
        wanted = [*((pair, _ON_LINK) for pair in self.space.links), *((pair, _ON_LANE) for pair in today)]
        wanted += [(pair, _ON_LOST) for pair in self.space.lost]
        priced = [
            (along, price)
            for (a, b), price in wanted
            if a in middles and b in middles and a != b
            for along in _street(middles[a], middles[b], broad=price != _ON_LINK)
        ]
        priced += [(_doors(firm), _ON_DOOR) for firm in self.space.firms]
        points = np.concatenate([points for points, _ in priced])
        return points, np.concatenate([np.full(len(points), price) for points, price in priced])

    def places(self) -> Generator[None, None, dict[Key, Spot]]:
        """(what, firm) → where it stands; what nowhere is free for is missing. Worked out bit by bit."""
        wanted: list[tuple[Key, Places]] = []
        for kind in ("heap", "stub", "name"):
            some = []
            for firm in self.space.firms:
                some.append(((kind, firm.id), self._priced(self._choice(kind, firm))))
                yield None
            wanted += sorted(
                (each for each in some if len(each[1].boxes)), key=lambda each: -_area(each[1].boxes[0])
            )
        return (yield from self._asked_again(wanted))

    def _choice(self, kind: str, firm: FirmSpace) -> Places:
        """Places within the map, with what stands in their way already."""
        key = (kind, firm)
        if key not in self._known:
            offered = {"heap": self._heaps, "stub": self._stubs, "name": self._names}[kind](firm)
            left, top, wide, high = self.space.bounds
            x, y, w, h = offered.boxes.T
            offered = offered.only(
                (x >= left + AIR)
                & (y >= top + AIR)
                & (x + w <= left + wide - AIR)
                & (y + h <= top + high - AIR)
            )
            covered = _price(shared(widened(offered.boxes, AIR), self._fixed).sum(1))
            self._known[key] = offered._replace(costs=offered.costs + covered)
        return self._known[key]

    def _priced(self, choice: Places) -> Places:
        """With the lanes that may come there."""
        if not len(choice.boxes):
            return choice
        rows, (points, prices) = widened(choice.boxes, AIR), self._lanes_to_come
        low, high = rows[:, :2].min(0), (rows[:, :2] + rows[:, 2:]).max(0)
        near = ((points > low) & (points < high)).all(1)
        return choice._replace(costs=choice.costs + holds(rows, points[near]) @ prices[near])

    @staticmethod
    def _asked_again(wanted: Sequence[tuple[Key, Places]]) -> Generator[None, None, dict[Key, Spot]]:
        asked = _Asked(wanted)
        best, least = dict[Key, Spot](), math.inf
        first: list[Key] = []
        for _ in range(_TRIES):
            asked.chosen.clear()
            order = [*first, *(key for key, _ in wanted if key not in first)]
            for _ in range(_ROUNDS):
                before, cost = dict(asked.chosen), {}
                for key in order:
                    cost[key] = asked.ask(key)
                yield None
                if asked.chosen == before:
                    break
            if sum(cost.values()) < least:
                least = sum(cost.values())
                best = {key: _spot(each, asked.chosen[key]) for key, each in wanted if cost[key] < _COVERED}
            stuck = [key for key, paid in cost.items() if paid >= _LOOKS[-1]]
            if not stuck:
                break
            first = [*stuck, *(key for key in first if key not in stuck)]  # who has no place chooses first
        return best

    # --- where each may stand ---------------------------------------------------------------------
    def _heaps(self, firm: FirmSpace) -> Places:
        if firm.heap is None:
            return _NONE
        boxes, off = about(firm.box, firm.heap, low=True)
        choice = Places(boxes, np.asarray(0.4 * np.arange(len(boxes)) + 0.5 * off), [None] * len(boxes))
        return choice.only(self._is_nearest(firm, boxes[:, :2] + boxes[:, 2:] / 2))

    def _stubs(self, firm: FirmSpace) -> Places:
        if firm.stub is None:
            return _NONE
        full, wide = firm.stub
        boxes, places = [], []
        for share, (dx, dy) in ((share, way) for share in _LENGTHS for way in _WAYS_IN):
            tip, long = edge_of(firm, (-dx, -dy)), full * share
            tail = (tip[0] - dx * long, tip[1] - dy * long)
            half = wide * 0.6
            across, down = abs(dy) * half, abs(dx) * half
            box = (
                min(tip[0], tail[0]) - across,
                min(tip[1], tail[1]) - down,
                abs(tip[0] - tail[0]) + 2 * across,
                abs(tip[1] - tail[1]) + 2 * down,
            )
            boxes.append(beyond(box, firm.box))
            places.append(StubPlace(tail, tip))
        return Places(as_rows(boxes), 0.6 * np.arange(len(boxes), dtype=np.float64), places)

    def _names(self, firm: FirmSpace) -> Places:
        choices = [_NONE]
        for look, size in enumerate(firm.names):
            dear = _LOOKS[-1 if look and look == len(firm.names) - 1 and firm.mark else min(look, 1)]
            boxes, off = about(firm.box, size, low=False)
            places = [NamePlace(_box(row), look) for row in boxes]
            marks = np.column_stack((boxes[:, 0] + (firm.mark or size[0]) / 2, boxes[:, 1] + size[1] / 2))
            choice = Places(boxes, np.asarray(dear + 0.4 * np.arange(len(boxes)) + 0.15 * off), places)
            choices.append(choice.only(self._is_nearest(firm, marks)))
        boxes, costs = (np.concatenate([each[part] for each in choices]) for part in (0, 1))
        return Places(boxes, costs, [place for choice in choices for place in choice.places])

    def _is_nearest(self, firm: FirmSpace, points: Array) -> npt.NDArray[np.bool_]:
        """The places that nobody could take for another firm's: these points of them are nearest their own."""
        gaps = gaps_of(points, self._models)
        own = self.space.firms.index(firm)
        others = np.delete(gaps, own, axis=1).min(1, initial=math.inf)
        return np.asarray(others > gaps[:, own] * 1.15 + 4)


class _Asked:
    """Which of its places each thing has chosen so far."""

    def __init__(self, wanted: Sequence[tuple[Key, Places]]) -> None:
        self._own = {key: places.costs for key, places in wanted}
        self._rows = {key: widened(places.boxes, AIR / 2) for key, places in wanted}
        self.chosen: dict[Key, int] = {}

    def ask(self, key: Key) -> float:
        """Choose the best place beside all the others; what that costs."""
        others = [self._rows[other][nth] for other, nth in self.chosen.items() if other != key]
        whole = self._own[key] + _price(shared(self._rows[key], np.array(others).reshape(-1, 4)).sum(1))
        self.chosen[key] = int(np.argmin(whole))
        return float(whole[self.chosen[key]])


def _box(row: Array) -> Box:
    x, y, wide, high = row.tolist()
    return x, y, wide, high


def _spot(choice: Places, nth: int) -> Spot:
    return Spot(_box(choice.boxes[nth]), choice.places[nth])


def _ways() -> Iterator[Point]:
    for degrees in (0, 180, 90, 30, 150, 330, 210, 315, 225, 45, 135, 270):
        yield math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


_WAYS_IN: Final = tuple(_ways())
"""directions in which what is bought comes: from the left, the right, above, …"""


def _street(start: Point, end: Point, *, broad: bool) -> Iterator[Array]:
    """Points along the straight line, and on both sides of it where lanes go today."""
    line = spread((start, end), 40)
    long = math.dist(start, end) or 1.0
    aside = np.array([(start[1] - end[1]) / long, (end[0] - start[0]) / long])
    for off in (0, -_BROAD, _BROAD) if broad else (0,):
        yield line + aside * off


def _doors(firm: FirmSpace) -> Array:
    """Where lanes leave a plinth."""
    ways = [(math.cos(math.radians(turn)), math.sin(math.radians(turn))) for turn in (0, 40, 90, 140, 180)]
    return np.asarray(np.array([edge_of(firm, (x, y)) for x, y in ways]) + np.array(ways) * 28)


def edge_of(firm: FirmSpace, way: Point) -> Point:
    """Where one leaves a firm's plinth in a direction; straight up, it is the roof."""
    (x, y), (across, down) = firm.middle, firm.plinth
    if way[1] < -0.9:
        return x, y - firm.roof - 4
    reach = 1.08 / (abs(way[0]) / across + abs(way[1]) / down)
    if way[1] < -0.3:  # beside the model, not behind it
        return x + math.copysign(0.8 * across, way[0]), y - 0.45 * firm.roof
    return x + way[0] * reach, y + way[1] * reach


def _price(covered: Array) -> Array:
    return np.where(covered > 0.5, _COVERED + covered * 100, 0.0)


def _area(box: Box | Array) -> float:
    return float(box[2] * box[3])


_NONE: Final = Places(np.empty((0, 4)), np.empty(0), ())
