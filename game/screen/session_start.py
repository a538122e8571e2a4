"""When the session under way began, by the clock on the wall: what its plan is held against.

It is kept in a file beside the sessions, so that a game cut off and gone on with is as late as it really is.
A session begun long ago, or on another machine, is taken to be on its plan when it is opened.
"""

from __future__ import annotations

import datetime
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SAME_DAY: Final = 8 * 3600.0
"""seconds after which going on is another day's session"""
_MOST: Final = 20
_NAME: Final = "begun.json"


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
        found = _read(folder / _NAME).get(key)
        if found is None or not 0 <= self.now() - found <= _SAME_DAY:
            return False
        self.at = found
        return True

    def keep(self, folder: Path, key: str) -> None:
        """Write the beginning down. Raises OSError."""
        path = folder / _NAME
        known = _read(path)
        known.pop(key, None)
        last = dict(list(known.items())[-_MOST:]) | {key: self.at}
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(last, indent=1), encoding="utf-8")
        os.replace(beside, path)

    @property
    def minutes(self) -> float:
        """How long it has been going on."""
        return max(0.0, self.now() - self.at) / 60

    def time_of(self, minutes: float) -> datetime.time:
        """The time of day so many minutes after the beginning."""
        return datetime.datetime.fromtimestamp(self.at + minutes * 60).time()


def _read(path: Path) -> dict[str, float]:
    """What is known; nothing where there is no such file, or it makes no sense: then the plan begins now."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: float(one) for key, one in found.items() if isinstance(one, int | float)}
