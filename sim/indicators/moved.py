"""What moved in a round: every row's total over its years, found by kind; and how to round honestly."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from sim.ledger import Kind, Ledger, Row

K = TypeVar("K", bound=Hashable)


class Moved:
    """The totals of one or more years' ledgers, in kg, kWh and l. Built once, read by every indicator."""

    __slots__ = ("_kinds", "ledgers", "years")

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self.ledgers = tuple(ledgers)
        self.years = max(1, len(self.ledgers))
        self._kinds: dict[Kind, dict[Row, int]] = {}
        for ledger in self.ledgers:
            for row, amount in ledger.totals():
                of_kind = self._kinds.setdefault(row.kind, {})
                of_kind[row] = of_kind.get(row, 0) + amount

    def rows(self, *kinds: Kind) -> Iterator[tuple[Row, int]]:
        """Every row of these kinds with its total over the round."""
        for kind in kinds:
            yield from self._kinds.get(kind, {}).items()

    def total(self, kind: Kind, *, source: str | None = None, target: str | None = None) -> int:
        """The total of a kind of movement, from a place or to one if they are named."""
        return sum(
            amount
            for row, amount in self.rows(kind)
            if source in (None, row.source) and target in (None, row.target)
        )

    def yearly(self, amount: Fraction | int) -> int:
        """A round's amount as a whole amount a year, half to even: rounds of any length compare."""
        return round(Fraction(amount) / self.years)


def spread(total: int, parts: Mapping[K, Fraction]) -> dict[K, int]:
    """A whole total over its exact parts by largest remainder: the parts add up to it exactly.

    The total must be within one of the parts' sum for each part; ties go to the first in order.
    """
    whole = {key: part.__floor__() for key, part in parts.items()}
    left = total - sum(whole.values())
    by_remainder = sorted(parts, key=lambda key: (whole[key] - parts[key], str(key)))
    for key in by_remainder[:left]:
        whole[key] += 1
    return whole
