"""How long a frame may work on pictures that can wait for the next, and whether it left some of them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

_LEAST: Final = 0.004
"""seconds of work that pictures get in every frame, however long the rest of it took"""
_MOST_FRAMES: Final = 240
"""in which something was left in a row: then all of it is finished, however long that takes"""


@dataclass(slots=True)
class SpareTime:
    """Shared by all that is drawn in a frame. Without a limit, everything is finished where it is asked for."""

    seconds: float = math.inf
    """from a frame's beginning until nothing more is begun in it"""
    left_undone: int = 0
    """how many pictures were put there so far that are not finished yet"""
    _begun: float = 0.0
    """when this frame began"""
    _until: float = math.inf
    _seen: int = 0
    """of those, when this frame began"""
    _in_a_row: int = 0
    _is_asked: bool = False
    """whether anything was begun in this frame"""

    def begin(self) -> None:
        """A frame begins."""
        self._in_a_row = self._in_a_row + 1 if self.left_undone > self._seen else 0
        self._seen = self.left_undone
        has_waited, self._is_asked, self._begun = self._in_a_row > _MOST_FRAMES, False, time.perf_counter()
        self._until = math.inf if has_waited else self._begun + self.seconds

    @property
    def is_over(self) -> bool:
        """Whether what is left has to wait for the next frame."""
        now = time.perf_counter()
        if not self._is_asked:
            self._is_asked, self._until = True, max(self._until, now + min(_LEAST, self.seconds))
        return now > self._until

    @contextmanager
    def within_frame(self, seconds: float) -> Iterator[None]:
        """What is begun in here ends so many seconds after the frame began, where time is limited: one step of it
        at least is done."""
        before = self._is_asked, self._until
        if not math.isinf(self._until):
            self._is_asked, self._until = True, min(self._until, self._begun + seconds)
        try:
            yield
        finally:
            self._is_asked, self._until = before

    def leave(self) -> None:
        """Something was drawn that is not finished: the page is due again in the next frame, and is not kept."""
        self.left_undone += 1
