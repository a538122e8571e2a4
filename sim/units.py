"""Units: scenario files speak t, MWh, m3 and EUR; the engine counts whole kg, kWh, litres and cents.

Every amount the engine touches is an integer, so a balance can close to the kilogram. Ratios are
kept as a pair of integers read from the text of the file, never as a binary fraction.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import isqrt
from typing import Final, Literal

Unit = Literal["t", "MWh", "m3"]
"""What a material is measured in. One of them is 1 000 of what the engine counts."""

BASE: Final = 1000
"""Engine units (kg, kWh, l) in one scenario unit (t, MWh, m3)."""

CENTS: Final = 100
"""Cents in one euro."""
DAY: Final = 24
WEEK: Final = 168
YEAR: Final = 8760
"""Hours in a simulated year: 365 days, no leap years."""
WEEKS: Final = 52
"""Week columns of the ledger. The last has 8 days."""


def week_of(hour: int) -> int:
    """The ledger's week column (0 to 51) an hour of the year falls in."""
    return min(hour // WEEK, WEEKS - 1)


def base_units(amount: Decimal | Fraction | int) -> int:
    """Whole kg, kWh or l in so many t, MWh or m3, half to even."""
    num, den = amount.as_integer_ratio()
    return half_even(num * BASE, den)


def cents(euros: Decimal | Fraction | int) -> int:
    """Whole cents in so many euros, half to even; also a price per t (EUR/t → cents per t)."""
    num, den = euros.as_integer_ratio()
    return half_even(num * CENTS, den)


def half_even(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` rounded to a whole number, half to even. The denominator is positive."""
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    if twice > denominator or (twice == denominator and whole & 1):
        whole += 1
    return whole


def payment(amount: int, cents_per_unit: int) -> int:
    """Cents for an amount in kg, kWh or l at a price in cents per t, MWh or m3, half to even."""
    return half_even(amount * cents_per_unit, BASE)


def share_out(total: int, weights: list[int]) -> list[int]:
    """Split a whole ``total`` in proportion to ``weights`` by largest remainder; ties go to the first.

    The parts add up to ``total`` exactly. All weights zero gives all zeros.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in by_remainder[:left]:
        parts[i] += 1
    return parts


def nearest_root(square: Fraction) -> int:
    """The whole number nearest to the square root of a number that is not negative; halves go up."""
    return (isqrt(4 * square.numerator // square.denominator) + 1) // 2
