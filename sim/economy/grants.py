"""What a call pays for a project, and what is left in its pot. Cents."""

from __future__ import annotations

from sim.plan.plan import Plan
from sim.situation import Situation, cost_of
from sim.state import State
from sim.units import cents


def left_in_pot(plan: Plan, state: State, call: str) -> int:
    """Cents a call can still award."""
    part = plan.measures[call].call
    return max(0, cents(part.pot.exact) - state.pots.get(call, 0)) if part else 0


def sum_for(situation: Situation, call: str, project: str) -> int:
    """Cents a call would pay for a project, whatever its pot holds."""
    effects, part = situation.effects(), situation.plan.measures[call].call
    whole = round(cost_of(effects, project) * effects.grant_rate(call, project))
    ceiling = part.ceiling if part else None
    return whole if ceiling is None else min(whole, cents(ceiling.exact))
