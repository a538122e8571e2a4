"""The cheapest way over squares from any of some to any of others (A*)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from game.cluster_map.layout.shapes import Array

_ASLANT: Final = math.sqrt(2)
_EAGER: Final = 1.15
"""how much dearer what is left is taken to be: the search is quicker, and its way at most so much longer"""


def cheapest(
    costs: Array, starts: Mapping[int, float], ends: Collection[int], goal: tuple[float, float]
) -> list[int] | None:
    """Squares of a way, counted row by row; None where there is none.

    `costs`: what entering a square costs beside its length, infinite at every edge. `starts`: what beginning in a
    square costs. `goal`: row and column about which the ends lie.
    """
    columns = costs.shape[1]
    dear: list[float] = costs.ravel().tolist()
    left = partial(_left, columns, goal)
    cost = {square: spent + dear[square] for square, spent in starts.items()}
    came: dict[int, int] = {}
    queue = [(spent + left(square), square) for square, spent in cost.items()]
    heapq.heapify(queue)
    done = set[int]()
    while queue:
        _, square = heapq.heappop(queue)
        if square in ends:
            return _back(came, square)
        if square in done:
            continue
        done.add(square)
        for beside, long in _about(dear, columns, square):
            whole = cost[square] + long + dear[beside]
            if whole < cost.get(beside, math.inf):
                cost[beside], came[beside] = whole, square
                heapq.heappush(queue, (whole + left(beside), beside))
    return None


def _about(dear: Sequence[float], columns: int, square: int) -> Iterator[tuple[int, float]]:
    """The squares about one, and how far they are; aslant only where that cuts no corner."""
    for step in (1, -1, columns, -columns):
        yield square + step, 1.0
    for down in (columns, -columns):
        if dear[square + down] < math.inf:
            for across in (1, -1):
                if dear[square + across] < math.inf:
                    yield square + down + across, _ASLANT


def _left(columns: int, goal: tuple[float, float], square: int) -> float:
    """About what is still to be paid."""
    y, x = divmod(square, columns)
    across, down = abs(x - goal[1]), abs(y - goal[0])
    return _EAGER * (max(across, down) + 0.41 * min(across, down))


def _back(came: Mapping[int, int], square: int) -> list[int]:
    squares = [square]
    while squares[-1] in came:
        squares.append(came[squares[-1]])
    return squares[::-1]
