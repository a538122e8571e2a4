"""Without it, and the others decide anew: the rounds after it are decided by bots that look at the whole, with and
without it.

What people would have decided otherwise nobody knows. So both games are continued by the same bots from the next round
on, and what differs between them is the decision and all that it opens or shuts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

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


class TriedAnew(NamedTuple):
    """What is tried so."""

    choices: tuple[Choice, ...]
    """the decisions that changed most; none of the last round, after which nobody decides"""
    rounds: tuple[int, ...]
    """their rounds: the game as it was is continued after each"""

    @property
    def games(self) -> int:
        """To be played."""
        return len(self.choices) + len(self.rounds)


def tried_anew(decided: DecidedGame, single: Effects) -> TriedAnew:
    """Which decisions. `single`: what each came to literally."""
    before_last = (choice for choice, _ in ranked(single) if choice.round < len(decided.rounds))
    chosen = tuple(islice(before_last, MOST_REPLANNED))
    return TriedAnew(chosen, tuple(sorted({choice.round for choice in chosen})))


def replanned(packed: bytes, decided: DecidedGame, single: Effects, workers: Workers) -> Iterator[Effects]:
    """What they come to, as it becomes known."""
    tried = tried_anew(decided, single)
    calls = [
        partial(continued, packed, decided, frozenset[DecisionPlace](), number) for number in tried.rounds
    ]
    calls += [partial(continued, packed, decided, choice.places, choice.round) for choice in tried.choices]
    played: dict[int, tuple[RoundOutcome, ...]] = {}
    for at, outcomes in completed(workers, calls):
        played[at] = outcomes
        yield _known(tried, played)


def _known(tried: TriedAnew, played: dict[int, tuple[RoundOutcome, ...]]) -> Effects:
    known = []
    for at, choice in enumerate(tried.choices, len(tried.rounds)):
        whole, less = played.get(tried.rounds.index(choice.round)), played.get(at)
        if whole is not None and less is not None:
            known.append((choice, effect(whole, less)))
    return tuple(known)


def ranked(single: Effects) -> Effects:
    """Those that changed most first."""
    return tuple(sorted(single, key=lambda each: (-abs(each[1].last.headline), each[0].round)))
