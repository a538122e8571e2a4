"""Cash: payments by week into the ledger, and each firm's money kept apart from it.

The two are compared by `sim.balance`. What depends on the balance itself comes last: `sim.year.purses`.
"""

from __future__ import annotations

import math

import numpy as np

from sim.ledger import FUND, OUTSIDE, Ledger, Payment
from sim.state import Loan
from sim.units import WEEKS, half_even, share_out
from sim.year.cluster import Cluster
from sim.year.columns import Weeks, nothing, scaled, some, summed
from sim.year.sites import Site
from sim.year.tariffs import Tariffs, now

STATE, OWNER, CARRIERS = "state", "owner", "carriers"


class Cash:
    """Every firm's money over one year, in cents."""

    def __init__(self, cluster: Cluster, ledger: Ledger, tariffs: Tariffs) -> None:
        self.cluster = cluster
        self.ledger = ledger
        self.tariffs = tariffs
        self.opening = dict(cluster.state.cash)
        if cluster.plan.has_fund:
            self.opening[FUND] = cluster.state.fund
        self._moves: dict[str, list[Weeks]] = {firm: [] for firm in self.opening}
        """firm → what it received, and less than nothing what it paid"""
        self.loans: list[Loan] = list(cluster.state.loans)

    def pay(self, payment: Payment, cents: Weeks) -> None:
        """Book a payment of each week. A negative one runs the other way."""
        if not some(cents):
            return
        known = self.ledger.payments.get(payment)
        columns = cents.tolist()
        self.ledger.payments[payment] = (
            columns if known is None else list(map(sum, zip(known, columns, strict=True)))
        )
        if payment.payer in self._moves:
            self._moves[payment.payer].append(-cents)
        if payment.payee in self._moves:
            self._moves[payment.payee].append(cents)

    def net(self, firm: str) -> Weeks:
        """What a firm received less what it paid, by week."""
        return summed(self._moves[firm])

    def pay_once(self, payment: Payment, week: int, cents: int) -> None:
        """Book one payment."""
        amounts = nothing().astype(object)
        amounts[week] = cents
        self.pay(payment, amounts)

    def closes(self, firm: str) -> int:
        """The first week in which a firm no longer exists."""
        return self.cluster.closing_week.get(firm, 0 if firm in self.cluster.closed else WEEKS)

    # -- what does not depend on goods ----------------------------------------------------------

    def standing_payments(self, sites: dict[str, Site]) -> None:
        """Dues, own money, instalments, running costs, advances paid back."""
        for due in self.cluster.state.dues:
            self.pay_once(Payment(due.payer, due.payee, due.kind, due.about), 0, due.cents)
        for firm in self.cluster.plan.firms.values():
            yearly = now(self.tariffs.of("own money", firm.id, firm.yearly))
            self.pay(
                Payment(OWNER, firm.id, "own_money", firm.id),
                weekly_parts(yearly) * self.cluster.open_weeks(firm.id),
            )
        for site in sites.values():
            self._instalments(site)
            self._running(site)
        for loan in self.loans:
            self._repay(loan)
        self.loans = [left for loan in self.loans if (left := self._left(loan)) is not None]
        for site in sites.values():
            self._lend(site)

    def _instalments(self, site: Site) -> None:
        """Each payer's share of what is due, week by week; the owner bears that of one who has closed."""
        before = site.state.paid
        if site.paid == before:
            return
        payers = site.state.payers
        owner = site.plan.firm
        scale = math.lcm(*(payer.share[1] for payer in payers))
        due: dict[str, Weeks] = {}
        for week, total in enumerate(site.weeks):
            if total > before:
                weights = [
                    payer.share[0] * scale // payer.share[1] if week < self.closes(payer.firm) else 0
                    for payer in payers
                ]
                weights.append(max(0, scale - sum(weights)))
                parts = share_out(total - before, weights)
                for firm, part in zip([*(payer.firm for payer in payers), owner], parts, strict=True):
                    due.setdefault(firm, nothing().astype(object))[week] += part
                before = total
        for firm, cents in due.items():
            self.pay(Payment(firm, OUTSIDE, "project", site.id), cents)

    def _running(self, site: Site) -> None:
        if site.stands_from < WEEKS:
            yearly = now(self.tariffs.running(site.plan))
            runs = (np.arange(WEEKS) >= site.stands_from).astype(np.int64)
            cents = weekly_parts(yearly) * runs * self.cluster.open_weeks(site.plan.firm)
            self.pay(Payment(site.plan.firm, OUTSIDE, "running", site.id), cents)

    def _lend(self, site: Site) -> None:
        """Advances on a project that came to stand this year are paid back from next year on."""
        if not site.stood_up:
            return
        for payer in site.state.payers:
            if payer.repaid_years and payer.firm != site.plan.firm:
                num, den = payer.share
                lent = half_even(site.paid * num, den)
                yearly = -(-lent // payer.repaid_years)
                self.loans.append(Loan(site.id, payer.firm, site.plan.firm, lent, yearly))

    def _repay(self, loan: Loan) -> None:
        cents = weekly_parts(min(loan.left, loan.yearly))
        cents = cents * self.cluster.open_weeks(loan.borrower) * self.cluster.open_weeks(loan.lender)
        self.pay(Payment(loan.borrower, loan.lender, "loan", loan.project), cents)

    def _left(self, loan: Loan) -> Loan | None:
        """What is still owed next year; nothing once either side has closed."""
        left = loan.left - min(loan.left, loan.yearly)
        if not left or loan.borrower in self.cluster.closed or loan.lender in self.cluster.closed:
            return None
        return Loan(loan.project, loan.lender, loan.borrower, left, loan.yearly)


def weekly_parts(yearly: int) -> Weeks:
    """A yearly sum in 52 parts that add up to it."""
    parts: Weeks = np.diff(scaled(np.arange(WEEKS + 1), yearly, WEEKS))
    return parts
