"""How the film goes from moment to moment: it stands still where something is told, and runs fast between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.cluster_map.moment_words import MomentText
from game.cluster_map.moments import MomentKind, YearMoment
from game.screen.parts.moment_band import Chip
from game.screen.parts.playback_bar import Reel
from sim.units import WEEKS

STANDS: Final[dict[MomentKind, float]] = {"plan": 3.0, "count": 5.0}
"""seconds it stands still, at single speed"""
_STANDS: Final = 4.0
_RUNS: Final = 5.0
"""seconds that the weeks of one year take in all, at single speed"""
_LONGER: Final = 1.0
"""the same, for each year more"""


@dataclass(slots=True)
class Plot:
    """The moments of a round, and which of them is told."""

    moments: tuple[YearMoment, ...]
    chips: tuple[Chip, ...]
    now: int = 0
    held: float = STANDS["plan"]
    """seconds of single speed that it still stands still"""

    @classmethod
    def of(cls, moments: tuple[YearMoment, ...], texts: tuple[MomentText, ...]) -> Plot:
        """From its beginning."""
        return cls(moments, tuple(Chip(text, moment.at) for moment, text in zip(moments, texts, strict=True)))

    def runs(self, years: int) -> float:
        """Seconds in which the weeks of so many years go by."""
        return _RUNS + _LONGER * (years - 1)

    @property
    def is_over(self) -> bool:
        """Whether the last moment has been told."""
        return self.now == len(self.moments) - 1 and self.held <= 0

    def is_told(self, reel: Reel) -> bool:
        """Whether the film stands at the moment that is told."""
        return int(reel.at) == self.moments[self.now].at

    def step(self, reel: Reel, seconds: float, *, still: bool) -> bool:
        """On by some seconds; `still`: without motion, from moment to moment. Whether another one is told now."""
        passed = seconds * reel.speed
        if self.held > 0:
            self.held -= passed
            return False
        if self.now == len(self.moments) - 1:
            return False
        coming = self.moments[self.now + 1].at
        reel.step(coming - reel.at if still else passed * WEEKS * reel.years / self.runs(reel.years))
        if reel.at < coming:
            return False
        self.turn(reel, self.now + 1)
        return True

    def turn(self, reel: Reel, nth: int) -> None:
        """To a moment, and stand there."""
        self.now, reel.at = nth, float(self.moments[nth].at)
        self.held = STANDS.get(self.moments[nth].kind, _STANDS)

    def follow(self, reel: Reel) -> None:
        """The film was wound by hand: what was last passed is what is told."""
        self.now = max(nth for nth, moment in enumerate(self.moments) if moment.at <= int(reel.at))
        self.held = 0.0
