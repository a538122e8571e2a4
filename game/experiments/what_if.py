"""What if one decision had not been made: asked at the screen, answered by a process of its own within two seconds.

Only the rounds from that decision on are played again: what came before stands as it was recorded.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool

from game.experiments.ablation import AblationEffect, effect
from game.experiments.choices import Choice, choices
from game.experiments.executors import Here, pool_of
from game.experiments.path_answers import PathTask
from game.experiments.pickled_scenario import plan_of
from game.experiments.replay_plan import DecidedGame, DecisionPlace, RoundAhead, RoundOutcome, play_on
from game.log import logger
from sim.plan.plan import Plan
from sim.state import State

_OF_PROCESSES = OSError, BrokenProcessPool, CancelledError
"""faults of the processes, after which all is asked anew"""
Outcomes = tuple[RoundOutcome, ...]


def play_rest(packed: bytes, decided: DecidedGame, number: int, state: State) -> Outcomes:
    """A game from a round on, whose New Year is given: what a worker does."""
    plan, outcomes = plan_of(packed), []
    for of_round in decided.rounds[number - 1 :]:
        behind = play_on(plan, decided.seed, decided.seats, RoundAhead(state, of_round))
        state = behind.state
        outcomes.append(behind.outcome)
    return tuple(outcomes)


class WhatIf:
    """The questions to one game, and what is known of them. No call waits."""

    def __init__(self, task: PathTask, plan: Plan, *, beside: bool) -> None:
        self._task = task
        self.choices: tuple[Choice, ...] = tuple(choices(plan, task.decided))
        """all that was decided, in the order of play"""
        self._pool: Executor = pool_of(1) if beside else Here()
        self.is_broken = False
        """whether a game could not be played, and never will be"""
        self._asked: dict[frozenset[DecisionPlace], Future[Outcomes]] = {}
        try:
            self._whole = self._ask(frozenset(), 1)
        except (OSError, BrokenProcessPool) as fault:
            self._play_here(fault)

    def _play_here(self, fault: Exception) -> None:
        """Where no process can be used, all is asked anew in this one."""
        logger("debrief").warning("a process could not be used: %s", fault)
        self._pool, self._asked = Here(), {}
        self._whole = self._ask(frozenset(), 1)

    def _ask(self, places: frozenset[DecisionPlace], number: int) -> Future[Outcomes]:
        if places not in self._asked:
            decided = self._task.decided.without(places)
            state = self._task.states[number - 1]
            call = self._pool.submit(play_rest, self._task.packed, decided, number, state)
            self._asked[places] = call
        return self._asked[places]

    def effect(self, choice: Choice) -> AblationEffect | None:
        """What a decision changed; None while it is being played. Where the process died, it is asked anew here."""
        try:
            rest = self._ask(choice.places, choice.round)
            if not (self._whole.done() and rest.done()):
                return None
            for fault in (self._whole.exception(), rest.exception()):
                if fault is not None and not isinstance(fault, _OF_PROCESSES):
                    self._fail(fault)
                    return None
            whole = self._whole.result()
            return effect(whole, (*whole[: choice.round - 1], *rest.result()))
        except _OF_PROCESSES as fault:
            self._play_here(fault)
            return None

    def _fail(self, fault: BaseException) -> None:
        """A game that cannot be played stays so: said once, and nobody waits for it."""
        if not self.is_broken:
            logger("debrief").error("a what-if could not be played", exc_info=fault)
        self.is_broken = True

    def stop(self) -> None:
        """No more is begun; nobody waits."""
        self._pool.shutdown(wait=False, cancel_futures=True)
