"""What a firm can set from one year to the next: recovery of a side stream, blend of a need."""

from __future__ import annotations

from sim.decisions import SetBlend, SetRecovery
from sim.rules import refusals
from sim.rules.context import firm_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import Situation
from sim.state import State


def recovery_problems(situation: Situation, firms: tuple[str, ...], decision: SetRecovery) -> list[Problem]:
    """Everything against a new share to collect."""
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


def set_recovery(state: State, decision: SetRecovery) -> None:
    """From New Year this share of the side stream is collected."""
    share = decision.share.as_integer_ratio()
    if state.recovery.get(decision.side_stream) != share:
        # What was left over counts in parts of the old share; less than a kilogram is let go.
        state.carries.pop(f"{decision.side_stream}:collect", None)
    state.recovery[decision.side_stream] = share


def blend_problems(situation: Situation, firms: tuple[str, ...], decision: SetBlend) -> list[Problem]:
    """Everything against a new greatest share of secondaries."""
    plan, name = situation.plan, named(situation.plan, "taker", decision.need)
    need = plan.needs.get(decision.need)
    if need is None:
        return [refusals.UNKNOWN_NEED(name=name)]
    if need.firm not in firms:
        return [refusals.NOT_YOUR_NEED(need=name, owner=named(plan, "firm", need.firm))]
    return firm_problems(situation, need.firm, promises=False)


def set_blend(state: State, decision: SetBlend) -> None:
    """From New Year secondaries may fill at most this share of the need."""
    state.blend[decision.need] = decision.share.as_integer_ratio()
