"""Carrying out sheets in a test: the state they leave, and what could not stand."""

from __future__ import annotations

from sim.plan.plan import Plan
from sim.rules import Objection, Seating, settle
from sim.rules.turn_order import Sheets
from sim.situation import Seats
from sim.state import State


def apply(plan: Plan, state: State, sheets: Sheets, seats: Seats, seed: int) -> tuple[State, list[Objection]]:
    """Carry out all sheets on a copy of the state, nothing being signed before."""
    settled = settle(plan, state, sheets, Seating(seats, seed))
    return settled.state, list(settled.objections)
