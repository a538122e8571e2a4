"""A try of the search: all seats play with one temper, and what the last round of play comes to beside idle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from game.bots.bot import Bot
from game.bots.game import phases, sheets_of
from game.bots.strategy import Strategy
from game.bots.trader import Trader
from game.experiments.pickled_scenario import plan_of
from sim.indicators.goals import change_of
from sim.indicators.round import Indicators, indicators
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, Sheets, play_round
from sim.scenario.figures import figure
from sim.scenario.file import Goal

HEADLINE: Final = "addressable_virgin_t"
CLIMATE: Final = "co2e_t"
Changes = tuple[float, ...]
"""By what the scenario asks for, in its order: the change against idle in the last round, −0.25 for a quarter less"""


def aims(plan: Plan) -> tuple[Goal, ...]:
    """What games are ranked by: the headline, each other thing that the scenario's goals ask for, once, and the
    climate where the scenario shows it."""
    about = plan.scenario.about
    shown = (HEADLINE, *(key for key in (CLIMATE,) if key in about.indicators))
    goals = {(goal.indicator, *sorted(goal.also)): goal for goal in about.goals}
    plain = {(key,): Goal(indicator=key, change=figure(-1)) for key in shown}
    return tuple(({(HEADLINE,): plain[HEADLINE,]} | goals | plain).values())


def played(plan: Plan, seed: int, temper: Strategy | None) -> Iterator[tuple[Sheets, RoundResult]]:
    """The rounds of play with all seats of one temper, and what they decide; None: nobody decides."""
    bots: Mapping[str, Bot] = {} if temper is None else dict.fromkeys(plan.seats, Trader(temper))
    state = opening_state(plan, seed)
    for years, phase in phases(plan):
        if phase == "play":
            sheets = sheets_of(plan, seed, state, bots, {})
            result = play_round(plan, seed, state, RoundInput(sheets, years))
            yield sheets, result
            state = result.state


def tried(packed: bytes, temper: Strategy, seed: int) -> Changes:
    """What a game under one luck comes to: what a worker does."""
    plan = plan_of(packed)
    ours, idle = _last(plan, seed, temper), _idle(packed, seed)
    return tuple(change_of(ours, idle, aim) or 0.0 for aim in aims(plan))


@lru_cache(maxsize=64)
def _idle(packed: bytes, seed: int) -> Indicators:
    return _last(plan_of(packed), seed, None)


def _last(plan: Plan, seed: int, temper: Strategy | None) -> Indicators:
    *_, (_, last) = played(plan, seed, temper)
    return indicators(plan, last.ledgers, last.state.contracts, last.state.closed)
