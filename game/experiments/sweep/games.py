"""The games of a sweep: one seed, one game of bots, and the figures it came to, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from game.bots import seated
from game.bots.game import play_bots
from game.experiments.pickled_scenario import plan_of, scenario_of
from game.experiments.sweep.parameter_ranges import Vary, varied
from game.roster.setup import BotName
from game.roster.teams import purse_of
from sim.indicators.many import flat
from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.units import CENTS

Game = dict[str, Any]
"""One game as JSON data: `seed`, what was varied, and `rounds`."""


@dataclass(frozen=True, slots=True)
class SweepOptions:
    """What the games of a sweep have in common, beside the scenario."""

    bots: tuple[BotName, ...] = ("idle",)
    """one a seat, in turn, by order of the seats' names"""
    varies: tuple[Vary, ...] = ()
    rounds: int | None = None
    legacy: bool = True
    """whether the years after the last round are played too"""


def play_some(packed: bytes, options: SweepOptions, seeds: tuple[int, ...]) -> list[Game]:
    """The games of some seeds: what a worker does."""
    return [play_one(packed, options, seed) for seed in seeds]


def play_one(packed: bytes, options: SweepOptions, seed: int) -> Game:
    """One game."""
    plan = plan_of(packed) if not options.varies else Plan(varied(scenario_of(packed), options.varies, seed))
    names = {seat: options.bots[place % len(options.bots)] for place, seat in enumerate(sorted(plan.seats))}
    bots = {seat: seated(name) for seat, name in names.items() if name != "idle"}
    played = play_bots(plan, seed, bots, options.rounds)
    if not options.legacy:
        played = islice(played, len(plan.scenario.about.rounds[: options.rounds]))
    rounds = [_round(plan, each) for each in played]
    return {
        "seed": seed,
        "varied": {vary.key: float(vary.drawn(seed)) for vary in options.varies},
        "rounds": rounds,
    }


def _round(plan: Plan, both: Played) -> dict[str, Any]:
    played = dict(figures(plan, both.result))
    idle = played if both.idle is both.result else dict(figures(plan, both.idle))
    return {
        "round": both.result.round,
        "phase": both.result.phase,
        "years": list(both.result.years),
        "set_aside": len(both.result.objections),
        "played": played,
        "idle": idle,
    }


def figures(plan: Plan, result: RoundResult) -> Iterator[tuple[str, float]]:
    """All indicators of a round by the names of `run --json`, and each seat's purse at its end in EUR."""
    state = result.state
    for name, value in flat(indicators(plan, result.ledgers, state.contracts, state.closed)).items():
        yield name, float(value)
    for seat, firms in sorted(plan.seats.items()):
        yield f"purse_eur.{seat}", purse_of(state, firms) / CENTS
