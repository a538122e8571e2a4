"""Goals: what the cluster tries to reach against the idle game, and how far it came in the last round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.cli.numbers import percent
from game.cli.played import Game, World
from game.cli.table import lay_out
from sim.rules.names import said


@dataclass(frozen=True, slots=True)
class Reached:
    """A goal, and what came of it in the last round that was decided on."""

    name: str
    indicator: str
    change: float
    """what the scenario asks for: −0.25 is a quarter less than idle"""
    came_to: float | None
    """the same of this game; None where idle has nothing to compare with"""

    @property
    def reached(self) -> bool:
        """Whether the change is as large as it should be, in the right direction."""
        if self.came_to is None:
            return False
        return self.came_to <= self.change if self.change <= 0 else self.came_to >= self.change


def goals(game: Game) -> list[Reached]:
    """Every goal of the scenario."""
    last = game.last_played
    return [
        Reached(
            said(one, one.indicator),
            one.indicator,
            float(one.change.value),
            _change(last.ours, last.idle, one.indicator),
        )
        for one in game.plan.scenario.about.goals
    ]


def _change(ours: World, idle: World, indicator: str) -> float | None:
    now, before = (world.indicators.plain().get(indicator) for world in (ours, idle))
    if not isinstance(now, int | float) or not isinstance(before, int | float) or not before:
        return None
    return now / before - 1


def as_lines(game: Game, found: Sequence[Reached]) -> list[str]:
    """A line for each goal; in a game in which nobody decided, what there is to reach."""
    if not found:
        return []
    last = game.last_played
    if not game.decided:
        return [
            "",
            "Goals, against this game:",
            *lay_out([(f"  {one.name}", _less(one.change)) for one in found]),
        ]
    rows = [
        (
            f"  {one.name}",
            _less(one.came_to),
            f"aim: {_less(one.change)}",
            "reached" if one.reached else "not reached",
        )
        for one in found
    ]
    return ["", f"Goals, in round {last.number} against the idle game:", *lay_out(rows)]


def _less(change: float | None) -> str:
    if change is None:
        return "nothing to compare with"
    return f"{percent(abs(change))} {'less' if change <= 0 else 'more'}"
