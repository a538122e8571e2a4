"""Which firm stands in which column, and in what order, so that flows go to the right and few of them cross.

A search from a first guess: each firm in turn is moved to where it costs least, until nothing gets better. What costs:
ways that cross, flows that must go back, long ways, and columns that are much fuller than others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

Columns = tuple[tuple[str, ...], ...]
"""firms from left to right, each column from top to bottom"""
Pairs = Mapping[tuple[str, str], float]
"""(giver, taker) → share of all that is exchanged"""

MOST_COLUMNS: Final = 4
_ROUNDS: Final = 8
_CROSSING, _BACK, _LONG, _FULL = 100.0, 90.0, 12.0, 260.0


def arranged(sizes: Mapping[str, float], pairs: Pairs) -> Columns:
    """The columns of these firms. `sizes`: firm → how high its bar is, on any scale."""
    tried = [_bettered(start, sizes, pairs) for start in _starts(sizes, pairs)]
    columns, _ = min(tried, key=lambda each: (each[1], each[0]))
    return tuple(tuple(column) for column in columns if column)


def _bettered(
    columns: list[list[str]], sizes: Mapping[str, float], pairs: Pairs
) -> tuple[list[list[str]], float]:
    """From a first guess on."""
    cost = _cost(columns, sizes, pairs)
    for _ in range(_ROUNDS):
        before = cost
        for firm in sorted(sizes, key=lambda key: (-sizes[key], key)):
            columns, cost = _moved(columns, firm, (sizes, pairs), cost)
        if cost >= before:
            break
    return columns, cost


def _starts(sizes: Mapping[str, float], pairs: Pairs) -> Iterator[list[list[str]]]:
    """First guesses: givers left, takers right, as far as a firm's longest way from one that only gives; the largest
    above, or below, or by name."""
    depth = dict.fromkeys(sizes, 0)
    for _ in range(MOST_COLUMNS - 1):
        for giver, taker in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            if pairs.get((taker, giver), 0.0) < pairs[giver, taker]:
                depth[taker] = min(MOST_COLUMNS - 1, max(depth[taker], depth[giver] + 1))
    by_size = sorted(sizes, key=lambda key: (-sizes[key], key))
    for order in (by_size, by_size[::-1], sorted(sizes)):
        yield [[firm for firm in order if depth[firm] == at] for at in range(MOST_COLUMNS)]


def _moved(
    columns: list[list[str]], firm: str, given: tuple[Mapping[str, float], Pairs], cost: float
) -> tuple[list[list[str]], float]:
    """The columns with this firm where it costs least."""
    sizes, pairs = given
    best, least = columns, cost
    bare = [[each for each in column if each != firm] for column in columns]
    for at, column in enumerate(bare):
        for place in range(len(column) + 1):
            tried = [*bare[:at], [*column[:place], firm, *column[place:]], *bare[at + 1 :]]
            price = _cost(tried, sizes, pairs)
            if price < least - 1e-9:
                best, least = tried, price
    return best, least


def _cost(columns: Sequence[Sequence[str]], sizes: Mapping[str, float], pairs: Pairs) -> float:
    column_of, height = _places(columns, sizes)
    gaps: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    cost = 0.0
    turns = []
    for (giver, taker), share in pairs.items():
        first, last = column_of[giver], column_of[taker]
        if last <= first:
            cost += _BACK * (0.5 + share)
            turns.append((first, height[giver], share))
            turns.append((last - 1, height[taker], share))
            continue
        cost += _LONG * (last - first - 1) * (0.3 + share)
        step = (height[taker] - height[giver]) / (last - first)
        for at in range(last - first):
            start = height[giver] + step * at
            gaps[first + at].append((start, start + step, share))
    cost += sum(_crossings(ways) for ways in gaps.values())
    for gap, down, share in turns:
        above = sum(1 for way in gaps.get(gap, ()) if min(way[0], way[1]) < down - 1e-9)
        cost += _CROSSING * min(above, 3) * (0.5 + share)
    loads = [sum(sizes[firm] for firm in column) + 0.05 * len(column) for column in columns]
    return cost + _FULL * max(loads)


def _crossings(ways: Sequence[tuple[float, float, float]]) -> float:
    return sum(
        _CROSSING * (0.5 + min(a[2], b[2]))
        for a, b in combinations(ways, 2)
        if (a[0] - b[0]) * (a[1] - b[1]) < -1e-12
    )


def _places(
    columns: Sequence[Sequence[str]], sizes: Mapping[str, float]
) -> tuple[dict[str, int], dict[str, float]]:
    """Firm → its column, and how far down its middle stands: bars share their column by their heights."""
    column_of, height = {}, {}
    for at, column in enumerate(columns):
        ends = [0.0]
        for firm in column:
            ends.append(ends[-1] + sizes[firm] + 0.1)
        whole = ends[-1] or 1.0
        for firm, (top, bottom) in zip(column, pairwise(ends), strict=True):
            column_of[firm], height[firm] = at, (top + bottom) / 2 / whole
    return column_of, height
