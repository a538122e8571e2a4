"""What a recorded ledger names: materials, needs, stores and contracts that the scenario and its states must have.

Everything that is shown of a year reads these names, so a ledger is asked for them once, where it is read.
"""

from __future__ import annotations

from collections.abc import Collection

from sim.ledger import AIR, LOSSES, SINKS, WATERS, Kind, Ledger, Row
from sim.plan.plan import Plan


def stray_part(plan: Plan, ledger: Ledger, contracts: Collection[str]) -> str:
    """The first part of a ledger that names what is not there; empty if all is. `contracts`: those of the round."""
    materials = plan.scenario.materials
    if not all(_is_known(plan, row, contracts) for row, _ in ledger.flows.items()):
        return "flows"
    for field, stocks in (("opening", ledger.opening), ("closing", ledger.closing)):
        if any(key.material not in materials for key in stocks):
            return field
    return ""


def _is_known(plan: Plan, row: Row, contracts: Collection[str]) -> bool:
    match row.kind:
        case Kind.REST:  # what a recipe does not name
            has_place = row.target in (AIR, LOSSES, WATERS)
            return has_place and (not row.material or row.material in plan.scenario.materials)
        case Kind.VIRGIN:
            is_there = row.source in plan.needs
        case Kind.BOUGHT:  # lines buy the power that they lose by giving something
            is_there = any(row.target in buyers for buyers in (plan.needs, plan.treatments, plan.lines))
        case Kind.EXCHANGE:
            is_there = row.source in plan.stores and row.target in contracts
        case Kind.RECEIVED | Kind.TURNED_BACK:
            is_there = row.source in contracts
        case Kind.DISPOSAL:
            is_there = row.target in SINKS
        case _:
            is_there = True
    return is_there and row.material in plan.scenario.materials
