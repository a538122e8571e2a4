"""The games of a sweep: one seed, one game of bots, and the figures it came to, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from game.bots import seated
from game.bots.game import play_bots
from game.experiments.sweep.parameter_ranges import Vary, varied
from game.experiments.sweep.pickled_scenario import plan_of, scenario_of
from game.roster.setup import BotName
from game.roster.teams import purse_of
from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult
from sim.units import CENTS

Game = dict[str, Any]
"""One game as JSON data: `seed`, what was varied, and `rounds`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the games of a sweep have in common, beside the scenario."""

    bots: tuple[BotName, ...] = ("idle",)
    """one a seat, in turn, by order of the seats' names"""
    varies: tuple[Vary, ...] = ()
    rounds: int | None = None
    legacy: bool = True
    """whether the years after the last round are played too"""


def play_some(packed: bytes, asked: Asked, seeds: tuple[int, ...]) -> list[Game]:
    """The games of some seeds: what a worker does."""
    return [play_one(packed, asked, seed) for seed in seeds]


def play_one(packed: bytes, asked: Asked, seed: int) -> Game:
    """One game."""
    plan = plan_of(packed) if not asked.varies else Plan(varied(scenario_of(packed), asked.varies, seed))
    names = {seat: asked.bots[place % len(asked.bots)] for place, seat in enumerate(sorted(plan.seats))}
    bots = {seat: seated(name) for seat, name in names.items() if name != "idle"}
    played = play_bots(plan, seed, bots, asked.rounds)
    if not asked.legacy:
        played = islice(played, len(plan.scenario.about.rounds[: asked.rounds]))
    rounds = [_round(plan, one) for one in played]
    return {
        "seed": seed,
        "varied": {one.key: float(one.drawn(seed)) for one in asked.varies},
        "rounds": rounds,
    }


def _round(plan: Plan, one: Played) -> dict[str, Any]:
    played = dict(figures(plan, one.result))
    idle = played if one.idle is one.result else dict(figures(plan, one.idle))
    return {
        "round": one.result.round,
        "phase": one.result.phase,
        "years": list(one.result.years),
        "set_aside": len(one.result.objections),
        "played": played,
        "idle": idle,
    }


def figures(plan: Plan, result: RoundResult) -> Iterator[tuple[str, float]]:
    """All indicators of a round by the names of `run --json`, and each seat's purse at its end in EUR."""
    state = result.state
    found = indicators(plan, result.ledgers, state.contracts, state.closed).plain()
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", float(part)) for key, part in sorted(value.items()))
        else:
            yield name, float(value)
    for seat, firms in sorted(plan.seats.items()):
        yield f"purse_eur.{seat}", purse_of(state, firms) / CENTS
