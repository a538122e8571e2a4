"""What thousands of a unit are called on a slip: kt, GWh."""

from __future__ import annotations

from typing import Final

from sim.plan.plan import Plan

THOUSANDS: Final = {"t": "kt", "MWh": "GWh", "m3": "1000 m³"}


def thousands_of(plan: Plan, match: str) -> str:
    """Of what an exchange moves."""
    return THOUSANDS[plan.stores[plan.scenario.matches[match].giver].unit]
