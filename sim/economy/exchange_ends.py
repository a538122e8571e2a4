"""The two ends of an exchange on a slip: the giver's store and the taker's intake, and what carries it between them."""

from __future__ import annotations

from sim.decisions import DealExchange
from sim.plan.parts import IntakePlan, StorePlan
from sim.plan.plan import Plan
from sim.plan.ways import usual_carrier

Ends = tuple[StorePlan, IntakePlan]


def ends_of(plan: Plan, exchange: DealExchange) -> Ends | None:
    """The giver's store and the taker's intake, if the two exist and fit in material."""
    store = plan.stores.get(exchange.giver)
    intake = plan.intakes.get((exchange.taker, store.material)) if store else None
    return (store, intake) if store and intake else None


def carrier_of(plan: Plan, exchange: DealExchange, ends: Ends) -> str:
    """The carrier named on the slip, or the usual one."""
    store, intake = ends
    return exchange.carrier or usual_carrier(plan, store.material, store.firm, intake.firm)
