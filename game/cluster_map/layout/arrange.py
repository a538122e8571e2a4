"""A whole map put in order: what stands beside firms first, then the lanes between them, then what stands on lanes."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

import numpy as np

from game.cluster_map.layout.beside import Beside, Key, Known, Spot
from game.cluster_map.layout.lanes import GAP, Lanes
from game.cluster_map.layout.shapes import as_rows, crossings, grown, holds, shared
from game.cluster_map.layout.space import (
    Arrangement,
    Box,
    Lane,
    Line,
    MapSpace,
    NamePlace,
    StubPlace,
)

_SCALES: Final = (1.0, 0.85, 0.7, 0.55)
"""of heaps"""
_TRIES: Final = 1
_LONG_WAY: Final = 1.6
_ROUND: Final = 200.0
"""a lane so many times as long as the straight line, and so many pixels more, goes a long way round"""
_SHARES: Final = tuple(0.5 + side * step * 0.05 for step in range(8) for side in (1, -1))
"""how far along its lane a pill may stand"""
Steps = Generator[None, None, Arrangement]


def arranging(space: MapSpace) -> Steps:
    """Where all that lasts stands, worked out bit by bit: a few milliseconds each.

    Where lanes find no way, what stands beside firms is asked once more to make room.
    """
    known = Known()
    best = yield from _arranged(space, known)
    lost = _lost(space, best)
    for _ in range(_TRIES):
        if not lost:
            break
        space = replace(space, lost=(*space.lost, *lost))
        other = yield from _arranged(space, known)
        if len(lost_now := _lost(space, other)) < len(lost):
            best, lost = other, lost_now
    return best


def at_once(steps: Steps) -> Arrangement:
    """What the steps come to, all of them taken now: where there are no frames between which to take them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: Arrangement = end.value
            return done


def _lost(space: MapSpace, arranged: Arrangement) -> tuple[tuple[str, str], ...]:
    """Pairs whose lane found no way, or only a long way round."""
    middles = {firm.id: firm.middle for firm in space.firms}
    lost = []
    for lane in space.lanes:
        way = arranged.lanes.get(lane.id, ())
        long = sum(math.dist(a, b) for a, b in pairwise(way))
        if lane.source in middles and lane.target in middles:
            straight = math.dist(middles[lane.source], middles[lane.target])
            if not way or long > _LONG_WAY * straight + _ROUND:
                lost.append((lane.source, lane.target))
    return tuple(lost)


def with_guests(space: MapSpace, lasting: Arrangement) -> Steps:
    """The same with the lanes that are there for a moment, and with what stands on lanes."""
    models = [firm.box for firm in space.firms]
    things = list(lasting.taken[: len(lasting.taken) - len(models)])
    ways = dict(lasting.lanes)
    guests = [lane for lane in space.lanes if lane.is_guest]
    if guests:
        lanes = Lanes(space, things)
        for lane in space.lanes:
            if lane.id in ways:
                lanes.keep(lane, ways[lane.id])
        yield None
        come = yield from _ways(lanes, guests)
        for key, way in come.items():
            if _few_crossings(space, more := {**ways, key: way}) == more:
                ways = more
        yield None
    pills = _pills(space, ways, things)
    return replace(lasting, lanes=ways, pills=pills, taken=(*things, *pills.values(), *models))


def _arranged(space: MapSpace, known: Known) -> Steps:
    scale, spots = yield from _spots(space, known)
    things = [spot.box for spot in spots.values()]
    ways = yield from _ways(Lanes(space, things), space.lanes)
    ways = _few_crossings(space, ways)
    yield None
    return Arrangement(
        heaps={firm: spot.box for (kind, firm), spot in spots.items() if kind == "heap"},
        stubs={firm: spot.place for (_, firm), spot in spots.items() if isinstance(spot.place, StubPlace)},
        names={firm: spot.place for (_, firm), spot in spots.items() if isinstance(spot.place, NamePlace)},
        lanes=ways,
        taken=(*things, *(firm.box for firm in space.firms)),
        heap_scale=scale,
    )


def _ways(lanes: Lanes, wanted: Iterable[Lane]) -> Generator[None, None, dict[str, Line]]:
    """The ways of these lanes, one after another."""
    ways = dict[str, Line]()
    for lane in wanted:
        way = yield from lanes.way(lane)
        if way is not None:
            ways[lane.id] = way
    return ways


def _spots(space: MapSpace, known: Known) -> Generator[None, None, tuple[float, dict[Key, Spot]]]:
    """What stands beside firms, with all heaps as large as lets each have its place."""
    for scale in _SCALES:
        firms = tuple(
            replace(firm, heap=firm.heap and (firm.heap[0] * scale, firm.heap[1] * scale))
            for firm in space.firms
        )
        spots = yield from Beside(replace(space, firms=firms), known).places()
        if scale == _SCALES[-1] or all(("heap", firm.id) in spots for firm in firms if firm.heap):
            break
    return scale, spots


def _few_crossings(space: MapSpace, ways: Mapping[str, Line]) -> dict[str, Line]:
    """Without those that cross most, until few enough cross; of two alike the later one goes."""
    left = dict(ways)
    counted = {pair: crossings(left[pair[0]], left[pair[1]]) for pair in combinations(left, 2)}
    while sum(counted.values()) > space.most_crossings:
        order = list(left)
        worst = max(
            order, key=lambda key: (sum(n for pair, n in counted.items() if key in pair), order.index(key))
        )
        del left[worst]
        counted = {pair: n for pair, n in counted.items() if worst not in pair}
    return left


def _pills(space: MapSpace, ways: Mapping[str, Line], things: list[Box]) -> dict[str, Box]:
    """What stands on lanes: on its own, and on nothing else."""
    fixed = [*things, *space.reserved, *(firm.box for firm in space.firms)]
    placed: dict[str, Box] = {}
    for lane in space.lanes:
        if lane.pill is None or lane.id not in ways:
            continue
        others = [
            grown((x, y, 0, 0), other.width / 2 + GAP / 2)
            for other in space.lanes
            if other.id != lane.id
            for x, y in ways.get(other.id, ())
        ]
        spot = _free(space, lane, ways[lane.id], [*fixed, *placed.values(), *others])
        if spot is not None:
            placed[lane.id] = spot
    return placed


def _free(space: MapSpace, lane: Lane, way: Line, taken: list[Box]) -> Box | None:
    wide, high = lane.pill or (0.0, 0.0)
    points = [way[round(share * (len(way) - 1))] for share in _SHARES]
    boxes = [(x - wide / 2, y - high / 2, wide, high) for x, y in points]
    covered = shared(as_rows(boxes), as_rows(taken)).sum(1)
    left, top, across, down = space.bounds
    corners = np.array([[(b[0], b[1]), (b[0] + b[2], b[1] + b[3])] for b in boxes]).reshape(-1, 2)
    inside = holds(as_rows([(left, top, across, down)]), corners)[0].reshape(-1, 2).all(1)
    return next(
        (box for box, area, within in zip(boxes, covered, inside, strict=True) if within and area == 0), None
    )
