"""Small worlds to play, and how to ask their ledgers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sim.balance import residuals
from sim.ledger import Kind, Ledger, StockKey
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import Payer, ProjectState, Stage, State
from sim.year import YearResult, play_year
from tests.clusters.draws import FIRST_YEAR, WHY, Data

PAIR = "pair"
"""The one contract of a steady pair."""


def plan_of(data: Data) -> Plan:
    return Plan(Scenario.model_validate(data))


def play(data: Data, years: int = 1, seed: int = 1, **state: Any) -> list[YearResult]:
    """Play a scenario's first years, each checked to close; `state` changes the opening."""
    plan = plan_of(data)
    return list(played(plan, replace(opening_state(plan), **state), years, seed))


def played(plan: Plan, state: State, years: int = 1, seed: int = 1) -> Iterator[YearResult]:
    for _ in range(years):
        result = play_year(plan, seed, state)
        assert residuals(plan, result.ledger).where == ()
        assert min(result.state.stocks.values(), default=0) >= 0
        state = result.state
        yield result


def year(data: Data, seed: int = 1, **state: Any) -> Ledger:
    """The first year's ledger."""
    return play(data, 1, seed, **state)[0].ledger


# -- what a ledger says ---------------------------------------------------------------------------


def weeks(ledger: Ledger, kind: Kind, **where: str) -> list[int]:
    """What moved in each week, over all rows of a kind that fit."""
    total = [0] * 52
    for row, columns in ledger.flows.items():
        if row.kind == kind and all(getattr(row, key) == value for key, value in where.items()):
            total = [one + more for one, more in zip(total, columns, strict=True)]
    return total


def moved(ledger: Ledger, kind: Kind, **where: str) -> int:
    """What moved in the year."""
    return sum(weeks(ledger, kind, **where))


def causes(ledger: Ledger, kind: Kind, source: str = "") -> dict[tuple[str, str], int]:
    """(cause, culprit) → amount, of disposals or of virgin material."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for row, amount in ledger.totals(kind):
        if not source or row.source == source:
            found[str(row.cause), row.culprit] += amount
    return dict(found)


def wasted(ledger: Ledger, source: str = "") -> dict[tuple[str, str], int]:
    return causes(ledger, Kind.DISPOSAL, source)


def virgin(ledger: Ledger, need: str = "") -> dict[tuple[str, str], int]:
    return causes(ledger, Kind.VIRGIN, need)


def paid(ledger: Ledger, kind: str, **who: str) -> int:
    """Cents paid in a year, of one kind."""
    return sum(
        sum(columns)
        for payment, columns in ledger.payments.items()
        if payment.kind == kind and all(getattr(payment, key) == value for key, value in who.items())
    )


def paid_weeks(ledger: Ledger, kind: str, **who: str) -> list[int]:
    """Weekly cents of one kind."""
    total = [0] * 52
    for payment, columns in ledger.payments.items():
        if payment.kind == kind and all(getattr(payment, key) == value for key, value in who.items()):
            total = [one + more for one, more in zip(total, columns, strict=True)]
    return total


def in_store(found: YearResult, place: str, material: str = "waste") -> int:
    return found.state.stocks.get(StockKey(place, material), 0)


# -- what a world may have on top -----------------------------------------------------------------


def line_of(data: Data, firm: str) -> Data:
    line: Data = next(iter(data["firms"][firm]["lines"].values()))
    return line


def need_of(data: Data, firm: str = "taker") -> Data:
    need: Data = next(iter(line_of(data, firm)["needs"].values()))
    return need


def stream_of(data: Data, firm: str = "giver") -> Data:
    stream: Data = next(iter(line_of(data, firm)["side_streams"].values()))
    return stream


def event(data: Data, *effects: Data, day: int = 1, year: int = FIRST_YEAR, **more: Any) -> Data:
    """News in the first year."""
    events = data.setdefault("events", {})
    one = {"year": year, "day": day, "effects": list(effects), "estimate": WHY}
    events[f"news{len(events)}"] = one | more
    return data


def project(data: Data, *builds: Data, firm: str = "taker", key: str = "works", **terms: Any) -> Data:
    """A card of a firm; nothing is begun yet."""
    card = {"code": key[:6], "firm": firm, "cost": 1000, "build_days": 0, "estimate": WHY}
    data.setdefault("projects", {})[key] = card | terms | {"builds": list(builds)}
    return data


def begun(*keys: str, stage: Stage = "build", payers: tuple[Payer, ...] = ()) -> dict[str, ProjectState]:
    """Projects that were begun at New Year."""
    return {key: ProjectState(key, stage, 0, 0, payers, FIRST_YEAR) for key in keys}
