"""Something that takes longer than a frame, worked out beside the frames in a thread; asked for again, it is there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Thread
from typing import Generic, TypeVar

from game.log import logger

T = TypeVar("T")


class NoLongerAskedError(Exception):
    """Something newer was asked meanwhile."""


class WorkedBeside(Generic[T]):
    """The newest answer to a question that changes. No call waits, unless everything is to be known at once."""

    def __init__(self, name: str, *, at_once: bool = False) -> None:
        self._name, self._at_once = name, at_once
        self._asked: Hashable = None
        self._known: T | None = None
        self.is_broken = False
        """whether it could not be worked out: nothing more will be known"""

    def ask(self, version: Hashable, make: Callable[[], T]) -> T | None:
        """What is known of it: of this version, or of the one before while this is being worked out; None: nothing."""
        if version != self._asked:
            self._asked, self.is_broken = version, False
            if self._at_once:
                self._run(version, make)
            else:
                Thread(target=self._run, args=(version, make), name=self._name, daemon=True).start()
        return self._known

    def check(self, version: Hashable) -> None:
        """Raises NoLongerAskedError if this is not what is asked now: work that takes long may end there."""
        if version != self._asked:
            raise NoLongerAskedError

    def _run(self, version: Hashable, make: Callable[[], T]) -> None:
        try:
            known = make()
        except NoLongerAskedError:
            return  # a newer question has its own answer
        except Exception:  # nobody waits for this thread: the page would say "being worked out" for ever
            logger("debrief").exception("%s could not be worked out", self._name)
            if version == self._asked:
                self.is_broken = True
            return
        if version == self._asked:
            self._known = known
