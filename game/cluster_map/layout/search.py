"""The cheapest way over squares from any of some to any of others (A*)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Mapping
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
    straight = (1, -1, columns, -columns)
    aslant = tuple((down + across, down, across) for down in (columns, -columns) for across in (1, -1))
    left = partial(_left, columns, goal)
    cost = {square: spent + dear[square] for square, spent in starts.items()}
    came: dict[int, int] = {}
    queue = [(spent + left(square), square) for square, spent in cost.items()]
    heapq.heapify(queue)
    done = set[int]()
    while queue:
        _, square = heapq.heappop(queue)
        if square in done:
            continue
        done.add(square)
        if square in ends:
            return _back(came, square)
        spent = cost[square]
        near = [(square + step, spent + 1) for step in straight]
        near += [
            (square + step, spent + _ASLANT)
            for step, down, across in aslant
            if dear[square + down] < math.inf and dear[square + across] < math.inf  # or it would cut a corner
        ]
        for beside, whole in near:
            whole += dear[beside]
            if whole < cost.get(beside, math.inf):
                cost[beside], came[beside] = whole, square
                heapq.heappush(queue, (whole + left(beside), beside))
    return None


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
