"""The clock of a phase: minutes left, paused or not. It asks for hurry and never decides anything."""

from __future__ import annotations

from dataclasses import dataclass


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
