"""Rounds: decisions carried out, then the years they cover; a whole game beside its idle twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sim.decisions import AgreeDeal, Decision
from sim.ledger import Ledger
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules import Objection, settle
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


def play_round(
    plan: Plan,
    seed: int,
    state: State,
    sheets: Sheets,
    years: int,
    phase: Literal["play", "legacy"] = "play",
    seats: Mapping[str, tuple[str, ...]] | None = None,
    signed: Sequence[AgreeDeal] = (),
) -> RoundResult:
    """Carry out the round's decisions, then play its years.

    `signed`: packages signed during the round, carried out before the sheets, in their order. `seats`: seat
    → the firms that share its purse from now on; left out, those of the scenario decide and the purses stay
    as they are. A firm without a seat has a purse of its own.
    """
    objections: tuple[Objection, ...] = ()
    lapsed: tuple[str, ...] = ()
    if seats is not None:
        state = replace(state.copy(), purses=_purses(plan, seats))
    if sheets or signed:
        settled = settle(plan, state, sheets, plan.seats if seats is None else seats, seed, signed)
        state, objections, lapsed = settled.state, settled.objections, settled.lapsed
    if phase == "legacy" and not state.legacy_from:
        state = replace(state.copy(), legacy_from=state.year)
    before, ledgers = state, []
    for _ in range(years):
        result = play_year(plan, seed, state)
        ledgers.append(result.ledger)
        state = result.state
    after = replace(state, round=before.round + 1)
    covered = tuple(ledger.year for ledger in ledgers)
    return RoundResult(before.round, phase, covered, tuple(ledgers), before, after, objections, lapsed)


def _purses(plan: Plan, seats: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The purses of the seats, as the rules share them out, in order of the seats; a firm sits once."""
    known = (tuple(firm for firm in seats[key] if firm in plan.firms) for key in sorted(seats))
    return tuple(dict.fromkeys(purses_of(known).values()))


def play_game(
    plan: Plan, seed: int, sheets: Mapping[int, Sheets] | None = None, rounds: int | None = None
) -> Iterator[Played]:
    """A whole game, round by round, with its idle twin; the legacy run comes last, in one round.

    `sheets`: round (from 1) → the sheets of that round. `rounds`: end after so many. Until the first
    decision the game and its twin are one and played once.
    """
    about = plan.scenario.about
    phases: list[tuple[int, Literal["play", "legacy"]]] = [(years, "play") for years in about.rounds[:rounds]]
    if about.legacy_years:
        phases.append((about.legacy_years, "legacy"))
    state = idle = opening_state(plan)
    for years, phase in phases:
        decided = (sheets or {}).get(state.round, {}) if phase == "play" else {}
        same = state is idle and not decided
        result = play_round(plan, seed, state, decided, years, phase)
        twin = result if same else play_round(plan, seed, idle, {}, years, phase)
        yield Played(result, twin)
        state, idle = result.state, twin.state
