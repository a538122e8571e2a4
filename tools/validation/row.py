"""A row of the table: what is claimed, what was expected, what came, and what was allowed to differ.

What may differ is settled before anything is played: a batch, a load, a rounding; or, where luck plays, the
interval that the replicates themselves give, which must also be narrow enough to notice a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import Final

CONFIDENCE: Final = 0.999
"""of each interval: among fifty rows with luck, a right model has one outside in one table of twenty"""
REPLICATES: Final = 400
"""of a whole table; with fewer an interval is not asked to be narrow"""
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One claim about the model, tried."""

    claim: str
    expected: str
    got: str
    allowed: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Case:
    """Claims that one small cluster shows, under the word that shows them at the command line."""

    name: str
    section: str
    rows: Callable[[int], Iterator[Row]]
    """the claims, tried with so many replicates where luck plays"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a mean should be: one figure, or anything between two where the closed form gives bounds."""

    low: float
    high: float
    precision: float
    """the half width that the interval of a whole table may have at most"""
    each: int = 1
    """figures that a replicate gives"""

    def __str__(self) -> str:
        return number(self.low) if self.low == self.high else f"{number(self.low)} to {number(self.high)}"


def exactly(figure: float, precision: float, each: int = 1) -> Truth:
    """A mean that is known."""
    return Truth(figure, figure, precision, each)


def known(claim: str, expected: float, got: float, within: float = 0, why: str = "") -> Row:
    """A figure without luck; `within` is what may differ, and `why`."""
    allowed = f"± {number(within, 2)} ({why})" if within else "nothing"
    return Row(claim, number(expected), number(got), allowed, abs(got - expected) <= within)


def same(claim: str, differing: Sequence[str], compared: int) -> Row:
    """Two games that must be the same: what differs between them, of so many figures compared."""
    got = "the same" if not differing else f"{len(differing)} differ, first {differing[0]}"
    return Row(claim, "the same", got, f"nothing, of {compared} figures", not differing and compared > 0)


def mean(claim: str, truth: Truth, sample: Sequence[float]) -> Row:
    """A figure with luck, one replicate each; it holds if the interval of their mean meets the truth."""
    middle, half = fmean(sample), half_width(sample)
    whole = len(sample) >= REPLICATES * truth.each
    holds = (
        middle - half <= truth.high and truth.low <= middle + half and not (whole and half > truth.precision)
    )
    allowed = f"± {number(half, 2)} (interval of {len(sample)}, at most ± {number(truth.precision)})"
    return Row(claim, str(truth), number(middle), allowed, holds)


def half_width(sample: Sequence[float]) -> float:
    """Half the interval of a mean, by Student's t with the expansion of Abramowitz and Stegun, 26.7.5."""
    z, n = NormalDist().inv_cdf((1 + CONFIDENCE) / 2), len(sample) - 1
    t = z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
    return t * stdev(sample) / sqrt(len(sample))


def number(figure: float, digits: int = DIGITS) -> str:
    """A figure to so many digits, as one reads it."""
    text = f"{figure:.{digits}g}"
    if "e" in text:
        return f"{figure:,.0f}".replace(",", " ") if abs(figure) >= 1 else f"{figure:.1e}"
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", " ") + point + rest if abs(figure) >= 1 else text
