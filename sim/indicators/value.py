"""Money and work: what the cluster earns on a tonne of virgin material, and the jobs in open firms."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from sim.indicators.formulas import resource_productivity
from sim.indicators.moved import Moved
from sim.indicators.virgin import is_outside
from sim.ledger import BUSINESS, Kind
from sim.plan.plan import Plan
from sim.units import BASE, CENTS

INPUTS = frozenset({"virgin", "auxiliary", "treatment", "intake", "sorting", "carriage", "disposal"})
"""Kinds of payment that buy something from outside the cluster. Taxes, interest and investments are not
inputs, and what firms pay each other stays in the cluster."""


def productivity(plan: Plan, moved: Moved, virgin_kg: int) -> float:
    """EUR of value added for a tonne of virgin material; 0 where nothing sold has a price.

    Value added: what lines delivered at the scenario's prices (before luck, so that purse and cash games
    compare), less what was bought from outside to make it, as it was paid (luck and news in it). Prices hold
    in the legacy run, and so do those of the products; in a game cut short by `--rounds` they go on until
    the last year that the scenario plays.
    """
    delivered = _delivered(plan, moved)
    if not delivered:
        return 0.0
    inputs = sum(
        sum(weeks)
        for ledger in moved.ledgers
        for payment, weeks in ledger.payments.items()
        if payment.kind in INPUTS and not is_outside(plan, payment.payer.removeprefix(BUSINESS))
    )
    yearly = (delivered - Fraction(inputs, CENTS)) / moved.years
    return resource_productivity(float(yearly), virgin_kg / BASE)


def _delivered(plan: Plan, moved: Moved) -> Fraction:
    """EUR of products delivered over the round."""
    value = Fraction(0)
    about = plan.scenario.about
    last_played = about.last_year
    for ledger in moved.ledgers:
        year = min(ledger.year, last_played)
        for row, amount in ledger.totals(Kind.PRODUCT):
            store = plan.stores.get(row.source)
            if store is not None and store.sale is not None and not is_outside(plan, store.id):
                value += store.sale.in_year(year) * amount / BASE
            line = plan.lines.get(row.source)
            if line is not None and line.market is not None and not is_outside(plan, line.id):
                value += line.market.price.in_year(year) * amount / BASE
    return value


def jobs(plan: Plan, closed: Collection[str]) -> float:
    """Jobs in the cluster's firms that are open."""
    return float(
        sum(
            part.jobs.exact
            for firm, part in plan.scenario.firms.items()
            if firm not in closed and not part.outside
        )
    )
