"""What flowed between firms in a year, material by material, exactly as the ledger has it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from game.cluster_map.board import FlowKind
from game.cluster_map.flows import key_of
from game.session.records import WorldRecord
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.units import Unit


class Flow(NamedTuple):
    """So much of a material from one place to another; an empty place is the world outside."""

    source: str
    target: str
    kind: FlowKind
    material: str
    unit: Unit
    amount: int
    """kg, kWh or l in the year"""


def moved(plan: Plan, record: WorldRecord, ledger: Ledger) -> tuple[Flow, ...]:
    """What was bought new for uses in which a secondary could serve, exchanged, or put on landfill and heaps."""
    sums: dict[tuple[str, str, FlowKind, str], int] = defaultdict(int)
    for row, amount in ledger.totals():
        key = key_of(plan, record, row)
        if key is not None:
            sums[(*key, row.material)] += amount
    materials = plan.scenario.materials
    found = [Flow(*key, materials[key[3]].unit, amount) for key, amount in sums.items() if amount > 0]
    return tuple(sorted(found, key=lambda one: (one.kind != "virgin", -one.amount, one)))
