"""Without it, and the others decide anew: the rounds after it are decided by bots that look at the whole, with and
without it.

What people would have decided otherwise nobody knows. So both games are continued by the same bots from the next round
on, and what differs between them is the decision and all that it opens or shuts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from game.bots.bot import Reckoning
from game.bots.bot_round import decide
from game.bots.game import bots_luck
from game.bots.strategy import COOPERATIVE
from game.bots.trader import Trader
from game.experiments.ablation import AblationEffect, effect
from game.experiments.choices import Choice
from game.experiments.executors import Workers, completed
from game.experiments.pickled_scenario import plan_of
from game.experiments.replay_plan import DecidedGame, DecisionPlace, RoundAhead, RoundOutcome, play_on
from game.session.round_task import prepared
from sim.opening import opening_state

MOST_REPLANNED: Final = 6
"""decisions that are tried so: those that change most"""
Effects = tuple[tuple[Choice, AblationEffect], ...]


def continued(
    packed: bytes, decided: DecidedGame, places: frozenset[DecisionPlace], number: int
) -> tuple[RoundOutcome, ...]:
    """The game without these decisions, from the round after this one on by bots: what a worker does."""
    plan, bots = plan_of(packed), dict.fromkeys(decided.seats, Trader(COOPERATIVE))
    state, outcomes = opening_state(plan, decided.seed), []
    for at, as_decided in enumerate(decided.without(places).rounds, 1):
        of_round = as_decided
        if at > number:
            begun, _ = prepared(plan, state, of_round.injected, of_round.adjusted)
            shared = Reckoning(plan, begun, decided.seats)
            sheets = decide(shared, bots, bots_luck(decided.seed, begun.round))
            of_round = replace(of_round, sheets=sheets, signed=())
        behind = play_on(plan, decided.seed, decided.seats, RoundAhead(state, of_round))
        state = behind.state
        outcomes.append(behind.outcome)
    return tuple(outcomes)


def replanned(packed: bytes, decided: DecidedGame, single: Effects, workers: Workers) -> Iterator[Effects]:
    """What the decisions that changed most come to so, as it becomes known; none of the last round, after which nobody
    decides."""
    last = len(decided.rounds)
    chosen = [choice for choice, _ in ranked(single) if choice.round < last][:MOST_REPLANNED]
    numbers = sorted({choice.round for choice in chosen})
    calls = [partial(continued, packed, decided, frozenset[DecisionPlace](), number) for number in numbers]
    calls += [partial(continued, packed, decided, choice.places, choice.round) for choice in chosen]
    played: dict[int, tuple[RoundOutcome, ...]] = {}
    for at, outcomes in completed(workers, calls):
        played[at] = outcomes
        yield _known(chosen, numbers, played)


def _known(
    chosen: Sequence[Choice], numbers: Sequence[int], played: dict[int, tuple[RoundOutcome, ...]]
) -> Effects:
    known = []
    for at, choice in enumerate(chosen, len(numbers)):
        whole, less = played.get(numbers.index(choice.round)), played.get(at)
        if whole is not None and less is not None:
            known.append((choice, effect(whole, less)))
    return tuple(known)


def ranked(single: Effects) -> Effects:
    """Those that changed most first."""
    return tuple(sorted(single, key=lambda each: (-abs(each[1].last.headline), each[0].round)))
