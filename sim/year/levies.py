"""Levies: what the cluster's own fund takes for what was heaped, landfilled or thrown away otherwise.

At the year's end each firm's purse pays for its disposals of the year; a payment is about one kind of them. It is a
transfer, in purse play too, where ordinary business is kept out of the purse and a tax would fall on that. A purse
that cannot pay goes into debt, as for any other due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from sim.economy.levied import LEVY
from sim.ledger import FUND, SINKS, Kind, Payment
from sim.units import BASE, WEEKS, half_even
from sim.year.cash import Cash
from sim.year.invoices import Price


def levy_disposal(cash: Cash) -> None:
    """Book what each firm owes the fund for its disposals; nothing where no levy can come to work."""
    plan = cash.cluster.plan
    if LEVY not in plan.changes:
        return
    owed: dict[tuple[str, str], int] = defaultdict(int)
    prices = {sink: cash.tariffs.levy(sink) for sink in SINKS}
    for row, weeks in cash.ledger.flows.items():
        price = prices[row.target] if row.kind is Kind.DISPOSAL else 0
        firm = plan.firm_of(row.source) if not isinstance(price, int) or price else ""
        if firm and not plan.firms[firm].outside:
            owed[firm, row.target] += _worth(weeks, price)
    for (firm, sink), cents in sorted(owed.items()):
        cash.pay_once(Payment(firm, FUND, LEVY, sink), WEEKS - 1, half_even(cents, BASE))


def _worth(weeks: Sequence[int], price: Price) -> int:
    """Thousandths of cents for the amounts of each week, in kg, kWh or l, at a price per t, MWh or m3."""
    if isinstance(price, int):
        return sum(weeks) * price
    return sum(amount * int(each) for amount, each in zip(weeks, np.asarray(price).tolist(), strict=True))
