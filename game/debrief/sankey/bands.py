"""The bands of first view: at which height each leaves and reaches a bar, the way between, and where ways cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from game.cluster_map.links import BETWEEN, LinkKey, SankeyLink
from game.debrief.sankey.frame import (
    Point,
    SankeyBand,
    SankeyBar,
    SankeyBlock,
    SankeyFrame,
    SankeyPicture,
)
from game.debrief.sankey.labels import labelled
from game.debrief.sankey.slots import Slots

_CURVE: Final = 14
"""points of a curve"""
Widths = Mapping[SankeyLink, float]


@dataclass(slots=True)
class _Ends:
    """Where each exchange leaves and arrives: the middle of its width."""

    starts: dict[LinkKey, float]
    stops: dict[LinkKey, float]


def banded(widths: Widths, places: Slots, frame: SankeyFrame) -> tuple[SankeyPicture, list[SankeyLink]]:
    """The picture, and the exchanges that cross another first."""
    exchanges = [link for link in widths if link.key.kind in BETWEEN]
    ends = _Ends({}, {})
    bars, blocks = [], []
    for firm in places.bars:
        bar, of_firm = _at_bar(firm, widths, places, (frame, ends))
        if bar is not None:
            bars.append(bar)
            blocks += of_firm
    crossing = _crossing(exchanges, places, ends)
    bands = [_band(link, widths[link], (places, ends, frame)) for link in exchanges]
    crossed = [link for pair in crossing for link in pair]
    written = labelled(bands, bars, blocks, frame)
    return SankeyPicture(tuple(bars), written, tuple(blocks), (), len(crossing), frame), crossed


def _at_bar(
    firm: str, widths: Widths, places: Slots, given: tuple[SankeyFrame, _Ends]
) -> tuple[SankeyBar | None, list[SankeyBlock]]:
    """A firm's bar in this view; what goes back at its top, arrows and blocks below what is exchanged."""
    frame, ends = given
    number, top, slot = places.bars[firm]
    x = places.x[number]
    into = [link for link in widths if link.key.target == firm and link.key.kind in BETWEEN]
    out = [link for link in widths if link.key.source == firm and link.key.kind in BETWEEN]
    down = {"left": top, "right": top}
    for link in sorted(into, key=lambda link: _order(link.key, places, arrives=True)):
        ends.stops[link.key] = down["left"] + widths[link] / 2
        down["left"] += widths[link]
    for link in sorted(out, key=lambda link: _order(link.key, places, arrives=False)):
        ends.starts[link.key] = down["right"] + widths[link] / 2
        down["right"] += widths[link]
    blocks = []
    for link in widths:
        if link.key.kind not in BETWEEN and link.key.firm == firm:
            side = "left" if link.key.kind == "virgin" else "right"
            left = x - frame.stub if side == "left" else x + frame.bar
            blocks.append(SankeyBlock(link, (left, down[side], frame.stub, widths[link])))
            down[side] += widths[link]
    high = max(down.values()) - top
    if not high:
        return None, []
    box = (x, top, frame.bar, high)
    name = frame.name_high(firm)
    return SankeyBar(firm, box, slot, (x - frame.stub, top - name, frame.bar + 2 * frame.stub, name)), blocks


def _order(key: LinkKey, places: Slots, *, arrives: bool) -> tuple[int, float, LinkKey]:
    """What goes back first, the inner lane above; then by where the second end, or the next slot, is."""
    if key in places.lanes:
        return 0, -places.lanes[key], key
    first, last = places.column(key.source), places.column(key.target)
    if last - first > 1:
        return 1, places.passing[key, last - 1 if arrives else first + 1], key
    second = places.bars[key.source if arrives else key.target]
    return 1, second[1] + second[2] / 2, key


# -- ways ------------------------------------------------------------------------------------------


def _band(link: SankeyLink, wide: float, given: tuple[Slots, _Ends, SankeyFrame]) -> SankeyBand:
    places, ends, frame = given
    back = link.key in places.lanes
    way = _back(link.key, places, ends, frame.bar) if back else _forth(link.key, places, ends, frame)
    return SankeyBand(link, wide, tuple(way), back, None)


def _steps(key: LinkKey, places: Slots, ends: _Ends) -> list[tuple[int, float]]:
    """(column, height) of each column that a way to the right touches."""
    first, last = places.column(key.source), places.column(key.target)
    passed = [(at, places.passing[key, at]) for at in range(first + 1, last)]
    return [(first, ends.starts[key]), *passed, (last, ends.stops[key])]


def _forth(key: LinkKey, places: Slots, ends: _Ends, frame: SankeyFrame) -> list[Point]:
    """Level past the stubs, then a curve over the middle of the gap, and level again."""
    way: list[Point] = []
    for (at, y1), (to, y2) in pairwise(_steps(key, places, ends)):
        left, right = places.x[at] + frame.bar, places.x[to]
        way.append((left, y1))
        level = places.level(at, right - left, frame.stub)
        x1, x2 = left + level[0], right - level[1]
        for step in range(_CURVE + 1):
            t = step / _CURVE
            way.append((x1 + (x2 - x1) * t, y1 + (y2 - y1) * t * t * (3 - 2 * t)))
        way.append((right, y2))
    return way


def _back(key: LinkKey, places: Slots, ends: _Ends, bar: float) -> list[Point]:
    """Out to the right, up beyond the blocks, back along its lane, down before the arrows, and in."""
    lane, beyond = places.lanes[key], places.turns[key]
    x1, x2 = places.x[places.column(key.source)] + bar, places.x[places.column(key.target)]
    y1, y2 = ends.starts[key], ends.stops[key]
    corners = [
        (x1, y1),
        (x1 + beyond, y1),
        (x1 + beyond, lane),
        (x2 - beyond, lane),
        (x2 - beyond, y2),
        (x2, y2),
    ]
    return _rounded(corners, 18.0)


def _rounded(corners: Sequence[Point], radius: float) -> list[Point]:
    """A way of straight pieces whose corners are round."""
    way: list[Point] = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start, stop = _towards(corner, before, radius), _towards(corner, after, radius)
        for step in range(7):
            t = step / 6
            way.append(
                (
                    (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * corner[0] + t * t * stop[0],
                    (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * corner[1] + t * t * stop[1],
                )
            )
    way.append(corners[-1])
    return way


def _towards(corner: Point, second: Point, radius: float) -> Point:
    dx, dy = second[0] - corner[0], second[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    share = min(radius, length / 2) / length
    return corner[0] + dx * share, corner[1] + dy * share


# -- crossings -------------------------------------------------------------------------------------


def _crossing(links: Iterable[SankeyLink], places: Slots, ends: _Ends) -> list[tuple[SankeyLink, SankeyLink]]:
    """Every pair that crosses, once for each time: exact, for all curves of a gap have first shape."""
    pairs = []
    for first, second in combinations(links, 2):
        pairs += [(first, second)] * _times(first.key, second.key, places, ends)
    return pairs


def _times(first: LinkKey, second: LinkKey, places: Slots, ends: _Ends) -> int:
    backs = first in places.lanes, second in places.lanes
    if all(backs):
        inner, outer = (first, second) if places.lanes[first] > places.lanes[second] else (second, first)
        return _times_nested(inner, outer, places, ends)
    if any(backs):
        back, forth = (first, second) if backs[0] else (second, first)
        return _times_back(back, _steps(forth, places, ends), places, ends)
    ours, theirs = dict(_steps(first, places, ends)), dict(_steps(second, places, ends))
    return sum(
        (ours[at] - theirs[at]) * (ours[at + 1] - theirs[at + 1]) < 0
        for at in ours
        if at in theirs and at + 1 in ours and at + 1 in theirs
    )


def _times_back(back: LinkKey, steps: Sequence[tuple[int, float]], places: Slots, ends: _Ends) -> int:
    """Where it turns up and comes down it crosses what is level above it."""
    heights = dict(steps)
    rises, falls = places.column(back.source), places.column(back.target)
    up = rises in heights and rises + 1 in heights and heights[rises] < ends.starts[back]
    down = falls in heights and falls - 1 in heights and heights[falls] < ends.stops[back]
    return up + down


def _times_nested(inner: LinkKey, outer: LinkKey, places: Slots, ends: _Ends) -> int:
    """The outer comes down through the inner's lane, or the inner turns up through what the outer begins with."""
    left, right = places.column(inner.target), places.column(inner.source)
    falls, rises = places.column(outer.target), places.column(outer.source)
    times = (left < falls <= right) + (left <= rises < right)
    times += rises == right and ends.starts[inner] > ends.starts[outer]
    return times + (falls == left and ends.stops[inner] > ends.stops[outer])
