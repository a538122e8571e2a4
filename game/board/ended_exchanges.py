"""Which exchanges a piece of news ends: those whose giver or taker no longer works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.plan.plan import Plan
from sim.scenario.measures import Effect, Measure
from sim.state import Contract, State


@dataclass(frozen=True, slots=True)
class EndedExchange:
    """An exchange that stands when the news comes, and does not after it."""

    contract: str
    store: str
    giver: str
    """the firm"""
    taker: str
    amount: int
    """kg, kWh or l a year at most, as agreed"""
    loses: str
    """the firm at the other end: that goes on, without a partner"""


def ended_by(plan: Plan, state: State, year: int, measure: Measure) -> tuple[EndedExchange, ...]:
    """The largest first."""
    ended: dict[str, EndedExchange] = {}
    for effect in measure.effects:
        for contract in state.contracts.values():
            if not contract.ended and (contract.renews or contract.last_year >= year):
                for stopped in _stopped(plan, contract, effect):
                    ended.setdefault(contract.id, _exchange(plan, contract, stopped))
    return tuple(sorted(ended.values(), key=lambda exchange: (-exchange.amount, exchange.contract)))


def _stopped(plan: Plan, contract: Contract, effect: Effect) -> Iterator[str]:
    """The firms of a contract at whose end it stops."""
    store = plan.stores[contract.giver]
    need = plan.needs.get(contract.taker)
    ends = {
        store.firm: {store.firm, store.process},
        plan.firm_of(contract.taker): {plan.firm_of(contract.taker), need.line if need else contract.taker},
    }
    is_barred = effect.change == "share" and _is_nothing(effect)
    if is_barred and (effect.of, effect.material) == (contract.taker, store.material):
        yield plan.firm_of(contract.taker)
    if effect.change in ("close", "stop") or (effect.change == "demand" and _is_nothing(effect)):
        yield from (firm for firm, things in ends.items() if effect.of in things)


def _is_nothing(effect: Effect) -> bool:
    """Whether nothing of a figure is left."""
    return any(figure is not None and not figure for figure in (effect.times, effect.to))


def _exchange(plan: Plan, contract: Contract, stopped: str) -> EndedExchange:
    giver, taker = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
    loses = taker if stopped == giver else giver
    return EndedExchange(contract.id, contract.giver, giver, taker, contract.most, loses)
