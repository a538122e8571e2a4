"""How much of a need secondaries may fill."""

from __future__ import annotations

from sim.decisions import SetBlend
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: SetBlend) -> list[Problem]:
    """Everything against a new greatest share of secondaries."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "taker", decision.need)
    need = plan.needs.get(decision.need)
    if need is None:
        return [refusals.UNKNOWN_NEED(name=name)]
    if need.firm not in firms:
        return [refusals.NOT_YOUR_NEED(need=name, owner=named(plan, "firm", need.firm))]
    return firm_problems(situation, need.firm, promises=False)


def apply(decider: Decider, decision: SetBlend) -> None:
    """From New Year secondaries may fill at most this share of the need."""
    state = decider.situation.state
    state.blend[decision.need] = decision.share.as_integer_ratio()


RULE = Rule(SetBlend, Turn.SET, check, apply)
