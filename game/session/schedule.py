"""The plan against the clock: how far behind or ahead a session is, when its round and all of it should end.

Minutes count from the beginning of the session by the clock on the wall, for that is what people have agreed
to go home by: whoever holds the game for coffee is behind afterwards, and ought to know it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.roster.setup import Setup
from game.session.entries import Phase
from game.session.fold import OVER
from game.session.presets import Programme, against_clock, suggested
from game.session.round_shape import RoundShape, round_shape
from sim.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the session on its plan."""

    what: str
    """intro, practice, round, legacy, debrief or slack"""
    number: int
    """of a round; else 0"""
    minutes: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a session stands. All in minutes."""

    elapsed: float
    """since it began"""
    at: float
    """of the plan: where the game is"""
    behind: int
    """the plan; negative: ahead of it"""
    slack_left: int
    drop: int
    """rounds to leave out so that the session still ends in time"""
    round_ends: float
    """since the beginning: when the round under way will end, if its plan is kept from here"""
    session_ends: float
    """since the beginning: when the debrief will end, and the slack that is left"""
    late: int
    """minutes by which that is later than was agreed"""


def plan_of(setup: Setup, plan: Plan, rounds: int) -> Programme:
    """The plan of a session: that of its game, with the minutes that its rounds were given."""
    whole = suggested(plan.scenario.about)
    return replace(whole, lengths=tuple(setup.minutes_of(number + 1) for number in range(rounds)))


def stretches(whole: Programme) -> tuple[Stretch, ...]:
    """The plan from left to right."""
    rounds = [Stretch("round", number, minutes) for number, minutes in enumerate(whole.lengths, 1)]
    parts = [
        Stretch("intro", 0, whole.intro + whole.practice + whole.recap),
        *rounds,
        Stretch("legacy", 0, whole.legacy),
        Stretch("debrief", 0, whole.stretch + whole.debrief),
        Stretch("slack", 0, whole.slack),
    ]
    return tuple(part for part in parts if part.minutes > 0)


def begins(whole: Programme, phase: Phase, number: int) -> float:
    """The minute at which a phase of a round should begin."""
    return _span(whole, phase, number)[0]


def pace(whole: Programme, elapsed: float, phase: Phase, number: int, passed: float = 0.0) -> Pace:
    """Where a session stands in a phase of a round.

    `elapsed`: minutes since it began; `passed`: how much of the phase is over by its own clock, from 0 to 1,
    where it has one. A phase may be entered at any time within its span without being late.
    """
    first, last, ends = _span(whole, phase, number)
    wanted = first + max(0.0, min(1.0, passed)) * (last - first) if phase == "decide" else elapsed
    at = max(first, min(last, wanted))
    over = elapsed - at
    behind = int(over)
    against = against_clock(whole, whole.begins(number) + behind, number)
    slack = max(0.0, whole.slack - max(0.0, over))
    finished = elapsed + whole.total - whole.slack - at + slack
    return Pace(
        elapsed=elapsed,
        at=at,
        behind=behind,
        slack_left=int(slack),
        drop=0 if phase in OVER else against.drop,
        round_ends=elapsed + max(0.0, ends - at),
        session_ends=finished,
        late=max(0, int(finished - whole.total)),
    )


def _span(whole: Programme, phase: Phase, number: int) -> tuple[float, float, float]:
    """When a phase should begin and end, and when its round should: minutes of the plan."""
    shift = whole.recap
    over = whole.begins(whole.rounds + 1) + shift
    match phase:
        case "set_up" | "briefing":
            ends = whole.begins(1) + shift
            return 0.0, ends, ends
        case "end" | "legacy":
            return over, over + whole.legacy, over + whole.legacy
        case "debrief":
            first = over + whole.legacy
            last = first + whole.stretch + whole.debrief
            return first, last, last
        case _:
            first, length = whole.begins(number) + shift, whole.length(number)
            begins, until = _within(phase, round_shape(length, number))
            return first + begins, first + until, first + length


def _within(phase: Phase, shape: RoundShape) -> tuple[float, float]:
    """Between which minutes of its round a phase should lie."""
    ends = {
        "news": (0.0, shape.silence),
        "decide": (shape.silence, shape.close),
        "reveal": (shape.close, shape.years),
        "years": (shape.years, shape.results),
    }
    return ends.get(phase, (shape.results, shape.ends))
