"""Plays the years beside the frames: a round is played, packed and written down by a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter

from game.log import logger
from game.session.errors import SessionError
from game.session.record_codec import PackedRound, packed
from game.session.records import RoundRecord
from game.session.round_task import Task
from game.session.session import Session
from game.session.store import LineUnderWay


class RoundRunner:
    """Brings a session up to date, round by round, without holding up the window."""

    def __init__(
        self, session: Session, prepare: Callable[[RoundRecord], object] = lambda record: None
    ) -> None:
        """`prepare`: called in the thread with each round that was played, for what will be shown of it."""
        self.session = session
        self._prepare = prepare
        self._pool = ThreadPoolExecutor(1, "years")
        self._playing: Future[PackedRound] | None = None
        self._writing: LineUnderWay | None = None
        self._begin()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to play, and all that was played is on the disk."""
        return self._playing is None

    def poll(self) -> None:
        """Have written down what is ready, and begin with the next. Raises whatever went wrong in the years.

        Where the file cannot be written, the years are kept until it can be, here or elsewhere. Where decisions
        were changed meanwhile, their years are let go, and those of the new decisions begin.
        """
        if self._playing is None or not self._playing.done():
            return
        ready = self._playing.result()
        try:
            if not self._is_written(ready):
                return
        except SessionError:
            self._writing = None
            if self.session.write_fault:
                return
            if not self.session.is_outdated(ready.record):
                raise
        self._begin()

    def _is_written(self, ready: PackedRound) -> bool:
        """Whether the line of a round is on the disk and counts; it is handed to the thread first."""
        if self._writing is None:
            self._writing = self.session.record_beside(ready, self._pool)
        if not self._writing.is_written:
            return False
        self._writing.finish()
        return True

    def close(self) -> None:
        """Let go of the thread; a line that was handed to it is written all the same."""
        self._pool.shutdown(wait=False, cancel_futures=self._writing is None)

    def _begin(self) -> None:
        self._playing = self._writing = None
        task = self.session.task
        if task is not None:
            self._playing = self._pool.submit(self._played, task)

    def _played(self, task: Task) -> PackedRound:
        begun = perf_counter()
        ready = packed(task.run())
        logger("session").info("round %d (%s) in %.2f s", task.round, task.phase, perf_counter() - begun)
        self._prepare(ready.record)
        return ready
