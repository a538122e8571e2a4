"""What one year of a contract is worth to its giver and its taker, against doing without it: every clause counted."""

from __future__ import annotations

from typing import NamedTuple

from sim.economy.outlook import Outlook
from sim.economy.price_paths import indexed_price
from sim.economy.price_zone import Pricing
from sim.state import Contract
from sim.units import cents, payment


class Flow(NamedTuple):
    """What a contract carries in a year, and what is lacking to its least amount. In kg, kWh or l."""

    carried: int
    givers_short: int = 0
    """what the giver held up"""
    takers_short: int = 0


class Sides(NamedTuple):
    """What a year brings the two ends of a contract. Cents."""

    giver: int
    taker: int

    def __add__(self, other: object) -> Sides:
        """Two sums, side by side."""
        if not isinstance(other, Sides):
            return NotImplemented
        return Sides(self.giver + other.giver, self.taker + other.taker)


def price_in(outlook: Outlook, contract: Contract) -> int:
    """Cents a unit costs in the year of this outlook: as fixed, or the agreed share of the virgin price."""
    plan = outlook.plan
    if contract.indexed is None or contract.taker not in plan.needs:
        return contract.price
    ratio = plan.intakes[contract.taker, plan.stores[contract.giver].material].ratio
    return indexed_price(contract.indexed, ratio, cents(outlook.virgin(contract.taker)))


def brought(pricing: Pricing, contract: Contract, flow: Flow) -> Sides:
    """What goods, carriage and shortfall of a year bring both sides, at the prices of that year."""
    store = pricing.plan.stores[contract.giver]
    zone = pricing.zone(
        contract.giver,
        contract.taker,
        store.material,
        contract.carrier,
        giver_pays=contract.giver_pays_carriage,
    )
    price = price_in(pricing.outlook, contract)
    goods = Sides(payment(flow.carried, price - zone.floor), payment(flow.carried, zone.ceiling - price))
    return goods + shortfall(contract, flow)


def shortfall(contract: Contract, flow: Flow) -> Sides:
    """What is owed for the least amount that did not flow: each side for what it held up, if the contract says so."""
    by = contract.shortfall_by
    owed = payment(flow.givers_short, contract.shortfall_price) if by in ("giver", "both") else 0
    due = payment(flow.takers_short, contract.shortfall_price) if by in ("taker", "both") else 0
    return Sides(due - owed, owed - due)
