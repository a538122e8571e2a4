"""Whose disposal a disposal row is, and how the scenario disposes of it."""

from __future__ import annotations

from sim.ledger import IN_USE, Row
from sim.plan.parts import DisposalPlan, StorePlan
from sim.plan.plan import Plan


def origin(plan: Plan, row: Row) -> StorePlan | None:
    """The side stream, yield or collection that a disposed tonne would have been stored in.

    What was not collected never reached its store: its culprit names it, or else its process and mixed
    material do.
    """
    if row.source in plan.stores:
        return plan.stores[row.source]
    if row.source not in plan.lines and row.source != IN_USE:
        return None
    if row.culprit in plan.stores:
        return plan.stores[row.culprit]
    process = None if row.source == IN_USE else row.source
    for store in plan.stores.values():
        if row.material == store.mixed and store.process == (process or store.id):
            return store
    return None


def disposal_of(plan: Plan, row: Row) -> DisposalPlan | None:
    """Where, for what and with how much CO2e it is disposed of; None where the scenario does not say.

    What lay in a closing firm's intake goes the way its giver would have sent it, if the kind is the same.
    """
    store = origin(plan, row)
    if store is not None:
        return store.disposal
    treatment = plan.treatments.get(row.source)
    if treatment is not None:
        return (treatment.residue or treatment.yields[0]).disposal
    ways = [store.disposal for store in plan.givers.get(row.material, ())]
    return next((way for way in ways if way.kind == row.target), None)


def ways_of(plan: Plan) -> list[DisposalPlan]:
    """Every way of disposal that the scenario names."""
    residues = [treatment.residue.disposal for treatment in plan.treatments.values() if treatment.residue]
    return [store.disposal for store in plan.stores.values()] + residues
