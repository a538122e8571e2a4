"""What a random cluster is drawn with: exact decimals, chances, counts, figures and yearly paths."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from tools.validation.by_hand import FIRST_YEAR as FIRST_YEAR
from tools.validation.by_hand import Data as Data

T = TypeVar("T")
WHY = "drawn at random for a test"


def decimal(number: float, digits: int = 3) -> Decimal:
    """A decimal with at most so many digits after the point, as one would write it in a file."""
    return Decimal(f"{number:.{digits}f}").normalize() + 0


def short_code(letter: str, number: int) -> str:
    """A code for a card: a letter and up to five hexadecimal digits, never the same twice."""
    return f"{letter}{number:X}"


class Draws:
    """One source of luck for one purpose: the same key gives the same draws, whatever else is drawn."""

    def __init__(self, *key: object) -> None:
        self.random = random.Random("/".join(str(part) for part in key))

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random.random() < probability

    def pick(self, items: Sequence[T]) -> T:
        """One of them."""
        return items[int(self.random.random() * len(items))]

    def weighted(self, weights: dict[T, float]) -> T:
        """One of the keys, in proportion to its weight."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def some(self, items: Sequence[T], most: int) -> list[T]:
        """At most so many different ones."""
        return self.random.sample(list(items), min(most, len(items)))

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def between(self, low: float, high: float, digits: int = 3) -> Decimal:
        """An exact decimal between the two."""
        return decimal(self.random.uniform(low, high), digits)

    def size(self, low: float, high: float) -> Decimal:
        """A size between the two, small ones as likely as large ones, in two significant digits."""
        drawn = math.exp(self.random.uniform(math.log(low), math.log(high)))
        return decimal(float(f"{drawn:.2g}"))

    def count(self, mean: float) -> int:
        """How many: the mean rounded down or up, so that the mean comes out."""
        whole = int(mean)
        return whole + self.chance(mean - whole)

    def figure(self, value: Decimal) -> Decimal | Data:
        """A figure: mostly the bare number, sometimes with a range and a provenance of its own."""
        if not self.chance(0.06):
            return value
        spread = abs(value) / 4
        name = self.pick(["value", "base"])
        why = self.pick(["source", "estimate", "tuned"])
        return {name: value, "low": value - spread, "high": value + spread, why: WHY}

    def yearly(self, level: Decimal, volatile: bool = True) -> Decimal | Data | dict[int, Decimal]:
        """A yearly path: mostly level, sometimes a slope, sometimes bent by luck."""
        kind = self.random.random()
        if kind < 0.7:
            return level
        later = decimal(float(level) * self.random.uniform(0.8, 1.3))
        slope = {FIRST_YEAR: level, FIRST_YEAR + self.whole(1, 6): later}
        if kind < 0.85 or not volatile:
            return slope
        return {"by_year": slope, "volatility": self.between(0, 0.2, 2), "estimate": WHY}


def in_years(first: int, last: int) -> Data:
    """When a card lies on the table, in years: as if each round were one."""
    return {"from_year": FIRST_YEAR + first - 1, "to_year": FIRST_YEAR + last - 1}
