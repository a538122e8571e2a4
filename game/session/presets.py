"""Plans of a session: what takes how long, and where the plan stands against the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from game.roster.setup import Preset
from sim.message import Message
from sim.scenario.file import About, PresetName, Scenario
from sim.scenario.loader import with_preset

ASKS_FROM: Final = 4
"""Minutes behind from which the facilitator is asked about dropping a round (tuned)."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The parts of a session in minutes."""

    intro: int
    """seats, envelopes, and the explanation"""
    practice: int
    lengths: tuple[int, ...]
    """of each round"""
    legacy: int
    debrief: int
    slack: int
    stretch: int = 0
    """on one's feet before the debrief"""
    recap: int = 0
    """"previously", at the beginning of the second day"""

    @property
    def rounds(self) -> int:
        """How many rounds are played."""
        return len(self.lengths)

    @property
    def total(self) -> int:
        """Minutes from beginning to end."""
        parts = self.intro, self.practice, self.recap, *self.lengths, self.legacy, self.stretch
        return sum(parts) + self.debrief + self.slack

    def begins(self, number: int) -> int:
        """The minute at which a round should begin; the one after the last: the legacy run."""
        return self.intro + self.practice + sum(self.lengths[: number - 1])

    def length(self, number: int) -> int:
        """Minutes of a round; after the last: 0."""
        return self.lengths[number - 1] if number <= self.rounds else 0


PRESETS: Final[dict[Preset, Programme]] = {
    "two hours": Programme(6, 10, (15, 12, 10, 9, 9), 3, 36, 7, stretch=3),
    "ninety minutes": Programme(6, 9, (15, 11, 9), 2, 28, 8, stretch=2),
    "one hour": Programme(5, 6, (11, 8, 7), 1, 18, 4),
    "two half-days": Programme(20, 15, (20,) * 8, 10, 90, 30, recap=10),
    "tutorial": Programme(1, 0, (2, 2, 2), 1, 2, 0),
}
"""The first round is longer: people read their sheets. In each people talk for five minutes, in the hour for three
(`game.session.round_shape`)."""
LEAST_MINUTES: Final = 2
_NAMES: Final[dict[PresetName, Preset]] = {
    "two-hours": "two hours",
    "ninety-minutes": "ninety minutes",
    "one-hour": "one hour",
    "two-half-days": "two half-days",
}
"""as files and commands name them → as sessions do"""
SAID: Final[dict[Preset, Message]] = {
    "two hours": Message("2 hours"),
    "ninety minutes": Message("90 minutes"),
    "one hour": Message("1 hour"),
    "two half-days": Message("2 half-days"),
    "tutorial": Message("10 minutes"),
}
_BY_LENGTH: Final[tuple[Preset, ...]] = ("two half-days", "two hours", "ninety minutes", "one hour")


def programme(preset: Preset, about: About) -> Programme:
    """A preset for a game, which may have more rounds or fewer: they share the time of all rounds."""
    whole = PRESETS[preset]
    rounds = len(about.rounds)
    if rounds == whole.rounds or preset == "two half-days":
        return replace(whole, lengths=(whole.lengths * rounds)[:rounds])
    each, rest = divmod(sum(whole.lengths), rounds)
    lengths = tuple(max(LEAST_MINUTES, each + (number < rest)) for number in range(rounds))
    return replace(whole, lengths=lengths)


def own_preset(about: About) -> Preset:
    """The preset of the scenario's own rounds: the longest that ends in its minutes."""
    others = [_NAMES[name] for name in about.presets]
    fitting = [name for name in _BY_LENGTH if PRESETS[name].total <= about.minutes and name not in others]
    return fitting[0] if fitting else "tutorial"


def presets_of(about: About) -> tuple[Preset, ...]:
    """The lengths that a scenario can be played in, the longest first."""
    offered = {own_preset(about), *(_NAMES[name] for name in about.presets)}
    return tuple(sorted(offered, key=lambda name: -PRESETS[name].total))


def named_presets(about: About) -> dict[str, Preset]:
    """Those lengths by the names that are typed."""
    return {name.replace(" ", "-"): name for name in presets_of(about)}


def in_preset(scenario: Scenario, preset: Preset) -> Scenario:
    """The game of a scenario in one of its lengths. Raises KeyError for a length that it does not have."""
    if preset == own_preset(scenario.about):
        return scenario
    game = with_preset(scenario, {known: name for name, known in _NAMES.items()}[preset])
    about = game.about.model_copy(update={"minutes": PRESETS[preset].total})
    return game.model_copy(update={"about": about})


def suggested(about: About) -> Programme:
    """All rounds of a game in its own minutes: the plan of a session. What is left over is slack."""
    whole = programme(own_preset(about), about)
    return replace(whole, slack=max(0, whole.slack + about.minutes - whole.total))


def span(numbers: Sequence[int]) -> str:
    """One number, or the least and the most of several: 5–16."""
    least, most = min(numbers), max(numbers)
    return str(most) if least == most else f"{least}–{most}"


@dataclass(frozen=True, slots=True)
class Against:
    """Where the plan stands against the clock."""

    behind: int
    """whole minutes behind the plan; negative: ahead of it"""
    slack_left: int
    """minutes of slack that are not used up yet"""
    drop: int
    """rounds to drop so that the session still ends in time; 0 while the slack covers it"""


def against_clock(plan: Programme, elapsed: float, number: int) -> Against:
    """The plan against the clock.

    `elapsed`: minutes since the session began, pauses left out; `number`: the round that begins (one more than the
    last: all are played).
    """
    behind = int(elapsed - plan.begins(number))
    missing = max(0, behind - plan.slack)
    spared = accumulate(plan.lengths[number:], initial=0)
    drop = sum(spare < missing for spare in spared)
    drop = min(drop, max(0, plan.rounds - number))
    return Against(behind, max(0, plan.slack - max(0, behind)), drop)
