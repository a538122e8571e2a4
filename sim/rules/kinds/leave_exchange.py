"""Ending a contract at New Year."""

from __future__ import annotations

from dataclasses import replace

from sim.decisions import LeaveExchange
from sim.economy.price_zone import runs
from sim.message import Listing
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.context import firm_problems, purse_problems
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import Situation
from sim.state import Contract, Due, State

LEAVING = "leaving"
"""Kind of the payment for leaving a contract early."""


def _party(plan: Plan, contract: Contract, firms: tuple[str, ...]) -> tuple[str, str] | None:
    """The firm that leaves and the one that is left, if one of these firms is a party."""
    giver, taker = plan.stores[contract.giver].firm, plan.firm_of(contract.taker)
    if giver in firms:
        return giver, taker
    return (taker, giver) if taker in firms else None


def leaving_price(contract: Contract, year: int) -> int:
    """Cents owed for leaving before this year: nothing once the agreed years are over."""
    return contract.leaving_price if contract.last_year >= year else 0


def _left_by_partner(state: State, contract: Contract, firm: str) -> bool:
    """Whether the other partner, and not yet this one, has left in this round."""
    return contract.ended == "left" and contract.left_in == state.year and contract.ended_by != firm


def _may_leave(situation: Situation, firms: tuple[str, ...]) -> list[str]:
    """The contracts in force to which one of these firms is a party."""
    plan, state = situation.plan, situation.state
    return [
        key
        for key, contract in sorted(state.contracts.items())
        if runs(contract, state.year) and _party(plan, contract, firms) is not None
    ]


def check(decider: Decider, decision: LeaveExchange) -> list[Problem]:
    """Everything against ending a contract at New Year."""
    situation, firms = decider.situation, decider.firms
    plan, state = situation.plan, situation.state
    contract = state.contracts.get(decision.exchange)
    if contract is None:
        running_now = tuple(_may_leave(situation, firms))
        if not running_now:
            return [refusals.NO_CONTRACT(name=decision.exchange)]
        return [refusals.UNKNOWN_CONTRACT(name=decision.exchange, running=Listing(running_now))]
    pair = _party(plan, contract, firms)
    if pair is None:
        giver, taker = plan.stores[contract.giver].firm, plan.firm_of(contract.taker)
        return [
            refusals.NOT_YOUR_CONTRACT(giver=named(plan, "firm", giver), taker=named(plan, "firm", taker))
        ]
    problems = firm_problems(situation, pair[0], promises=False)
    if not runs(contract, state.year):
        both_leave = _left_by_partner(state, contract, pair[0])
        return problems if both_leave else [*problems, refusals.CONTRACT_OVER(name=decision.exchange)]
    if pair[1] in situation.purse(pair[0]):
        return problems
    return problems + purse_problems(situation, {pair[0]: leaving_price(contract, state.year)})


def apply(decider: Decider, decision: LeaveExchange) -> None:
    """End a contract at New Year; the price of leaving early falls due in the first week.

    If both partners leave in the same round, neither owes the other anything.
    """
    situation, firms = decider.situation, decider.firms
    state, contract = situation.state, situation.state.contracts[decision.exchange]
    pair = _party(situation.plan, contract, firms)
    if pair is None:
        raise ValueError(f"{decision.exchange} was not checked: none of {firms} is a party")
    if _left_by_partner(state, contract, pair[0]):
        state.dues = tuple(due for due in state.dues if (due.kind, due.about) != (LEAVING, contract.id))
        state.contracts[contract.id] = replace(contract, ended_by=contract.id, left_in=0)
        return
    price = leaving_price(contract, state.year)
    if price:
        state.dues = (*state.dues, Due(pair[0], pair[1], LEAVING, contract.id, price))
    state.contracts[contract.id] = replace(contract, ended="left", ended_by=pair[0], left_in=state.year)


RULE = Rule(LeaveExchange, Turn.LEAVE, check, apply)
