"""Time in a session: the clock of a phase, and since when the session is played, by the clock on the wall.

The clock of a phase asks for hurry and never decides anything. The beginning is kept in a file beside the
sessions, so that a game cut off and gone on with is as late as it really is. A session begun long ago, or on
another machine, is taken to be on its plan when it is opened.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.small_file import read_small

_SAME_DAY: Final = 8 * 3600.0
"""seconds after which going on is another day's session"""
_MOST: Final = 20
_NAME: Final = "begun.json"


@dataclass(slots=True)
class SessionClock:
    """Time for one phase, in seconds."""

    given: float = 0.0
    passed: float = 0.0
    paused: bool = False

    @property
    def left(self) -> float:
        """Seconds left; negative once it is over time."""
        return self.given - self.passed

    @property
    def share(self) -> float:
        """How much of the time is left, 0 to 1."""
        return max(0.0, min(1.0, self.left / self.given)) if self.given else 0.0

    def begin(self, minutes: float) -> None:
        """Start anew."""
        self.given, self.passed, self.paused = minutes * 60, 0.0, False

    def tick(self, seconds: float) -> None:
        """Time passes, unless it is paused. A laptop that slept is not charged with the night."""
        if not self.paused:
            self.passed += min(seconds, 2.0)

    def more(self, minutes: float) -> None:
        """Give minutes more, or fewer."""
        self.given = max(0.0, self.given + minutes * 60)


@dataclass(slots=True)
class SessionStart:
    """The beginning of the session under way."""

    now: Callable[[], float] = time.time
    at: float = 0.0
    """seconds since 1970"""

    def begin(self, minutes: float = 0.0) -> None:
        """A session begins, or is opened where by its plan it would be after so many minutes."""
        self.at = self.now() - minutes * 60

    def recall(self, folder: Path, key: str) -> bool:
        """Take up the beginning of a session that was under way on this machine; whether there was one."""
        since = _read(folder / _NAME).get(key)
        if since is None or not 0 <= self.now() - since <= _SAME_DAY:
            return False
        self.at = since
        return True

    def keep(self, folder: Path, key: str) -> None:
        """Write the beginning down. Raises OSError."""
        path = folder / _NAME
        known = _read(path)
        known.pop(key, None)
        last = dict(list(known.items())[-_MOST:]) | {key: self.at}
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(last, indent=1).encode())

    @property
    def minutes(self) -> float:
        """How long it has been going on."""
        return max(0.0, self.now() - self.at) / 60

    def time_of(self, minutes: float) -> datetime.time:
        """The time of day so many minutes after the beginning."""
        return datetime.datetime.fromtimestamp(self.at + minutes * 60).time()


def _read(path: Path) -> dict[str, float]:
    """What is known; nothing where there is no such file, or it makes no sense: then the plan begins now."""
    return {key: float(since) for key, since in read_small(path).items() if isinstance(since, int | float)}
