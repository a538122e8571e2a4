"""Kemi-Tornio as the tests look at it: its plan, its recorded games, and what a year came to."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

from game.bots.game import play_bots
from game.session.presets import in_preset
from sim.decisions import DECISIONS_FILE, Decision
from sim.indicators.moved import Moved
from sim.indicators.round import Indicators, indicators
from sim.ledger import Kind
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.scenario.loader import load
from sim.scenario.reader import read

ROOT = Path(__file__).parents[2]
SEED = 64
"""The luck of history: the paper mill says in April 2021 that it will close, and nothing else happens but appeals."""
KT = 1_000_000
"""kg in a kt"""
LAST = 8
"""The last round that is decided on: 2026."""


@cache
def plan() -> Plan:
    """Kemi-Tornio in rounds of a year, as two half-days play it."""
    return Plan(in_preset(load(ROOT / "scenarios" / "kemi-tornio.yaml"), "two half-days"))


@cache
def told(decisions: str) -> dict[int, dict[str, list[Decision]]]:
    """What a recorded game decides."""
    file = ROOT / "tests" / "golden" / f"kemi-tornio-{decisions}.yaml"
    return DECISIONS_FILE.validate_python(read(file, file.name).data)


@cache
def game(decisions: str = "", seed: int = SEED, without: frozenset[str] = frozenset()) -> tuple[Played, ...]:
    """A recorded game; `without`: decisions of these kinds left out of it."""
    sheets = {}
    if decisions:
        sheets = {
            number: {who: [one for one in sheet if one.do not in without] for who, sheet in whole.items()}
            for number, whole in told(decisions).items()
        }
    return tuple(play_bots(plan(), seed, {}, people=sheets))


def shown(result: RoundResult) -> Indicators:
    return indicators(plan(), result.ledgers, result.state.contracts, result.state.closed)


@cache
def idle(year: int) -> Indicators:
    return shown(game()[year - 2019].idle)


def moved(year: int) -> Moved:
    return Moved(game()[year - 2019].idle.ledgers)


def made_of(stream: str, year: int) -> float:
    """kt of a side stream that arose in a year, idle."""
    firm_store = plan().stores[stream]
    line = plan().lines[firm_store.process]
    made = moved(year).total(Kind.PRODUCT, source=line.id)
    return float(made * Fraction(*firm_store.amount)) / KT


def weekly_product(line: str, year: int) -> list[int]:
    weeks = [0] * 52
    for row, columns in game()[year - 2019].idle.ledgers[0].flows.items():
        if row.kind is Kind.PRODUCT and row.source == line:
            weeks = [a + b for a, b in zip(weeks, columns, strict=True)]
    return weeks
