"""Bills: what is owed for goods, gathered first and worked out all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sim.ledger import Payment
from sim.units import WEEKS
from sim.year.columns import AT_ONCE, Weeks, column, paid, stacked

Price = int | Weeks
"""Cents a unit: one for the whole year, or one for each week when an event changed it."""


class Bill(NamedTuple):
    """Who pays whom for what thing at what price. What a firm owes itself is not booked."""

    payer: str
    payee: str
    about: str
    price: Price
    line: str = ""
    """the line that saves this money or, out of what it saves, bears it; empty if none does"""


class Bills:
    """All bills of a year."""

    def __init__(self) -> None:
        self._bills: list[tuple[str, Bill, int]] = []
        self._amounts: list[Weeks] = []
        self.saved: dict[str, int] = {}
        """line → cents it saved by its bills, less what they cost it"""

    def add(self, kind: str, amounts: Weeks, bills: Iterable[Bill], *, saves: int = -1) -> None:
        """Owe so much by each bill; what costs nothing needs none. `saves` is 1 if its line saves that money."""
        rows = []
        for row, bill in enumerate(bills):
            if not isinstance(bill.price, int) or bill.price:
                rows.append(row)
                self._bills.append((kind, bill, saves))
        self._amounts.append(amounts[rows])

    def work_out(self) -> Iterator[tuple[list[Payment], Weeks]]:
        """Every payment with its cents of each week, half to even; many at a time."""
        amounts = stacked(self._amounts)
        for first in range(0, len(amounts), AT_ONCE):
            bills = self._bills[first : first + AT_ONCE]
            cents = paid(amounts[first : first + AT_ONCE], _matrix([bill.price for _, bill, _ in bills]))
            for (_, bill, sign), total in zip(bills, cents.sum(axis=1).tolist(), strict=True):
                if bill.line:
                    self.saved[bill.line] = self.saved.get(bill.line, 0) + sign * total
            owed = {row: bill for row, bill in enumerate(bills) if bill[1].payer != bill[1].payee}
            payments = [Payment(bill.payer, bill.payee, kind, bill.about) for kind, bill, _ in owed.values()]
            yield payments, cents[list(owed)]


def _matrix(prices: Sequence[Price]) -> Weeks:
    """One row of prices for each bill: a single column, unless some change in the year."""
    matrix = column(price if isinstance(price, int) else 0 for price in prices)
    changing = [(row, price) for row, price in enumerate(prices) if not isinstance(price, int)]
    if changing:
        dtype = np.result_type(matrix, *(price for _, price in changing))
        matrix = np.repeat(matrix, WEEKS, axis=1).astype(dtype)
    for row, price in changing:
        matrix[row] = price
    return matrix
