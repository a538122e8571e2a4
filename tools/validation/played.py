"""Small clusters played, and what their ledgers say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sim.balance import residuals
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import State
from sim.units import WEEKS
from sim.year import YearResult, play_year
from tools.validation.by_hand import Data


def plan_of(data: Data) -> Plan:
    """The plan of a scenario given as plain data."""
    return Plan(Scenario.model_validate(data))


def play(data: Data, years: int = 1, seed: int = 1, **state: Any) -> list[YearResult]:
    """Play a scenario's first years, each checked to close; `state` changes the opening."""
    plan = plan_of(data)
    return list(played(plan, replace(opening_state(plan, seed), **state), years, seed))


def played(plan: Plan, state: State, years: int = 1, seed: int = 1) -> Iterator[YearResult]:
    """Play on from a state. Raises AssertionError where a balance does not close or a store is below nothing."""
    for _ in range(years):
        result = play_year(plan, seed, state)
        if open_balances := residuals(plan, result.ledger).where:
            raise AssertionError(open_balances)
        if min(result.state.stocks.values(), default=0) < 0:
            raise AssertionError(result.state.stocks)
        state = result.state
        yield result


def year(data: Data, seed: int = 1, **state: Any) -> Ledger:
    """The first year's ledger."""
    return play(data, 1, seed, **state)[0].ledger


def weeks(ledger: Ledger, kind: Kind, **where: str) -> list[int]:
    """What moved in each week, over all rows of a kind that fit."""
    total = [0] * WEEKS
    for row, columns in ledger.flows.items():
        if row.kind == kind and all(getattr(row, key) == value for key, value in where.items()):
            total = list(map(sum, zip(total, columns, strict=True)))
    return total


def moved(ledger: Ledger, kind: Kind, **where: str) -> int:
    """What moved in the year."""
    return sum(weeks(ledger, kind, **where))


def paid(ledger: Ledger, kind: str, **who: str) -> int:
    """Cents paid in a year, of one kind."""
    return sum(
        sum(columns)
        for payment, columns in ledger.payments.items()
        if payment.kind == kind and all(getattr(payment, key) == value for key, value in who.items())
    )
