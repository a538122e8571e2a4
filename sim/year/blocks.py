"""Blocks, and how amounts run down them.

Each week's kilograms pass a list of blocks in a fixed order. A block is a cause, whose it is, and how much it held up
in each week; each takes only what it blocks, and the first that takes is the cause. All weeks of all stores and needs
pass at once: what the blocks up to one cause take is at most their sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from sim.causes import ORDER, Cause
from sim.year.columns import WEEK, Weeks, added, nothing, shared, stacked, summable
from sim.year.stores import BuildState


class Block(NamedTuple):
    """What held up how much in each week, and whose it is."""

    cause: Cause
    culprit: str
    amount: Weeks


class Poured(NamedTuple):
    """What became of amounts that ran down their blocks: all parts and the rest add up to them, week by week."""

    parts: list[tuple[int, Block]]
    """row of the amounts, and a block that took of it"""
    taken: Weeks
    """what each part took"""
    rest: Weeks
    """what is left of each row"""


def pour(amounts: Weeks, blocks: list[list[Block]]) -> Poured:
    """Send each row of amounts down its blocks. Where together those of one cause block more than there is, each
    takes its share."""
    ordered = sorted(
        (
            (row, ORDER[block.cause], block.culprit, block)
            for row, held in enumerate(blocks)
            for block in held
        ),
        key=itemgetter(0, 1, 2),
    )
    if not ordered:
        return Poured([], nothing(0), amounts)
    weights = summable(np.maximum(stacked(block.amount for *_, block in ordered), 0))
    groups = [(row, order) for row, order, *_ in ordered]
    starts = starts_of(groups)
    rows = [groups[start][0] for start in starts]
    upto = np.cumsum(np.add.reduceat(weights, starts), axis=0)
    through = np.concatenate([np.zeros_like(upto[:1]), upto[:-1]])
    firsts = starts_of(rows)
    above = np.repeat(through[firsts], np.diff(firsts, append=len(rows)), axis=0)
    """what blocks of the rows before would take"""
    taken = np.minimum(amounts[rows], upto - above) - np.minimum(amounts[rows], through - above)
    parts = [(row, block) for row, _, _, block in ordered]
    return Poured(parts, shared(taken, weights, starts), amounts - added(taken, rows, len(amounts)))


def starts_of(names: Sequence[object]) -> list[int]:
    """Where a name differs from the one before."""
    return [place for place, name in enumerate(names) if not place or name != names[place - 1]]


def since(built: BuildState) -> Weeks:
    """1 in the weeks in which something stands."""
    return (built.from_week <= WEEK).astype(np.int64)


def not_built(built: BuildState, amount: Weeks) -> list[Block]:
    """What waits for one project after another until something stands."""
    blocks, first = [], 0
    for project, until in (*built.earlier, (built.project, built.from_week)):
        if until > first:
            waiting = ((first <= WEEK) & (until > WEEK)).astype(np.int64)
            blocks.append(Block(Cause.NOT_BUILT, project, amount * waiting))
            first = until
    return blocks
