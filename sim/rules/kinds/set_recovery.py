"""What part of a side stream a firm collects."""

from __future__ import annotations

from sim.decisions import SetRecovery
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: SetRecovery) -> list[Problem]:
    """Everything against a new share to collect."""
    situation, firms = decider.situation, decider.firms
    plan, name = situation.plan, named(situation.plan, "store", decision.side_stream)
    store = plan.stores.get(decision.side_stream)
    if store is None:
        return [refusals.UNKNOWN_STREAM(name=name)]
    if store.firm not in firms:
        return [refusals.NOT_YOUR_STREAM(stream=name, owner=named(plan, "firm", store.firm))]
    problems = firm_problems(situation, store.firm, promises=False)
    if store.is_yield:
        problems.append(refusals.NOTHING_TO_COLLECT(stream=name))
    return problems


def apply(decider: Decider, decision: SetRecovery) -> None:
    """From New Year this share of the side stream is collected."""
    state = decider.situation.state
    share = decision.share.as_integer_ratio()
    if state.recovery.get(decision.side_stream) != share:
        # What was left over counts in parts of the old share; less than a kilogram is let go.
        state.carries.pop(f"{decision.side_stream}:collect", None)
    state.recovery[decision.side_stream] = share


RULE = Rule(SetRecovery, Turn.SET, check, apply)
