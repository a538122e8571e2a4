"""Cash: payments by week into the ledger, and each firm's money kept apart from it.

The two are compared by `sim.balance`. What depends on the balance itself comes last: `sim.year.purses`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from sim.ledger import FUND, OUTSIDE, Ledger, Payment, new_weeks
from sim.state import Loan
from sim.units import WEEKS, half_even, share_out
from sim.year.cluster import Cluster
from sim.year.columns import SAFE, WEEK, Weeks, bound, column, gained, nothing, scaled, whole, written
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
        self._row = {firm: row for row, firm in enumerate(self.opening)}
        self._net = nothing(len(self.opening) + 1)
        """what each firm received, less what it paid; and, last, whoever keeps no account here"""
        self._most = 0
        """more than any sum of payments so far"""
        self.loans: list[Loan] = list(cluster.state.loans)

    def pay(self, payments: Sequence[Payment], cents: Weeks) -> None:
        """Book payments of each week, a row each. A negative one runs the other way."""
        for payment, weeks in written(payments, cents):
            self.ledger.payments.join(payment, weeks)
        self._most += bound(cents)
        if self._most >= SAFE or cents.dtype == object:
            self._net = self._net.astype(object)
        outside = len(self._row)
        np.subtract.at(self._net, [self._row.get(payment.payer, outside) for payment in payments], cents)
        np.add.at(self._net, [self._row.get(payment.payee, outside) for payment in payments], cents)

    def net(self, firm: str) -> list[int]:
        """What a firm received less what it paid, by week."""
        weeks: list[int] = self._net[self._row[firm]].tolist()
        return weeks

    def pay_once(self, payment: Payment, week: int, cents: int) -> None:
        """Book one payment."""
        amounts = [0] * WEEKS
        amounts[week] = cents
        self.pay([payment], whole([amounts]))

    def closes(self, firm: str) -> int:
        """The first week in which a firm no longer exists."""
        return self.cluster.closing_week.get(firm, 0 if firm in self.cluster.closed else WEEKS)

    # -- what does not depend on goods ----------------------------------------------------------

    def standing_payments(self, sites: dict[str, Site]) -> None:
        """Dues, own money, instalments, running costs, advances paid back."""
        for due in self.cluster.state.dues:
            self.pay_once(Payment(due.payer, due.payee, due.kind, due.about), 0, due.cents)
        firms = self.cluster.plan.firms.values()
        yearly = [now(self.tariffs.of("own money", firm.id, firm.yearly)) for firm in firms]
        own = weekly_parts(yearly) * self.cluster.open_weeks(firm.id for firm in firms)
        self.pay([Payment(OWNER, firm.id, "own_money", firm.id) for firm in firms], own)
        due_weeks = {
            payment: weeks for site in sites.values() for payment, weeks in self._instalments(site).items()
        }
        self.pay(list(due_weeks), whole(list(due_weeks.values())).reshape(-1, WEEKS))
        self._running([site for site in sites.values() if site.stands_from < WEEKS])
        self._repay()
        self.loans = [left for loan in self.loans if (left := self._left(loan)) is not None]
        for site in sites.values():
            self._lend(site)

    def _instalments(self, site: Site) -> dict[Payment, list[int]]:
        """Each payer's share of what is due, week by week; the owner bears that of one who has closed."""
        before, payers, owner = site.state.paid, site.state.payers, site.plan.firm
        due: dict[Payment, list[int]] = {}
        if site.paid == before:
            return due
        scale = math.lcm(*(payer.share[1] for payer in payers))
        for week, total in enumerate(site.weeks):
            if total > before:
                weights = [
                    payer.share[0] * scale // payer.share[1] if week < self.closes(payer.firm) else 0
                    for payer in payers
                ]
                weights.append(max(0, scale - sum(weights)))
                parts = share_out(total - before, weights)
                for firm, part in zip([*(payer.firm for payer in payers), owner], parts, strict=True):
                    due.setdefault(Payment(firm, OUTSIDE, "project", site.id), new_weeks())[week] += part
                before = total
        return due

    def _running(self, sites: list[Site]) -> None:
        """What finished projects cost their owners, from the week in which each stands."""
        firms = [site.plan.firm for site in sites]
        yearly = weekly_parts([now(self.tariffs.running(site.plan)) for site in sites])
        runs = (column(site.stands_from for site in sites) <= WEEK) * self.cluster.open_weeks(firms)
        payments = [Payment(site.plan.firm, OUTSIDE, "running", site.id) for site in sites]
        self.pay(payments, yearly * runs)

    def _repay(self) -> None:
        """Advances are paid back while both sides are there."""
        both = self.cluster.open_weeks(loan.borrower for loan in self.loans) * self.cluster.open_weeks(
            loan.lender for loan in self.loans
        )
        payments = [Payment(loan.borrower, loan.lender, "loan", loan.project) for loan in self.loans]
        self.pay(payments, weekly_parts([min(loan.left, loan.yearly) for loan in self.loans]) * both)

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

    def _left(self, loan: Loan) -> Loan | None:
        """What is still owed next year; nothing once either side has closed."""
        left = loan.left - min(loan.left, loan.yearly)
        if not left or loan.borrower in self.cluster.closed or loan.lender in self.cluster.closed:
            return None
        return Loan(loan.project, loan.lender, loan.borrower, left, loan.yearly)


def weekly_parts(yearly: Iterable[int]) -> Weeks:
    """Yearly sums, each in 52 parts that add up to it."""
    sums = column(yearly)
    return gained(scaled(sums * np.ones(WEEKS, dtype=np.int64), WEEK + 1, WEEKS))
