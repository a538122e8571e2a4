"""Week columns as arrays: exact whole-number arithmetic over 52 weeks at once.

Amounts are 64-bit where a bound shows that nothing can overflow, and Python's own integers where it
does not; the results are the same.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sim.units import BASE, WEEKS

Weeks: TypeAlias = NDArray[Any]
"""52 whole numbers."""

_SAFE = 1 << 62


def weeks(values: list[int]) -> Weeks:
    """52 counts as an array."""
    try:
        return np.array(values, dtype=np.int64)
    except OverflowError:
        return np.array(values, dtype=object)


def table(rows: list[tuple[int, ...]]) -> Weeks:
    """A record of one tuple a week, turned into one row of weeks for each of its parts."""
    try:
        return np.array(rows, dtype=np.int64).T
    except OverflowError:
        return np.array(rows, dtype=object).T


def nothing() -> Weeks:
    """52 zeros."""
    return np.zeros(WEEKS, dtype=np.int64)


def _largest(values: Weeks) -> int:
    return max(abs(int(values.max())), abs(int(values.min())))


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


def paid(amounts: Weeks, cents: Weeks | int) -> Weeks:
    """Cents for each week's amount at its price in cents a unit, half to even."""
    if isinstance(cents, int):
        total = product(amounts, cents)
    elif _largest(amounts) * max(1, _largest(cents)) < _SAFE:
        total = amounts * cents
    else:
        total = amounts.astype(object) * cents
    whole = total // BASE
    twice = 2 * (total - whole * BASE)
    up: Weeks = (twice > BASE) | ((twice == BASE) & (whole % 2 == 1))
    return whole + up


def shared(total: Weeks, weights: list[Weeks]) -> list[Weeks]:
    """Split each week's total in proportion to its weights; what rounding leaves goes to the first that has any.

    Weeks whose weights are all zero give nothing.
    """
    whole = weights[0]
    for more in weights[1:]:
        whole = whole + more
    divisor = np.maximum(whole, 1)
    big = _largest(total) * max(1, max(_largest(one) for one in weights)) >= _SAFE
    given = total.astype(object) if big else total
    parts = [given * one // divisor for one in weights]
    left = np.where(whole > 0, total, 0)
    for part in parts:
        left = left - part
    for i, one in enumerate(weights):
        parts[i] = parts[i] + np.where(one > 0, left, 0)
        left = np.where(one > 0, 0, left)
    return parts
