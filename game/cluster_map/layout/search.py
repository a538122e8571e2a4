"""The cheapest way over squares from any of some to any of others (A*)."""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Generator, Mapping, Sequence
from typing import Final

import numpy as np

from game.cluster_map.layout.shapes import Array

_ASLANT: Final = math.sqrt(2)
_EAGER: Final = 1.15
"""how much dearer what is left is taken to be: the search is quicker, and its way at most so much longer"""

_POPS: Final = 400
"""squares that are looked at in one bit"""


def cheapest(
    costs: Array, starts: Mapping[int, float], ends: Collection[int], goal: tuple[float, float]
) -> Generator[None, None, list[int] | None]:
    """Squares of a way, counted row by row; None where there is none. Searched bit by bit.

    `costs`: what entering a square costs beside its length, infinite at every edge. `starts`: what beginning in a
    square costs. `goal`: row and column about which the ends lie.
    """
    dear: list[float] = costs.ravel().tolist()
    ahead = _ahead(costs.shape[0], costs.shape[1], goal)
    steps = _steps(costs.shape[1])
    spent, came = [math.inf] * len(dear), dict[int, int]()
    for square, price in starts.items():
        spent[square] = price + dear[square]
    queue = [(spent[square] + ahead[square], square) for square in starts if ends]
    heapq.heapify(queue)
    done, passed = bytearray(len(dear)), 0
    while queue:
        passed += 1
        if passed % _POPS == 0:
            yield None
        _, square = heapq.heappop(queue)
        if square in ends:
            return _back(came, square)
        if done[square]:
            continue
        done[square], here = True, spent[square]
        for step, long, down, across in steps:
            beside = square + step
            whole = here + long + dear[beside]
            if whole < spent[beside] and (not down or dear[square + down] + dear[square + across] < math.inf):
                spent[beside], came[beside] = whole, square
                heapq.heappush(queue, (whole + ahead[beside], beside))
    return None


def _steps(columns: int) -> Sequence[tuple[int, float, int, int]]:
    """To the squares about one, how far they are, and which two must be free beside: aslant no corner is cut."""
    straight = [(step, 1.0, 0, 0) for step in (1, -1, columns, -columns)]
    aslant = [(down + across, _ASLANT, down, across) for down in (columns, -columns) for across in (1, -1)]
    return (*straight, *aslant)


def _ahead(rows: int, columns: int, goal: tuple[float, float]) -> list[float]:
    """About what is still to be paid from each square."""
    across = np.abs(np.arange(columns) - goal[1])[None, :]
    down = np.abs(np.arange(rows) - goal[0])[:, None]
    left: list[float] = (
        (_EAGER * (np.maximum(across, down) + 0.41 * np.minimum(across, down))).ravel().tolist()
    )
    return left


def _back(came: Mapping[int, int], square: int) -> list[int]:
    squares = [square]
    while squares[-1] in came:
        squares.append(came[squares[-1]])
    return squares[::-1]
