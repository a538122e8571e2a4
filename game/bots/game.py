"""A whole game of bots, round by round, beside its idle twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from game.bots.bot import Bot, Reckoning
from game.bots.bot_round import decide
from sim.decisions import Decision
from sim.keyed_random import uniform
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import Played, RoundInput, Sheets, play_round


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
    about = plan.scenario.about
    phases: list[tuple[int, Literal["play", "legacy"]]] = [(years, "play") for years in about.rounds[:rounds]]
    if about.legacy_years:
        phases.append((about.legacy_years, "legacy"))
    state = idle = opening_state(plan, seed)
    for years, phase in phases:
        sheets: dict[str, Sequence[Decision]] = {}
        if phase == "play":
            own = (people or {}).get(state.round, {})
            luck = bots_luck(seed, state.round)
            sheets = {**own, **decide(Reckoning(plan, state, plan.seats), bots, luck, own)}
        same = state is idle and not any(sheets.values())
        result = play_round(plan, seed, state, RoundInput(sheets, years, phase))
        twin = result if same else play_round(plan, seed, idle, RoundInput({}, years, phase))
        yield Played(result, twin)
        state, idle = result.state, twin.state
