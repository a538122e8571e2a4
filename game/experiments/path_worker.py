"""Works the path's answers out beside the frames: a thread that waits, and processes that play.

No call waits. Where processes cannot be started, or die, the thread plays by itself: slower, but it gets there.
"""

from __future__ import annotations

from collections.abc import Hashable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from threading import Event, Thread

from game.experiments.executors import Here, Workers, local, usable_cores
from game.experiments.kept_answers import AnswersKept
from game.experiments.more_answers import MoreAnswers, more_answers
from game.experiments.path_answers import PathAnswers, PathTask, path_answers, path_task
from game.experiments.references_ahead import ReferencesAhead
from game.experiments.what_if import WhatIf
from game.log import logger
from game.session.session import Session
from sim.plan.plan import Plan
from sim.rules import VERSION

_MOST_WORKERS = 2
"""processes beside the screen's own: a laptop has to show pictures meanwhile"""
_MOST_DEATHS = 3
"""times that processes are started anew before the thread plays by itself"""


class PathWorker:
    """The answers to one task, better and better known."""

    def __init__(
        self,
        task: PathTask | None,
        of: Hashable = None,
        ahead: ReferencesAhead | None = None,
        kept: AnswersKept | None = None,
        earlier: PathWorker | None = None,
    ) -> None:
        """`earlier`: who worked on the same before it was stopped; what it knew is not played again."""
        self._task = task
        self._ahead = ahead
        self._kept = kept
        self.of = of
        """what it answers for: as long as this is the same, so are the answers"""
        self._stop = Event()
        self._questions: WhatIf | None = None
        self._is_taken_up = earlier is not None
        self.known: PathAnswers = earlier.known if earlier is not None else PathAnswers()
        """what is known by now; read it at every frame"""
        self.more: MoreAnswers = earlier.more if earlier is not None else MoreAnswers()
        """and of what lies beside the path"""
        self.is_done = False
        self._thread = Thread(target=self._run, name="debrief", daemon=True)
        self._thread.start()

    @classmethod
    def of_session(
        cls,
        session: Session,
        world: str,
        of: Hashable,
        ahead: ReferencesAhead | None = None,
        earlier: PathWorker | None = None,
    ) -> PathWorker:
        """What is asked of a session as it stands; nothing of one of other rules, which cannot be played now.

        `ahead`: the references, if they were begun while the last years ran.
        """
        if session.past.head.rules != VERSION or not session.records:
            return cls(None, of, ahead)
        task = path_task(session, world)
        return cls(task, of, ahead, AnswersKept(session, world, task), earlier)

    def what_if(self, plan: Plan) -> WhatIf | None:
        """Questions to this game, begun now unless they were before; None where it cannot be played."""
        if self._questions is None and self._task is not None and self._task.decided.rounds:
            self._questions = WhatIf(self._task, plan, beside=True)
        return self._questions

    def stop(self) -> None:
        """No more is begun; nobody waits."""
        self._stop.set()
        if self._questions is not None:
            self._questions.stop()

    def _run(self) -> None:
        if self._task is None:
            self.is_done = True
            return
        try:
            if self._kept is not None and not self._is_taken_up:
                self.known, self.more = self._kept.read()
            if self._ahead is not None and not self._is_taken_up and not self.known.has_references:
                self.known = replace(self.known, references=self._ahead.games_for(self._task))
            self._beside_or_here()
        except Exception:  # nobody waits for this thread: "still being played" would stand there for ever
            logger("debrief").exception("the other games could not be played")
            self.known = replace(self.known, is_broken=True)
        self.is_done = True

    def _beside_or_here(self) -> None:
        """What was known before workers died stays known; where no more can be started the thread plays by itself."""
        for _ in range(_MOST_DEATHS):
            try:
                with local(min(_MOST_WORKERS, usable_cores())) as workers:
                    self._work(workers)
                return
            except (OSError, BrokenProcessPool) as fault:
                logger("debrief").warning("processes could not be used: %s", fault)
        self._work(Workers(Here()))

    def _work(self, workers: Workers) -> None:
        if self._task is None or self._stop.is_set():
            return
        for answers in path_answers(self._task, workers, self.known):
            self.known = answers
            if self._stop.is_set():
                return
        self._keep()
        for more in more_answers(self._task, workers, self.more):
            self.more = more
            if self._stop.is_set():
                return
        self._keep()

    def _keep(self) -> None:
        """For the report, and for who opens this debrief again."""
        if self._kept is not None:
            self._kept.keep(self.known, self.more)
