"""Causes and culprits in words."""

from __future__ import annotations

from typing import Final

from sim.causes import Cause
from sim.effects import STANDING, Effects
from sim.indicators.why import NOT_DELIVERED
from sim.plan.plan import Plan
from sim.rules.names import measure_name, project_name, readable, thing_name
from sim.situation import stage_of
from sim.state import State

WHY: Final[dict[str, str]] = {
    Cause.NOT_COLLECTED: "not collected",
    Cause.OFF_SPEC: "failed its test",
    Cause.RESIDUE: "left over by a treatment",
    Cause.NO_PARTNER: "no deal yet",
    Cause.NOT_BUILT: "not built",
    Cause.CONTRACT_ENDED: "the contract has ended",
    Cause.PARTNER_CLOSED: "the partner has closed",
    Cause.CONTRACT_CAP: "the contract allows no more",
    Cause.BLEND_SETTING: "the firm lets no more into its blend",
    Cause.TAKER_DOWN: "the taker stood still",
    Cause.GIVER_DOWN: "the giver stood still",
    Cause.TAKER_FULL: "the taker's store was full",
    Cause.CARRIER_BUSY: "no vehicle was free",
    Cause.GIVER_SHORT: "the giver had no more",
    Cause.STORE_FULL: "the store was full",
    Cause.CLOSED: "the firm has closed",
    Cause.SHARE_LIMIT: "cannot be replaced with what exists here (technical limit)",
    NOT_DELIVERED: "not delivered here, made elsewhere",
}
"""Cause → what people say. The culprit's name is put behind it."""


def because(plan: Plan, state: State, cause: str, culprit: str) -> str:
    """A cause with its culprit: "not built: S2 Slag mill"."""
    why = WHY.get(cause, readable(cause))
    if not culprit:
        return why
    more = _waits_for(plan, state, culprit) if cause == Cause.NO_PARTNER else ""
    return f"{why}: {thing_name(plan, culprit, state)}{more}"


def _waits_for(plan: Plan, state: State, giver: str) -> str:
    """What must be built, or begin, before there is anything to give; empty where there is."""
    store = plan.stores.get(giver)
    if store is None:
        return ""
    thing = ("treatment" if store.is_yield else "line", store.process, "")
    if thing in Effects.at(plan, state).opened():
        return ""
    project = plan.built_by.get(thing)
    if project is not None:
        built = stage_of(plan, state, project) in STANDING
        return "" if built else f" (not built yet: {project_name(plan, project)})"
    openers = plan.opened_by.get(thing, ())
    return f" (comes with {measure_name(plan, openers[0])})" if openers else ""
