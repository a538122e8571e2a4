"""Week columns as arrays: exact whole-number arithmetic over 52 weeks at once.

Amounts are 64-bit where a bound shows that nothing can overflow, and Python's own integers where it
does not; the results are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.state import Ratio
from sim.units import BASE, WEEKS

Weeks: TypeAlias = NDArray[Any]
"""52 whole numbers."""

_SAFE = 1 << 62
AT_ONCE = 4096
"""Rows worked out together: enough to be quick, not so many that they fill the memory."""
_Part = TypeVar("_Part")


def by_recipe(made: Weeks, ratio: Ratio) -> Weeks:
    """What so much made would have needed, or left over, by the recipe as the scenario has it."""
    num, den = ratio
    running, amounts, before = 0, [], 0
    for week in made.tolist():
        running += week
        now = running * num // den
        amounts.append(now - before)
        before = now
    return np.array(amounts, dtype=made.dtype)


def table(rows: list[Sequence[int]]) -> Weeks:
    """A record of one row of counts a week, turned into one row of weeks for each count."""
    try:
        return np.array(rows, dtype=np.int64).T
    except OverflowError:
        return np.array(rows, dtype=object).T


def nothing() -> Weeks:
    """52 zeros."""
    return np.zeros(WEEKS, dtype=np.int64)


def some(values: Weeks) -> bool:
    """Whether any week has anything: as `any`, which takes four times as long for so few."""
    return bool(np.count_nonzero(values))


def _largest(values: Weeks) -> int:
    """How far from zero a figure of them is at most. So few are compared quicker as a list."""
    few = values.ravel().tolist() if values.size <= WEEKS else (int(values.max()), int(values.min()))
    return max(max(few), -min(few))


def product(values: Weeks, factor: int) -> Weeks:
    """Each week times a whole number, exactly."""
    if _largest(values) * abs(factor) < _SAFE:
        return values * factor
    return values.astype(object) * factor


def scaled(values: Weeks, num: int, den: int) -> Weeks:
    """Each week times an exact ratio, rounded down."""
    if num == den:
        return values
    return product(values, num) // den


def summed(rows: Iterable[Weeks]) -> Weeks:
    """Week by week, the sum of many rows."""
    matrix = stacked(rows)
    safe = matrix.dtype != object and (not matrix.size or _largest(matrix) < _SAFE // len(matrix))
    total: Weeks = (matrix if safe else matrix.astype(object)).sum(axis=0)
    return total


def gained(totals: Weeks, opening: int = 0) -> Weeks:
    """What running totals gained in each week: as `diff`, which takes four times as long for so few."""
    if abs(opening) >= _SAFE:
        totals = totals.astype(object)
    before = np.empty_like(totals)
    before[..., 0], before[..., 1:] = opening, totals[..., :-1]
    gains: Weeks = totals - before
    return gains


def in_parts(things: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """A long list in pieces that are worked out one after the other."""
    return (things[first : first + AT_ONCE] for first in range(0, len(things), AT_ONCE))


def stacked(rows: Iterable[Weeks]) -> Weeks:
    """Many rows of weeks as one matrix."""
    return np.concatenate([nothing()[:0], *rows]).reshape(-1, WEEKS)


def paid(amounts: Weeks, cents: Weeks) -> Weeks:
    """Cents for each week's amount at its price in cents a unit, half to even."""
    safe = _largest(amounts) * max(1, _largest(cents)) < _SAFE
    total = (amounts if safe else amounts.astype(object)) * cents
    whole = total // BASE
    twice = 2 * (total - whole * BASE)
    up: Weeks = (twice > BASE) | ((twice == BASE) & (whole % 2 == 1))
    return whole + up


def shared(total: Weeks, weights: list[Weeks]) -> list[Weeks]:
    """Split each week's total in proportion to its weights, which are none of them negative; what rounding
    leaves goes to the first that has any.

    Weeks whose weights are all zero give nothing.
    """
    whole = weights[0]
    for more in weights[1:]:
        whole = whole + more
    divisor = np.maximum(whole, 1)
    big = _largest(total) * max(1, _largest(whole)) >= _SAFE
    given = total.astype(object) if big else total
    parts = [given * weight // divisor for weight in weights]
    left = np.where(whole > 0, total, 0)
    for part in parts:
        left = left - part
    for i, weight in enumerate(weights):
        if not some(left):
            break
        has_any = weight > 0
        parts[i] = parts[i] + left * has_any
        left = left * ~has_any
    return parts
