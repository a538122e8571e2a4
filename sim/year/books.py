"""Books: the year's ledger and the firms' money, kept side by side.

Flows are booked as rows; money is booked as payments and, separately, added to each firm's cash, so
that the two can be compared. Prices are whole cents a unit; a week's amount is paid half-even.
"""

from __future__ import annotations

from sim.causes import Cause
from sim.ledger import Kind, Ledger, Payment, Row
from sim.plan.plan import Plan
from sim.state import State
from sim.units import payment, week_of

OUTSIDE_PAYEE = "outside"


class Books:
    """One year's ledger, and cash in cents by firm."""

    def __init__(self, plan: Plan, state: State) -> None:
        self.ledger = Ledger(state.year)
        self.cash = dict(state.cash)
        self.ledger.opening_cash = dict(state.cash)
        self.purse = plan.scenario.about.money == "purse"
        self.plan = plan
        self.prefix = "business:" if self.purse else ""
        self.week = 0

    def move(self, source: str, target: str, material: str, kind: Kind, amount: int) -> None:
        """Book a movement in the week under way."""
        if amount:
            self.ledger.row(Row(source, target, material, kind))[self.week] += amount

    def move_because(
        self, source: str, target: str, material: str, kind: Kind, amount: int, cause: Cause, culprit: str
    ) -> None:
        """Book a movement with its cause."""
        if amount:
            self.ledger.row(Row(source, target, material, kind, cause, culprit))[self.week] += amount

    def pay(self, payer: str, payee: str, kind: str, about: str, cents: int) -> None:
        """Book a payment in the week under way, and move the cash of the firms in it."""
        if not cents:
            return
        self.ledger.pay(Payment(payer, payee, kind, about), self.week, cents)
        if payer in self.cash:
            self.cash[payer] -= cents
        if payee in self.cash:
            self.cash[payee] += cents

    def charge(self, payer: str, payee: str, kind: str, about: str, amount: int, price: int) -> int:
        """Pay for an amount at a price in cents a unit; what was paid."""
        cents = payment(amount, price) if amount and price else 0
        self.pay(payer, payee, kind, about, cents)
        return cents

    def ordinary(self, firm: str) -> str:
        """The account a firm's ordinary business runs on: its own, or kept out of the purse."""
        return self.prefix + firm

    def clear(self, place: str, material: str, sink: str, amount: int, firm: str, hour: int) -> None:
        """Dispose of what a closing firm leaves in a store."""
        self.week = week_of(hour)
        self.move_because(place, sink, material, Kind.DISPOSAL, amount, Cause.CLOSED, firm)

    def close_accounts(self, firm: str, hour: int) -> None:
        """A closed firm's cash goes to its successor, or to the owner, who also bears a debt."""
        self.week = week_of(hour)
        heir = self.plan.firms[firm].successor or "owner"
        self.pay(firm, heir, "closing", firm, self.cash.get(firm, 0))
