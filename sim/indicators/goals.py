"""Goals: by how much an indicator should differ from that of the idle twin, and by how much it does."""

from __future__ import annotations

from dataclasses import dataclass

from sim.indicators.round import Indicators
from sim.plan.plan import Plan
from sim.scenario.file import Goal


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal of the scenario, and what came of it in a round."""

    goal: Goal
    came_to: float | None
    """the indicator's change against idle: −0.25 is a quarter less; None where idle has nothing to compare with"""

    @property
    def change(self) -> float:
        """What the scenario asks for."""
        return float(self.goal.change.value)

    @property
    def reached(self) -> bool:
        """Whether the change is as large as it should be, in the right direction."""
        if self.came_to is None:
            return False
        return self.came_to <= self.change if self.change <= 0 else self.came_to >= self.change


def goal_results(plan: Plan, ours: Indicators, idle: Indicators) -> tuple[GoalResult, ...]:
    """Every goal of the scenario, in its order."""
    return tuple(GoalResult(goal, change_of(ours, idle, goal)) for goal in plan.scenario.about.goals)


def change_of(ours: Indicators, idle: Indicators, goal: Goal) -> float | None:
    """By how much its figures differ from idle, in their weighted mean; None where one has nothing to compare."""
    weights = {goal.indicator: 1.0} | {key: float(weight.value) for key, weight in goal.also.items()}
    weighted = 0.0
    for indicator, weight in weights.items():
        change = _change(ours, idle, indicator)
        if change is None:
            return None
        weighted += weight * change
    return weighted / sum(weights.values())


def _change(ours: Indicators, idle: Indicators, indicator: str) -> float | None:
    now, before = (indicators.plain().get(indicator) for indicators in (ours, idle))
    if not isinstance(now, int | float) or not isinstance(before, int | float) or not before:
        return None
    return now / before - 1
