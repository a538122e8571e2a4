"""Purses: interest on debt, and what a closing firm leaves, week by week.

The firms of a seat share one purse: one firm's debt costs nothing while the others' money covers it.
"""

from __future__ import annotations

from itertools import accumulate

from sim.ledger import Payment, new_weeks
from sim.units import WEEKS, half_even, share_out
from sim.year.cash import OWNER, Cash

BANK = "bank"


class Purses:
    """Every firm's money at New Year, once interest and closures are booked."""

    def __init__(self, cash: Cash) -> None:
        self.cash = cash
        self.cluster = cash.cluster
        shared = {firm: purse for purse in cash.cluster.state.purses for firm in purse}
        self.purses = sorted({shared.get(firm, (firm,)) for firm in cash.opening})
        self.interest: dict[str, list[int]] = {}

    def close(self) -> dict[str, int]:
        """Every firm's cash at the end of the year."""
        closing: dict[str, int] = {}
        if self.cluster.closing_week or any(self.cash.opening.get(firm) for firm in self.cluster.closed):
            closing = self._week_by_week(self.purses)
        else:
            for purse in self.purses:
                closing |= self._at_year_end(purse)
        for firm, cents in self.interest.items():
            self.cash.ledger.payments[Payment(firm, BANK, "interest", firm)] = cents
        return {firm: closing[firm] for firm in self.cash.opening}

    def _at_year_end(self, purse: tuple[str, ...]) -> dict[str, int]:
        opening, nets = self.cash.opening, {firm: self.cash.net(firm) for firm in purse}
        together = accumulate(
            map(sum, zip(*nets.values(), strict=True)), initial=sum(map(opening.__getitem__, purse))
        )
        if min(together) < 0:
            return self._week_by_week([purse])
        return {firm: opening[firm] + sum(net) for firm, net in nets.items()}

    def _week_by_week(self, purses: list[tuple[str, ...]]) -> dict[str, int]:
        money = {firm: self.cash.opening[firm] for purse in purses for firm in purse}
        moves = {firm: self.cash.net(firm) for firm in money}
        for week in range(WEEKS):
            for firm in money:
                money[firm] += moves[firm][week]
            for purse in purses:
                self._charge_interest(purse, week, money)
            for firm in sorted(money):
                if money[firm] and week >= self.cash.closes(firm):
                    self._hand_over(firm, week, money)
        return money

    def _charge_interest(self, purse: tuple[str, ...], week: int, money: dict[str, int]) -> None:
        """On what the purse as a whole owes, from the firms that are in debt, each at its own rate a year.

        A week bears a 52nd of it, and interest none before New Year: who owes the same sum all year pays the rate.
        """
        owed = [-money[firm] - sum(self.interest.get(firm, ())) for firm in purse]
        debt = sum(owed)
        if debt <= 0:
            return
        for firm, part in zip(purse, share_out(debt, [max(0, cents) for cents in owed]), strict=True):
            if part and week < self.cash.closes(firm):
                num, den = self.cash.tariffs.credit_rate(firm, week)
                due = half_even(part * num, den * WEEKS)
                if due:
                    self.interest.setdefault(firm, new_weeks())[week] = due
                    money[firm] -= due

    def _hand_over(self, firm: str, week: int, money: dict[str, int]) -> None:
        """A closed firm's money stays with its seat, or goes to its successor; else it is kept. A debt that nobody
        is left to bear is its owner's."""
        heir = self._heir(firm, week) or ("" if money[firm] > 0 else OWNER)
        if heir:
            self.cash.ledger.pay(Payment(firm, heir, "closing", firm), week, money[firm])
            if heir in money:
                money[heir] += money[firm]
            money[firm] = 0

    def _heir(self, firm: str, week: int) -> str:
        """An open firm of its seat, or the successor that the scenario names."""
        seat = next(purse for purse in self.purses if firm in purse)
        heirs = [*(other for other in seat if other != firm), self.cluster.plan.firms[firm].successor]
        return next((heir for heir in heirs if heir and week < self.cash.closes(heir)), "")
