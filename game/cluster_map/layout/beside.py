"""What stands beside a firm: its heap, the arrow of what it buys, and its name. All find their places together.

Each takes the place with the least in its way; then each is asked again beside all the others, until none moves.
The order is fixed, so the same map always looks the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.cluster_map.layout.shapes import Array, as_rows, gaps_of, grown, holds, shared, spread
from game.cluster_map.layout.space import Box, FirmSpace, MapSpace, NamePlace, Point, Size, StubPlace

_ROUNDS: Final = 4
_TRIES: Final = 4
_AIR: Final = 8.0
"""pixels between things"""
_COVERED: Final = 1e4
"""what it costs to cover anything, and as much again for every 100 square pixels"""
_LENGTHS: Final = (1.0, 0.8, 0.62)
"""of an arrow, as a share of the wanted: short rather than none"""
_BROAD: Final = 28.0
"""half of the width that a lane's line is kept free"""
_ON_LINK, _ON_LANE, _ON_DOOR, _ON_LOST = 1.0, 5.0, 20.0, 30.0
"""and to stand where a lane may come, where one goes, where it leaves a plinth, and where one found no way"""
_LOOKS: Final = (0.0, 10.0, 6000.0)
"""and to be written on two lines, or not at all"""
_PUSHED: Final = (0.0, 24.0, 56.0)
"""pixels that a thing may stand off its firm"""
Key = tuple[str, str]
"""what it is, and of which firm"""
Placed = StubPlace | NamePlace | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere a thing may stand."""

    box: Box
    cost: float
    place: Placed = None
    """more than its box, where that says not all"""


class Beside:
    """All the things of a map that stand beside firms."""

    def __init__(self, space: MapSpace) -> None:
        self.space = space
        self._boxes = {firm.id: firm.box for firm in space.firms}
        self._models = as_rows(self._boxes.values())

    @cached_property
    def _fixed(self) -> Array:
        """What nothing may cover."""
        return as_rows([*self._boxes.values(), *self.space.reserved])

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

    def places(self) -> dict[Key, Spot]:
        """(what, firm) → where it stands; what nowhere is free for is missing."""
        wanted: list[tuple[Key, list[Spot]]] = []
        kinds: tuple[tuple[str, Callable[[FirmSpace], Iterator[Spot]]], ...] = (
            ("heap", self._heaps),
            ("stub", self._stubs),
            ("name", self._names),
        )
        for kind, spots_of in kinds:
            some = [((kind, firm.id), self._priced(list(spots_of(firm)))) for firm in self.space.firms]
            wanted += sorted((each for each in some if each[1]), key=lambda each: -_area(each[1][0].box))
        return self._asked_again(wanted)

    def _priced(self, spots: list[Spot]) -> list[Spot]:
        """Those within the map, with what stands in their way already."""
        left, top, wide, high = self.space.bounds
        inside = [
            spot
            for spot in spots
            if spot.box[0] >= left + _AIR
            and spot.box[1] >= top + _AIR
            and spot.box[0] + spot.box[2] <= left + wide - _AIR
            and spot.box[1] + spot.box[3] <= top + high - _AIR
        ]
        if not inside:
            return []
        rows = as_rows(grown(spot.box, _AIR) for spot in inside)
        covered = _price(shared(rows, self._fixed).sum(1))
        points, prices = self._lanes_to_come
        links = holds(rows, points) @ prices
        return [
            Spot(spot.box, spot.cost + more, spot.place)
            for spot, more in zip(inside, covered + links, strict=True)
        ]

    @staticmethod
    def _asked_again(wanted: Sequence[tuple[Key, list[Spot]]]) -> dict[Key, Spot]:
        rows = {key: as_rows(grown(spot.box, _AIR / 2) for spot in spots) for key, spots in wanted}
        own = {key: np.array([spot.cost for spot in spots]) for key, spots in wanted}
        chosen: dict[Key, int] = {}

        def ask(key: Key, among: Iterable[Key]) -> float:
            others = [rows[other][chosen[other]] for other in among if other in chosen and other != key]
            whole = own[key] + _price(shared(rows[key], np.array(others).reshape(-1, 4)).sum(1))
            chosen[key] = int(np.argmin(whole))
            return float(whole[chosen[key]])

        best, least = dict[Key, Spot](), math.inf
        first: list[Key] = []
        for _ in range(_TRIES):
            chosen.clear()
            order = [*first, *(key for key, _ in wanted if key not in first)]
            for _ in range(_ROUNDS):
                cost = {key: ask(key, chosen) for key in order}
            if sum(cost.values()) < least:
                least = sum(cost.values())
                best = {key: spots[chosen[key]] for key, spots in wanted if cost[key] < _COVERED}
            stuck = [key for key, paid in cost.items() if paid >= _LOOKS[-1]]
            if not stuck:
                break
            first = [
                *stuck,
                *(key for key in first if key not in stuck),
            ]  # whoever found no place chooses first
        return best

    # --- where each may stand ---------------------------------------------------------------------
    def _heaps(self, firm: FirmSpace) -> Iterator[Spot]:
        if firm.heap is not None:
            spots = [
                Spot(box, 0.4 * nth + 0.5 * off)
                for nth, (box, off) in enumerate(_about(firm.box, firm.heap, low=True))
            ]
            yield from self._nearest(firm, spots, [_middle(spot.box) for spot in spots])

    def _stubs(self, firm: FirmSpace) -> Iterator[Spot]:
        if firm.stub is None:
            return
        full, wide = firm.stub
        for nth, (share, (dx, dy)) in enumerate((share, way) for share in _LENGTHS for way in _WAYS_IN):
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
            yield Spot(_off(box, firm.box), 0.6 * nth, StubPlace(tail, tip))

    def _names(self, firm: FirmSpace) -> Iterator[Spot]:
        for look, size in enumerate(firm.names):
            dear = _LOOKS[-1 if look and look == len(firm.names) - 1 and firm.mark else min(look, 1)]
            spots = [
                Spot(box, dear + 0.4 * nth + 0.15 * off, NamePlace(box, look))
                for nth, (box, off) in enumerate(_about(firm.box, size, low=False))
            ]
            marks = [
                (x + (firm.mark or wide) / 2, y + high / 2)
                for x, y, wide, high in (spot.box for spot in spots)
            ]
            yield from self._nearest(firm, spots, marks)

    def _nearest(self, firm: FirmSpace, spots: Sequence[Spot], points: Sequence[Point]) -> Iterator[Spot]:
        """The spots that nobody could take for another firm's: these points of them are nearest their own."""
        gaps = gaps_of(np.array(points), self._models)
        own = list(self._boxes).index(firm.id)
        others = np.delete(gaps, own, axis=1).min(1, initial=math.inf)
        yield from (
            spot for spot, is_near in zip(spots, others > gaps[:, own] * 1.15 + 4, strict=True) if is_near
        )


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


def _about(box: Box, size: Size, *, low: bool) -> Iterator[tuple[Box, float]]:
    """Places about a box, the liked ones first, and how far each is pushed off; `low`: rather beside than below."""
    (x, y, w, h), (wide, high) = box, size
    right, left, under, over = x + w + _AIR, x - wide - _AIR, y + h + _AIR, y - high - _AIR
    heights = [y + h * share - high / 2 for share in (0.62, 0.8, 0.45, 0.95, 0.25, 0.05)]
    across = [x + w * share - wide * share for share in (0.5, 0.2, 0.8, 0.0, 1.0, -0.35, 1.35)]
    tucked = under - 0.3 * h * 0.5  # the plinth leaves its lower corners free
    beside = [(side, level) for level in heights for side in (left, right)]
    below = [*((at, under) for at in across), (x + w * 0.72, tucked), (x + w * 0.28 - wide, tucked)]
    above = [(at, over) for at in across]
    for at in (
        (*beside, *below, *above) if low else (*below[:3], *beside[:4], *below[3:], *beside[4:], *above)
    ):
        for off in _PUSHED:
            yield _pushed((*at, wide, high), box, off), off


def _pushed(box: Box, firm: Box, off: float) -> Box:
    (ax, ay), (bx, by) = _middle(box), _middle(firm)
    long = math.hypot(ax - bx, ay - by) or 1.0
    return box[0] + (ax - bx) / long * off, box[1] + (ay - by) / long * off, box[2], box[3]


def _off(box: Box, firm: Box) -> Box:
    """An arrow's box without what of it lies under its own firm: that is not in its own way."""
    x, y, w, h = box
    rest = (
        (x, y, min(w, firm[0] - _AIR - x), h),
        (max(x, firm[0] + firm[2] + _AIR), y, x + w - max(x, firm[0] + firm[2] + _AIR), h),
        (x, y, w, min(h, firm[1] - _AIR - y)),
        (x, max(y, firm[1] + firm[3] + _AIR), w, y + h - max(y, firm[1] + firm[3] + _AIR)),
    )
    return max(((a, b, max(0.0, c), max(0.0, d)) for a, b, c, d in rest), key=_area)


def _price(covered: Array) -> Array:
    return np.where(covered > 0.5, _COVERED + covered * 100, 0.0)


def _middle(box: Box) -> Point:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def _area(box: Box) -> float:
    return box[2] * box[3]
