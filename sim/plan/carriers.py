"""Ways to carry things, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sim.plan.amounts import amount_of, grams, ratio
from sim.scenario.figures import Path
from sim.scenario.materials import Carrier
from sim.state import Ratio


@dataclass(frozen=True, slots=True)
class CarrierPlan:
    """A way to move things. `lots` for truck and rail."""

    id: str
    lots: bool
    lot: int
    vehicles: int
    km_per_hour: Ratio
    handling: int
    """hours"""
    per_unit: Path
    per_unit_km: Path
    co2e_g_per_unit_km: int
    """g per t, MWh or m3 and km"""
    capacity: int
    """a hour, conveyor and pipe; 0 for no limit"""


def carrier_plan(key: str, part: Carrier) -> CarrierPlan:
    """A carrier in whole numbers."""
    return CarrierPlan(
        key,
        carrier_lots(part),
        max(1, amount_of(part.lot)),
        int(part.vehicles),
        ratio(part.speed),
        int(part.handling_hours),
        part.per_unit,
        part.per_unit_km,
        grams(part.co2e_per_unit_km),
        amount_of(part.capacity) if part.capacity else 0,
    )


def carrier_lots(carrier: Carrier) -> bool:
    """Whether a carrier sends lots (truck, rail) or flows with the batches."""
    return carrier.kind in ("truck", "rail")
