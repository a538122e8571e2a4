"""Small worlds to play, and how to ask their ledgers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sim.ledger import Kind, Ledger, StockKey
from sim.state import Payer, ProjectState, Stage
from sim.year import YearResult
from tests.clusters.draws import FIRST_YEAR, WHY, Data
from tools.validation.played import moved as moved
from tools.validation.played import paid as paid
from tools.validation.played import plan_of as plan_of
from tools.validation.played import play as play
from tools.validation.played import played as played
from tools.validation.played import weeks as weeks
from tools.validation.played import year as year

PAIR = "pair"
"""The one contract of a steady pair."""


# -- what a ledger says ---------------------------------------------------------------------------


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
