"""The slots of a Sankey: for each column, from above, the bars and the ways that pass between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from game.cluster_map.links import LinkKey
from game.debrief.sankey.columns import Columns
from game.debrief.sankey.frame import SankeyFrame

_GAP = 22.0
"""between one slot of a column and the next"""
_LANE = 14.0
"""between two lanes of what goes back"""
_LEVEL = 0.82
"""of the gap between two columns, how much ways may be level"""
Room = Mapping[str, tuple[Mapping[LinkKey, float], float]]
"""firm → what it gives, each at its widest, and how high its bar gets"""


@dataclass(slots=True)
class Slots:
    """Where everything has its place, whichever view is shown."""

    columns: Columns
    x: tuple[float, ...] = ()
    """the left edge of each column's bars"""
    bars: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    """firm → its column, the top of its bar, and the height that is kept for it"""
    passing: dict[tuple[LinkKey, int], float] = field(default_factory=dict)
    """(link, column that it passes) → the middle of its way there"""
    lanes: dict[LinkKey, float] = field(default_factory=dict)
    """of what goes back → the middle of its lane, above all"""
    turns: dict[LinkKey, float] = field(default_factory=dict)
    """of what goes back → how far from a bar it turns up, and comes down"""
    fits: bool = True
    """whether all columns are as high as the frame at most, and there is room to turn"""

    levels: dict[tuple[int, int], float] = field(default_factory=dict)
    """(column, 1 to its right or −1 to its left) → how far from its bars ways that go back turn"""

    def level(self, left: int, gap: float, stub: float) -> tuple[float, float, bool]:
        """How far ways are level at both ends of the gap right of a column: past blocks and arrows, and past what turns
        there; and whether there is room for a curve between."""
        ends = max(stub, self.levels.get((left, 1), 0.0)), max(stub, self.levels.get((left + 1, -1), 0.0))
        share = gap * _LEVEL / sum(ends)
        return ends[0] * min(1.0, share), ends[1] * min(1.0, share), share >= 1

    def column(self, firm: str) -> int:
        """Which column a firm stands in."""
        return self.bars[firm][0]


def slots(columns: Columns, room: Room, frame: SankeyFrame) -> Slots:
    """All of it."""
    at = {firm: number for number, column in enumerate(columns) for firm in column}
    links = {key: wide for given, _ in room.values() for key, wide in given.items()}
    placed = Slots(columns)
    back = {key: wide for key, wide in links.items() if at[key.target] <= at[key.source]}
    top = _lanes(placed, back, at, frame)
    placed.x = _across(placed, back, at, frame)
    gaps = [b - a - frame.bar for a, b in pairwise(placed.x)]
    placed.fits = all(placed.level(left, gap, frame.stub)[2] for left, gap in enumerate(gaps))
    where = _middles(columns, room)
    for number, column in enumerate(columns):
        items: list[tuple[float, str, LinkKey | None, float]] = [
            (where[firm], firm, None, room.get(firm, ({}, 0.0))[1]) for firm in column
        ]
        for key, wide in links.items():
            first, last = at[key.source], at[key.target]
            if first < number < last:
                share = (number - first) / (last - first)
                middle = where[key.source] + (where[key.target] - where[key.source]) * share
                items.append((middle, key.source, key, wide))
        _stack(placed, number, sorted(items, key=lambda item: item[:2]), (top, frame))
    return placed


def _across(
    placed: Slots, back: Mapping[LinkKey, float], at: Mapping[str, int], frame: SankeyFrame
) -> tuple[float, ...]:
    """The first column has its arrows to the left, the last its blocks to the right, and what turns round there."""
    count = len(placed.columns)
    margins = [frame.stub + _GAP] * 2
    for key, wide in back.items():
        room = placed.turns[key] + wide / 2 + _GAP
        for side, ends in enumerate((at[key.target] == 0, at[key.source] == count - 1)):
            margins[side] = max(margins[side], room if ends else 0.0)
    left, right = margins[0], frame.wide - margins[1] - frame.bar
    if count == 1:
        return ((left + right) / 2,)
    return tuple(left + (right - left) * number / (count - 1) for number in range(count))


def _lanes(placed: Slots, back: Mapping[LinkKey, float], at: Mapping[str, int], frame: SankeyFrame) -> float:
    """A lane for each flow that goes back, the longest outermost. Returns where the columns begin."""
    down, out = 0.0, frame.stub + _GAP
    nested = sorted(back, key=lambda key: (at[key.target] - at[key.source], key))
    for key in nested:
        high = max(back[key], frame.label)
        placed.lanes[key] = down + high / 2
        down += high + _LANE
    for key in reversed(nested):
        placed.turns[key] = out + back[key] / 2
        for place in ((at[key.source], 1), (at[key.target], -1)):
            placed.levels[place] = out + back[key] + _LANE
        out += back[key] + _LANE
    return down


def _middles(columns: Columns, room: Room) -> dict[str, float]:
    """Firm → how far down its column its middle is, as a share."""
    where = {}
    for column in columns:
        heights = [room.get(firm, ({}, 0.0))[1] + 2 * _GAP for firm in column]
        whole, down = sum(heights) or 1.0, 0.0
        for firm, high in zip(column, heights, strict=True):
            where[firm] = (down + high / 2) / whole
            down += high
    return where


def _stack(
    placed: Slots,
    number: int,
    items: list[tuple[float, str, LinkKey | None, float]],
    given: tuple[float, SankeyFrame],
) -> None:
    """One below the other, the room that is left shared out between them."""
    top, frame = given
    needed = sum(high + (frame.name_high(firm) if key is None else 0.0) for _, firm, key, high in items)
    left = frame.high - top - needed - _GAP * max(0, len(items) - 1)
    placed.fits = placed.fits and left >= 0
    gap = _GAP + max(0.0, left) / (len(items) + 1)
    down = top + max(0.0, left) / (len(items) + 1)
    for _, firm, key, high in items:
        if key is None:
            name = frame.name_high(firm)
            placed.bars[firm] = number, down + name, high
            down += name + high + gap
        else:
            placed.passing[key, number] = down + high / 2
            down += high + gap
