"""The rounds of a game and of all that is tried of it, as a graph: where two come together they go on as one.

Most games without one decision come to the New Year of another: the decision was set aside anyway, or a
vote went the same way without it. What is shared is played once, whoever asks first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from heapq import heappop, heappush

from game.experiments.executors import Workers
from game.experiments.pickled_scenario import pack, plan_of
from game.experiments.replay_plan import (
    DecidedGame,
    KnownRounds,
    RoundAhead,
    RoundBehind,
    RoundOutcome,
    play_on,
)
from game.session.round_task import Seats
from sim.opening import opening_state
from sim.plan.plan import Plan

_Waiting = dict[RoundAhead, list[int]]
"""round → the games that wait for it, by their place"""


def play_ahead(packed: bytes, seed: int, seats: Seats, ahead: RoundAhead) -> RoundBehind:
    """A round: what a worker does."""
    return play_on(plan_of(packed), seed, seats, ahead)


class RoundGraph:
    """What is known of one world under one luck. It grows with every game that is asked for."""

    def __init__(self, plan: Plan, seed: int, seats: Seats, workers: Workers) -> None:
        self._packed = pack(plan.scenario)
        self._opening = opening_state(plan, seed)
        self._seed, self._seats = seed, seats
        self._workers = workers
        self._known: KnownRounds = {}

    def play(self, games: Sequence[DecidedGame]) -> Iterator[tuple[int, tuple[RoundOutcome, ...]]]:
        """(place in the list, what its rounds came to) of each game, as they become known.

        The games asked for first come first. Who stops asking calls back what has not begun.
        """
        waiting: _Waiting = {}
        due: list[tuple[int, int, RoundAhead]] = []
        running: dict[Future[RoundBehind], RoundAhead] = {}
        on_their_way = list(range(len(games)))
        try:
            while True:
                for at in on_their_way:
                    ahead, outcomes = self._as_far_as_known(games[at])
                    if ahead is None:
                        yield at, outcomes
                    elif ahead in waiting:
                        waiting[ahead].append(at)
                    else:
                        waiting[ahead] = [at]
                        heappush(due, (at, len(outcomes), ahead))
                self._give_out(due, running)
                if not running:
                    return
                on_their_way = sorted(at for ahead in self._take_in(running) for at in waiting.pop(ahead))
        finally:
            for future in running:
                future.cancel()

    def _as_far_as_known(self, game: DecidedGame) -> tuple[RoundAhead | None, tuple[RoundOutcome, ...]]:
        """The next round that nobody has played (none: all are), and what those before it came to."""
        state = self._opening
        outcomes: list[RoundOutcome] = []
        for of_round in game.rounds:
            ahead = RoundAhead(state, of_round)
            behind = self._known.get(ahead)
            if behind is None:
                return ahead, tuple(outcomes)
            outcomes.append(behind.outcome)
            state = behind.state
        return None, tuple(outcomes)

    def _give_out(
        self, due: list[tuple[int, int, RoundAhead]], running: dict[Future[RoundBehind], RoundAhead]
    ) -> None:
        """One round more than there are workers, so that none has to wait for us."""
        most = self._workers.count + 1 if self._workers.count > 1 else 1
        while due and len(running) < most:
            *_, ahead = heappop(due)
            call = self._workers.executor.submit(play_ahead, self._packed, self._seed, self._seats, ahead)
            running[call] = ahead

    def _take_in(self, running: dict[Future[RoundBehind], RoundAhead]) -> list[RoundAhead]:
        """What has been played by now; waits for the first."""
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        played = [(running.pop(future), future.result()) for future in done]
        self._known.update(played)
        return [ahead for ahead, _ in played]
