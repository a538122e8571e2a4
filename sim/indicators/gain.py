"""What each exchange was worth, to whom, and whose money it really was.

The giver gains what it no longer pays for disposal (fee and waste tax of the amount sent, less sorting or
treating it), and the price. The taker gains the virgin material it does not buy (amount received × ratio
× price), less its own cost of using the secondary, and pays the price. Carriage falls on whoever paid it.
So the price moves gain from one to the other and leaves the joint gain as it is.

The joint gain is split into tax avoided (waste tax and CO2 price: the state's money), grants (the fund's),
and what is left: real saving. Investments and running costs belong to projects and are not in here.
Contract, carriage and grant payments are the ledger's own; unit costs are those of `UnitCosts`. A
treatment that takes from others is credited with what its firm's own needs replaced with its yields; what
it sends on is a gain of that next exchange, so no saving is counted twice.

Arithmetic of one link after Yazan, Romano and Albino 2016, doi 10.1016/j.jclepro.2016.03.160.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sim.indicators.costs import UnitCosts, Worth
from sim.indicators.links import Link, links
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.state import Contract

_BETWEEN = frozenset({"contract", "shortfall", "leaving", "carriage", "grant"})
"""Payments about a contract that enter its two sides."""


@dataclass(frozen=True, slots=True)
class Gain:
    """The gain of one exchange over a round. Amounts in kg, kWh or l; money in cents."""

    contract: str
    giver_firm: str
    taker_firm: str
    material: str
    sent: int
    received: int
    giver: int
    taker: int
    tax_avoided: int
    """waste tax and CO2 price, less what of them was paid: the part that the state forgoes"""
    grant: int
    paid: int
    """what the taker paid the giver, net: it only divides the joint gain"""

    @property
    def joint(self) -> int:
        """What both gain together."""
        return self.giver + self.taker

    @property
    def real(self) -> int:
        """What is saved in fact: the joint gain less avoided tax and grants."""
        return self.joint - self.tax_avoided - self.grant

    def plus(self, other: Gain) -> Gain:
        """The same exchange over both periods."""
        return Gain(
            self.contract,
            self.giver_firm,
            self.taker_firm,
            self.material,
            *(getattr(self, name) + getattr(other, name) for name in _SUMMED),
        )


_SUMMED = ("sent", "received", "giver", "taker", "tax_avoided", "grant", "paid")


def gains(plan: Plan, ledgers: Sequence[Ledger], contracts: Mapping[str, Contract]) -> list[Gain]:
    """The gain of every exchange that moved something in a round, in order of contract id."""
    total: dict[str, Gain] = {}
    for ledger in ledgers:
        costs = UnitCosts(plan, ledger)
        for link in links(plan, costs.moved, contracts):
            gain = _gain(costs, link)
            total[link.contract] = total[link.contract].plus(gain) if link.contract in total else gain
    return [total[key] for key in sorted(total)]


def _gain(costs: UnitCosts, link: Link) -> Gain:
    rid = costs.rid(costs.plan.stores[link.giver]) * Fraction(link.sent)
    worth = _worth(costs, link) * Fraction(link.received)
    tax, fee = round(rid.tax + worth.tax), round(rid.whole)
    grant, paid = _sums(costs, link)
    return Gain(
        link.contract,
        link.giver_firm,
        link.taker_firm,
        link.material,
        link.sent,
        link.received,
        fee + _flow(costs, link, link.giver_firm),
        round(worth.whole) + _flow(costs, link, link.taker_firm),
        tax,
        grant,
        paid,
    )


def _flow(costs: UnitCosts, link: Link, firm: str) -> int:
    """What a firm received about a contract, less what it paid."""
    return sum(
        cents * ((payment.payee == firm) - (payment.payer == firm))
        for payment, cents in costs.about.get(link.contract, ())
        if payment.kind in _BETWEEN
    )


def _sums(costs: UnitCosts, link: Link) -> tuple[int, int]:
    """Grants about a contract, and what the taker paid the giver for it."""
    grant = paid = 0
    for payment, cents in costs.about.get(link.contract, ()):
        if payment.kind == "grant":
            grant += cents
        elif payment.kind == "contract":
            paid += cents * ((payment.payee == link.giver_firm) - (payment.payer == link.giver_firm))
    return grant, paid


def _worth(costs: UnitCosts, link: Link) -> Worth:
    """What a unit received is worth to its taker before the price."""
    if link.taker in costs.plan.needs:
        return costs.replacing(costs.plan.needs[link.taker], link.material)
    if link.taker in costs.plan.treatments:
        return _at_treatment(costs, link.taker)
    return Worth()


def _at_treatment(costs: UnitCosts, treatment: str) -> Worth:
    """What its yields replaced at its own firm's needs, less making them, per unit of feed."""
    fed = costs.moved.total(Kind.USED, source=f"{treatment}/feed")
    worth = Worth()
    if not fed:
        return worth
    for row, amount in costs.moved.rows(Kind.OWN):
        store = costs.plan.stores.get(row.source)
        if store and store.process == treatment and row.target in costs.plan.needs:
            here = costs.replacing(costs.plan.needs[row.target], row.material) + costs.treating(store)
            worth += here * Fraction(amount, fed)
    return worth
