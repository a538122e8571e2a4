"""What must be meant twice: a press asks, and another within a few seconds is the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_WAITS: Final = 10.0
"""seconds for which an answer is waited for"""
_BOUNCE: Final = 0.4
"""seconds within which a worn button of a clicker presses itself again"""


@dataclass(slots=True)
class Sure:
    """Whether something has been asked, and how long ago."""

    asked_for: float = -1.0
    """seconds since it was asked; below zero: it was not"""

    @property
    def is_asked(self) -> bool:
        """Whether an answer is waited for."""
        return self.asked_for >= 0

    def again(self) -> bool:
        """A press: whether it is the answer. If not, it asks."""
        if self.asked_for >= _BOUNCE:
            self.asked_for = -1.0
            return True
        self.asked_for = max(0.0, self.asked_for)
        return False

    def tick(self, seconds: float) -> None:
        """Time passes; after a while nothing is asked any more."""
        if self.is_asked:
            self.asked_for += seconds
            if self.asked_for > _WAITS:
                self.asked_for = -1.0
