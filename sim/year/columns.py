"""Week columns as matrices: exact whole-number arithmetic, a row of 52 weeks for each thing, all things at once.

Amounts are 64-bit where a bound shows that nothing can overflow, and Python's own integers where it does not; the
results are the same. A figure that differs from row to row is a column: see `column`.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.rows import Weeks as Packed
from sim.rows import packed
from sim.units import BASE, WEEKS

Weeks: TypeAlias = NDArray[Any]
"""52 whole numbers, or a matrix of such rows."""
_Name = TypeVar("_Name")
WEEK: Final = np.arange(WEEKS)

SAFE: Final = 1 << 60
_ADDED: Final = 1 << 12
"""how many derived amounts are ever added up to one, at most"""
AT_ONCE: Final = 4096
"""Rows worked out together: enough to be quick, not so many that they fill the memory."""


def whole(numbers: Sequence[Any]) -> Weeks:
    """Whole numbers as an array, however large."""
    try:
        return np.array(numbers, dtype=np.int64)
    except OverflowError:
        return np.array(numbers, dtype=object)


def column(numbers: Iterable[int]) -> Weeks:
    """A whole number for each row of a matrix."""
    return whole(list(numbers)).reshape(-1, 1)


def table(notes: list[Sequence[int]]) -> Weeks:
    """A record of one row of counts a week, turned into one row of weeks for each count."""
    return summable(np.ascontiguousarray(whole(notes).T))


def nothing(*rows: int) -> Weeks:
    """52 zeros, or so many rows of them."""
    return np.zeros((*rows, WEEKS), dtype=np.int64)


def some(rows: Weeks) -> list[bool]:
    """Of each row, whether any week has anything."""
    has: list[bool] = (rows != 0).any(axis=1).tolist()
    return has


def moving(rows: Weeks) -> list[int]:
    """The numbers of the rows that have anything."""
    numbers: list[int] = np.flatnonzero((rows != 0).any(axis=1)).tolist()
    return numbers


def written(names: Sequence[_Name], rows: Weeks) -> Iterator[tuple[_Name, Packed]]:
    """The names of the rows that have anything, and their weeks as a ledger keeps them."""
    moved = moving(rows)
    if rows.dtype == object:
        yield from ((names[row], packed(rows[row].tolist())) for row in moved)
        return
    wide = rows[moved]
    narrow = wide.astype(np.int32)
    fits = (narrow == wide).all(axis=1).tolist()
    for place, row in enumerate(moved):
        fit = fits[place]
        yield names[row], array("i" if fit else "q", (narrow if fit else wide)[place].tobytes())


def _largest(values: Weeks) -> int:
    """How far from zero a figure of them is at most."""
    return max(int(values.max()), -int(values.min())) if values.size else 0


def scaled(values: Weeks, num: Weeks | int, den: Weeks | int) -> Weeks:
    """Each week times an exact ratio, or times its row's, rounded down."""
    nums, dens = np.asarray(num), np.asarray(den)
    if not values.size or not nums.size:
        return values
    most = _largest(values)
    if most * _largest(nums) < SAFE and most * (_largest(nums // dens) + 1) < SAFE // _ADDED:
        exact: Weeks = values * nums // dens
        return exact
    return _narrowed(values.astype(object) * nums // dens)


def _narrowed(values: Weeks) -> Weeks:
    """In 64 bits, where that is enough to add them up."""
    narrow: Weeks = values.astype(np.int64) if _largest(values) < SAFE // _ADDED else values
    return narrow


def by_recipe(made: Weeks, num: Weeks | int, den: Weeks | int) -> Weeks:
    """What so much made would have needed, or left over, by the recipe as the scenario has it."""
    return gained(scaled(np.cumsum(made, axis=-1), num, den))


def gained(totals: Weeks, opening: Weeks | int = 0) -> Weeks:
    """What running totals gained in each week, from what they were at New Year."""
    before = np.empty_like(totals, dtype=np.result_type(totals, np.asarray(opening)))
    before[..., :1], before[..., 1:] = opening, totals[..., :-1]
    gains: Weeks = totals - before
    return gains


def bound(rows: Weeks) -> int:
    """What no sum of any of them exceeds."""
    return _largest(rows) * len(rows)


def summable(rows: Weeks) -> Weeks:
    """The same rows, so that all of them may be added up."""
    return rows if bound(rows) < SAFE else rows.astype(object)


def stacked(rows: Iterable[Weeks]) -> Weeks:
    """Many rows of weeks, or matrices of them, as one matrix."""
    return np.concatenate([nothing(0).ravel(), *(each.ravel() for each in rows)]).reshape(-1, WEEKS)


def added(rows: Weeks, to: Sequence[int], places: int) -> Weeks:
    """The sum of the rows that go to each place."""
    total = np.zeros((places, WEEKS), dtype=rows.dtype)
    np.add.at(total, np.asarray(to, dtype=np.int64), rows)
    return total


def at_most(rows: Weeks, limits: Weeks) -> Weeks:
    """As much of each row as adds up to its limit, week by week in proportion."""
    totals = rows.sum(axis=1, keepdims=True)
    return scaled(rows, np.minimum(totals, limits), np.maximum(totals, 1))


def paid(amounts: Weeks, cents: Weeks) -> Weeks:
    """Cents for each week's amount at its price in cents a unit, half to even."""
    safe = _largest(amounts) * max(1, _largest(cents)) < SAFE
    total = (amounts if safe else amounts.astype(object)) * cents
    whole_cents = total // BASE
    twice = 2 * (total - whole_cents * BASE)
    up: Weeks = (twice > BASE) | ((twice == BASE) & (whole_cents % 2 == 1))
    return whole_cents + up


def shared(total: Weeks, weights: Weeks, starts: Collection[int]) -> Weeks:
    """Split each total, week by week, among the rows of weights from its start to the next total's, in proportion;
    what rounding leaves goes to the first of them that has any.

    No weight is negative. A week whose weights are all zero gives nothing.
    """
    if not len(weights):
        return weights
    firsts = np.asarray(starts, dtype=np.int64)
    group = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(weights)))
    together = np.add.reduceat(weights, firsts)
    given = np.where(together > 0, total, 0)
    safe = _largest(given) * _largest(weights) < SAFE
    product = (given if safe else given.astype(object))[group] * weights
    parts = _narrowed(product // np.maximum(together, 1)[group])
    left = given - np.add.reduceat(parts, firsts)
    row = np.arange(len(weights)).reshape(-1, 1)
    has_any = np.minimum.reduceat(np.where(weights > 0, row, len(weights)), firsts)
    which, week = np.nonzero(left)
    parts[has_any[which, week], week] += left[which, week]
    return parts
