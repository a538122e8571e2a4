"""Bills: what is owed for goods, gathered first and worked out all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sim.ledger import Payment
from sim.units import WEEKS
from sim.year.columns import Weeks, in_parts, paid, stacked

Price = int | Weeks
"""Cents a unit: one for the whole year, or one for each week when an event changed it."""


class Bill(NamedTuple):
    """Who pays whom for how much at what price. With nobody to pay, it only counts to what a line saves."""

    payment: Payment | None
    amounts: Weeks
    price: Price
    saves: str
    """the line that saves this money; empty if none does"""
    costs: str
    """the line that it costs this money, out of what it saves"""


class Bills:
    """All bills of a year."""

    def __init__(self) -> None:
        self._bills: list[Bill] = []
        self.saved: dict[str, int] = {}
        """line → cents it saved by its bills, less what they cost it"""

    def add(
        self, payment: Payment | None, amounts: Weeks, price: Price, saves: str = "", costs: str = ""
    ) -> None:
        """Owe so much at a price; what costs nothing needs no bill."""
        if not isinstance(price, int) or price:
            self._bills.append(Bill(payment, amounts, price, saves, costs))

    def work_out(self) -> Iterator[tuple[Payment, Weeks]]:
        """Every payment with its cents of each week, half to even."""
        for part in in_parts(self._bills):
            cents = paid(stacked(bill.amounts for bill in part), _matrix([bill.price for bill in part]))
            for bill, weeks, total in zip(part, cents, cents.sum(axis=1).tolist(), strict=True):
                self._count(bill, total)
                if bill.payment is not None:
                    yield bill.payment, weeks

    def _count(self, bill: Bill, cents: int) -> None:
        if bill.saves:
            self.saved[bill.saves] = self.saved.get(bill.saves, 0) + cents
        if bill.costs:
            self.saved[bill.costs] = self.saved.get(bill.costs, 0) - cents


def _matrix(prices: Sequence[Price]) -> Weeks:
    """One row of prices for each bill: a single column, unless some change in the year."""
    level = [price if isinstance(price, int) else 0 for price in prices]
    matrix = np.array(level).reshape(-1, 1)
    changing = [(row, price) for row, price in enumerate(prices) if not isinstance(price, int)]
    if changing:
        dtype = np.result_type(matrix, *(price for _, price in changing))
        matrix = np.repeat(matrix, WEEKS, axis=1).astype(dtype)
    for row, price in changing:
        matrix[row] = price
    return matrix
