"""A whole game of bots, round by round, beside its idle twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from game.bots.bot import Bot, Reckoning
from game.bots.bot_round import decide
from game.bots.market import Absent
from sim.keyed_random import uniform
from sim.ledger import Ledger
from sim.letters import EndOfPlay, open_letters, with_bonuses
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import Played, RoundInput, Sheets, play_round
from sim.state import State


def bots_luck(seed: int, number: int) -> int:
    """The dice of a round's bots: keyed apart from everything the years draw, so they foretell nothing."""
    return int(uniform(seed, "bots", "dice", number) * (1 << 53))


def play_bots(
    plan: Plan,
    seed: int,
    bots: Mapping[str, Bot],
    rounds: int | None = None,
    people: Mapping[int, Sheets] | None = None,
) -> Iterator[Played]:
    """A whole game of bots at the scenario's seats; the legacy run comes last, in one round.

    `bots`: seat → who plays it; a seat without one decides nothing. `rounds`: end after so many.
    `people`: round (from 1) → the sheets of those whom no bot plays.
    """
    state = idle = opening_state(plan, seed)
    ledgers: tuple[Ledger, ...] = ()
    for years, phase in phases(plan, rounds):
        sheets: Sheets = {}
        if phase == "play":
            sheets = sheets_of(plan, seed, state, bots, (people or {}).get(state.round, {}))
        elif ledgers:
            opened = open_letters(plan, plan.seats, seed, EndOfPlay(ledgers, state, idle))
            state = with_bonuses(state, plan.seats, opened)
        same = state is idle and not any(sheets.values())
        result = play_round(plan, seed, state, RoundInput(sheets, years, phase))
        twin = result if same else play_round(plan, seed, idle, RoundInput({}, years, phase))
        yield Played(result, twin)
        state, idle, ledgers = result.state, twin.state, result.ledgers


def phases(plan: Plan, rounds: int | None = None) -> list[tuple[int, Literal["play", "legacy"]]]:
    """The years and the phase of each round of a game, the legacy run last."""
    about = plan.scenario.about
    whole: list[tuple[int, Literal["play", "legacy"]]] = [(years, "play") for years in about.rounds[:rounds]]
    return [*whole, (about.legacy_years, "legacy")] if about.legacy_years else whole


def sheets_of(plan: Plan, seed: int, state: State, bots: Mapping[str, Bot], people: Sheets) -> Sheets:
    """Seat → what it decides in a round of bots, beside the sheets of people."""
    luck, before = bots_luck(seed, state.round), state.round - 1
    now = {seat: bot.presence(state.round) for seat, bot in bots.items()}
    seen = {seat: bot.presence(before) for seat, bot in bots.items()} if before else {}
    unplayed = {seat for seat in plan.seats if before and seat not in bots and seat not in people}
    absent = Absent(
        frozenset(unplayed | {seat for seat, presence in seen.items() if presence == "silent"}),
        frozenset(seat for seat, presence in now.items() if presence == "deputy"),
    )
    return {**people, **decide(Reckoning(plan, state, plan.seats, absent), bots, luck, people)}
