"""Rounds: decisions carried out, then the years they cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sim.decisions import AgreeDeal, Decision
from sim.ledger import Ledger
from sim.opening import piled_up
from sim.plan.plan import Plan
from sim.rules import Objection, Seating, settle
from sim.situation import purses_of
from sim.state import State
from sim.year import play_year

Sheets = Mapping[str, Sequence[Decision]]
"""Seat or firm → its decisions of one round."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What a round leaves: a ledger for each year, the state after it, and what could not stand."""

    round: int
    phase: Literal["play", "legacy"]
    years: tuple[int, ...]
    ledgers: tuple[Ledger, ...]
    before: State
    """the state the first year was played from, decisions carried out"""
    state: State
    objections: tuple[Objection, ...]
    lapsed: tuple[str, ...] = ()
    """offers that somebody left unanswered"""


@dataclass(frozen=True, slots=True)
class Played:
    """A round of a game and the same round of its idle twin: same luck, news and events, nobody decides."""

    result: RoundResult
    idle: RoundResult


@dataclass(frozen=True, slots=True)
class RoundInput:
    """What a round is played with: everybody's decisions, and how many years it covers."""

    sheets: Sheets
    years: int
    phase: Literal["play", "legacy"] = "play"
    seats: Mapping[str, tuple[str, ...]] | None = None
    """seat → the firms that share its purse from now on, and a firm without a seat has one of its own; None:
    those of the scenario decide, and the purses stay as they are"""
    signed: Sequence[AgreeDeal] = ()
    """packages signed during the round, carried out before the sheets, in their order"""


def play_round(plan: Plan, seed: int, state: State, given: RoundInput) -> RoundResult:
    """Carry out the round's decisions, then play its years."""
    objections: tuple[Objection, ...] = ()
    lapsed: tuple[str, ...] = ()
    seats = given.seats
    if seats is not None:
        state = replace(state.copy(), purses=_purses(plan, seats))
    if given.sheets or given.signed:
        deciding = plan.seats if seats is None else seats
        settled = settle(plan, state, given.sheets, Seating(deciding, seed), given.signed)
        state, objections, lapsed = settled.state, settled.objections, settled.lapsed
    if given.phase == "legacy" and not state.legacy_from:
        state = replace(state.copy(), legacy_from=state.year, to_clear=piled_up(plan, seed, state))
    before, ledgers = state, []
    for _ in range(given.years):
        result = play_year(plan, seed, state)
        ledgers.append(result.ledger)
        state = result.state
    after = replace(state, round=before.round + 1)
    covered = tuple(ledger.year for ledger in ledgers)
    return RoundResult(before.round, given.phase, covered, tuple(ledgers), before, after, objections, lapsed)


def _purses(plan: Plan, seats: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The purses of the seats, as the rules share them out, in order of the seats; a firm sits once."""
    known = (tuple(firm for firm in seats[key] if firm in plan.firms) for key in sorted(seats))
    return tuple(dict.fromkeys(purses_of(known).values()))
