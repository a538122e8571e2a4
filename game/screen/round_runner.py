"""Plays the years beside the frames: a round is computed apart, and written down when it is there."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from game.session.errors import SessionError
from game.session.records import RoundRecord
from game.session.session import Session


class RoundRunner:
    """Brings a session up to date, round by round, without holding up the window."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._pool = ThreadPoolExecutor(1, "years")
        self._running: Future[RoundRecord] | None = None
        self._begin()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to play."""
        return self._running is None

    def poll(self) -> None:
        """Write down what is ready, and begin with the next. Raises whatever went wrong in the years.

        Where the file cannot be written, the years are kept until it can be, here or elsewhere. Where decisions
        were changed meanwhile, their years are let go, and those of the new decisions begin.
        """
        if self._running is None or not self._running.done():
            return
        record = self._running.result()
        try:
            self.session.record(record)
        except SessionError:
            if self.session.write_fault:
                return
            if not self.session.is_outdated(record):
                raise
        self._running = None
        self._begin()

    def close(self) -> None:
        """Let go of the thread."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> None:
        task = self.session.task
        if task is not None:
            self._running = self._pool.submit(task.run)
