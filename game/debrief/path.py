"""The presenter's path: the steps of a debrief in the order in which a room learns from them, and their minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

StepName = Literal["role", "own page", "who paid", "road", "signature", "home", "monday"]


@dataclass(frozen=True, slots=True)
class DebriefStep:
    """A step, and how long it may take."""

    name: StepName
    minutes: int


_NAMES: Final[tuple[StepName, ...]] = ("role", "own page", "who paid", "road", "signature", "home", "monday")
_MINUTES: Final = ((2, 6, 6, 5, 8, 3, 6), (2, 4, 5, 4, 6, 2, 5), (1, 3, 3, 3, 4, 1, 3))
"""of each step where the debrief has 36, 28 and 18 minutes; shorter ones leave people the same order"""


def path_steps(minutes: int) -> tuple[DebriefStep, ...]:
    """The steps of a debrief of so many minutes: the longest plan that fits, or the shortest there is."""
    plan = next((plan for plan in _MINUTES if sum(plan) <= minutes), _MINUTES[-1])
    return tuple(DebriefStep(name, each) for name, each in zip(_NAMES, plan, strict=True))
