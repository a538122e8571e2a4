"""Causes and culprits in words."""

from __future__ import annotations

from typing import Final

from sim.causes import Cause
from sim.indicators.why import NOT_DELIVERED
from sim.plan.plan import Plan
from sim.rules.names import firm_name, line_name, project_name, store_name, taker_name
from sim.state import State

WHY: Final[dict[str, str]] = {
    Cause.NOT_COLLECTED: "not collected",
    Cause.OFF_SPEC: "failed its test",
    Cause.RESIDUE: "left over by a treatment",
    Cause.NO_PARTNER: "nobody has agreed to exchange it",
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
    Cause.SHARE_LIMIT: "beyond the share that secondaries may have",
    NOT_DELIVERED: "not delivered here, made elsewhere",
}
"""Cause → what people say. The culprit's name is put behind it."""


def because(plan: Plan, state: State, cause: str, culprit: str) -> str:
    """A cause with its culprit: "not built: S2 Slag mill"."""
    why = WHY.get(cause, cause.replace("_", " "))
    return f"{why}: {culprit_name(plan, state, culprit)}" if culprit else why


def culprit_name(plan: Plan, state: State, culprit: str) -> str:
    """What people call whatever an id stands for, with the firm it belongs to."""
    if culprit in plan.firms:
        return firm_name(plan, culprit)
    if culprit in plan.projects:
        return project_name(plan, culprit)
    agreed = plan.scenario.exchanges.get(culprit)
    if agreed is not None and agreed.name is not None:
        return agreed.name.en
    contract = state.contracts.get(culprit)
    if contract is not None:
        return f"{_part_name(plan, contract.giver)} to {_part_name(plan, contract.taker)}"
    return _part_name(plan, culprit)


def _part_name(plan: Plan, key: str) -> str:
    """ "Steelworks, slag"; a line is simply its firm's."""
    firm = plan.firm_of(key)
    if key in plan.lines:
        name = line_name(plan, key)
    else:
        name = store_name(plan, key) if key in plan.stores else taker_name(plan, key)
    return f"{firm_name(plan, firm)}, {name}" if firm else name
