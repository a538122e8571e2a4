"""Blocks, and how amounts run down them.

Each week's kilograms pass a list of blocks in a fixed order. A block is a cause, whose it is, and how
much it held up in each week; each takes only what it blocks, and the first that takes is the cause.
All weeks pass at once, as arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from sim.causes import ORDER, Cause
from sim.units import WEEKS
from sim.year.columns import Weeks, scaled, shared, some
from sim.year.stores import BuildState

_WEEK = np.arange(WEEKS)


class Block(NamedTuple):
    """What held up how much in each week, and whose it is."""

    cause: Cause
    culprit: str
    amount: Weeks


def pour(amount: Weeks, blocks: list[Block], rest: tuple[Cause, str]) -> Iterator[tuple[Cause, str, Weeks]]:
    """Send amounts down the waterfall; the parts add up to them, week by week."""
    ordered = sorted(blocks, key=lambda block: (ORDER[block.cause], block.culprit))
    for _, same in groupby(ordered, key=lambda block: block.cause):
        for block, part in _taken(amount, list(same)):
            if some(part):
                yield block.cause, block.culprit, part
                amount = amount - part
        if not some(amount):
            return
    if some(amount):
        yield rest[0], rest[1], amount


def _taken(amount: Weeks, same: list[Block]) -> list[tuple[Block, Weeks]]:
    """What the blocks of one cause take: each what it blocks, or its share where together they block more."""
    held = [np.maximum(block.amount, 0) for block in same]
    if len(same) == 1:
        return [(same[0], np.minimum(amount, held[0]))]
    together = held[0]
    for more in held[1:]:
        together = together + more
    return list(zip(same, shared(np.minimum(amount, together), held), strict=True))


def before(built: BuildState) -> Weeks:
    """1 in the weeks before something stands."""
    return (_WEEK < built.from_week).astype(np.int64)


def not_built(built: BuildState, amount: Weeks) -> list[Block]:
    """What waits for one project after another until something stands."""
    blocks, first = [], 0
    for project, until in (*built.earlier, (built.project, built.from_week)):
        if until > first:
            waiting = ((first <= _WEEK) & (until > _WEEK)).astype(np.int64)
            blocks.append(Block(Cause.NOT_BUILT, project, amount * waiting))
            first = until
    return blocks


def at_most(amounts: Weeks, limit: int) -> Weeks:
    """As much of them as adds up to a limit, week by week in proportion."""
    total = int(amounts.sum())
    return scaled(amounts, limit, total) if total > limit else amounts
