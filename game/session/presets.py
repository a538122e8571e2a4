"""Plans of a session: what takes how long, and where the plan stands against the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.roster.setup import Preset
from sim.plan.plan import Plan

ASKS_FROM: Final = 4
"""Minutes behind from which the facilitator is asked about dropping a round (tuned)."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The parts of a session in minutes."""

    intro: int
    practice: int
    rounds: int
    per_round: int
    legacy: int
    debrief: int
    slack: int
    recap: int = 0
    """"previously", at the beginning of the second day"""

    @property
    def total(self) -> int:
        """Minutes from beginning to end."""
        parts = self.intro, self.practice, self.recap, self.rounds * self.per_round, self.legacy
        return sum(parts) + self.debrief + self.slack

    def begins(self, number: int) -> int:
        """The minute at which a round should begin; the one after the last: the legacy run."""
        return self.intro + self.practice + (number - 1) * self.per_round


_ALL: Final = 50
"""More rounds than any scenario has."""
PRESETS: Final[dict[Preset, Programme]] = {
    "two hours": Programme(10, 5, 5, 10, 3, 40, 12),
    "one hour": Programme(5, 3, 3, 8, 2, 20, 6),
    "two half-days": Programme(20, 15, _ALL, 20, 10, 90, 30, recap=10),
    "tutorial": Programme(1, 0, 3, 2, 1, 2, 0),
}


def programme(preset: Preset, plan: Plan) -> Programme:
    """A preset for a scenario, which may have fewer rounds."""
    whole = PRESETS[preset]
    return fitted(whole, min(whole.rounds, len(plan.scenario.about.rounds)))


_LEAST_MINUTES, _MOST_MINUTES = 2, 10
_BY_LENGTH: Final[tuple[Preset, ...]] = ("two hours", "one hour")


def suggested(plan: Plan) -> Programme:
    """All rounds of a scenario in its own length: what set-up begins with.

    What is not a round takes as long as in the longest preset that fits; what rounds leave over is slack.
    """
    about = plan.scenario.about
    fitting = [PRESETS[name] for name in _BY_LENGTH if PRESETS[name].total <= about.minutes]
    whole = fitting[0] if fitting else PRESETS["tutorial"]
    rounds = len(about.rounds)
    others = whole.total - whole.slack - whole.rounds * whole.per_round
    per_round = max(_LEAST_MINUTES, min(_MOST_MINUTES, (about.minutes - others) // rounds))
    slack = max(0, about.minutes - others - rounds * per_round)
    return Programme(whole.intro, whole.practice, rounds, per_round, whole.legacy, whole.debrief, slack)


def fitted(whole: Programme, rounds: int, per_round: int | None = None) -> Programme:
    """The same plan with so many rounds of so many minutes."""
    return Programme(
        whole.intro,
        whole.practice,
        rounds,
        whole.per_round if per_round is None else per_round,
        whole.legacy,
        whole.debrief,
        whole.slack,
        whole.recap,
    )


@dataclass(frozen=True, slots=True)
class Against:
    """Where the plan stands against the clock."""

    behind: int
    """whole minutes behind the plan; negative: ahead of it"""
    slack_left: int
    """minutes of slack that are not used up yet"""
    drop: int
    """rounds to drop so that the session still ends in time; 0 while the slack covers it"""


def against_clock(plan: Programme, elapsed: float, number: int, spent: float = 0) -> Against:
    """The plan against the clock.

    `elapsed`: minutes since the session began, pauses left out; `number`: the round under way (one more than
    the last: all are played); `spent`: minutes since this round began, which are its own up to its length.
    """
    own = min(spent, plan.per_round) if number <= plan.rounds else 0
    behind = int(elapsed - plan.begins(number) - own)
    missing = max(0, behind - plan.slack)
    left = max(0, plan.rounds - number)
    drop = min(left, -(-missing // plan.per_round)) if plan.per_round else 0
    return Against(behind, max(0, plan.slack - max(0, behind)), drop)
