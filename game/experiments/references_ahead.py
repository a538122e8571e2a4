"""The games that a session is held against, begun while its last years run: they ask nothing of what teams decide.

So they are there before the end, and the debrief has not to wait for them, whatever else the machine does.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool

from game.experiments.executors import pool_of
from game.experiments.path_answers import PathTask
from game.experiments.references import REFERENCES, ReferenceGame, reference_game
from game.experiments.replay_plan import RoundDecided
from game.log import logger

_WORKERS = 1
"""processes: the film of the last years needs the other core"""


class ReferencesAhead:
    """The references of one cluster, in a process of their own. No call waits but `games_for`."""

    def __init__(self, task: PathTask) -> None:
        self._given = _given(task)
        self._games: list[Future[ReferenceGame | None]] = []
        """none where no process can be started: then they are played when they are asked for"""
        pool = pool_of(_WORKERS)
        try:
            for name in REFERENCES:
                call = pool.submit(reference_game, task.packed, task.setup, task.decided.rounds, name)
                self._games.append(call)
        except (OSError, BrokenProcessPool) as fault:
            logger("debrief").warning("no game can be played ahead: %s", fault)
            self._games.clear()
        pool.shutdown(wait=False)

    def is_for(self, task: PathTask) -> bool:
        """Whether these are the games of this task: the same teams, luck and doings of the facilitator."""
        return self._given == _given(task)

    def games_for(self, task: PathTask) -> tuple[ReferenceGame, ...]:
        """Those that could be played, once they are; none where something was done since that they do not know."""
        if not self.is_for(task):
            return ()
        games = []
        for future in self._games:
            try:
                game = future.result()
            except (OSError, BrokenProcessPool, CancelledError) as fault:
                logger("debrief").warning("a game could not be played ahead: %s", fault)
                continue
            if game is not None:
                games.append(game)
        return tuple(games)

    def stop(self) -> None:
        """No more is begun; nobody waits."""
        for future in self._games:
            future.cancel()


def _given(task: PathTask) -> tuple[object, ...]:
    """All that such a game depends on."""
    return task.packed, task.setup, [_of_facilitator(each) for each in task.decided.rounds]


def _of_facilitator(of_round: RoundDecided) -> tuple[object, ...]:
    return of_round.years, of_round.injected, of_round.adjusted
