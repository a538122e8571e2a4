"""What the Desk prompts: the script's words for this moment, and the plan against the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.board.facilitator_script import Cue, Moment, advice, beat_for, cue, on_time
from game.roster.teams import in_world
from game.screen.context import Context
from game.session.letters import envelopes
from game.session.promises import guessed_in
from game.session.schedule import Pace, Stretch, pace, plan_of, stretches
from game.session.session import Session
from sim.letters import round_of_letters
from sim.rules.pledge import due_of


@dataclass(frozen=True, slots=True)
class FacilitatorPrompt:
    """All that the Desk says to the facilitator now, in words."""

    cue: Cue
    pace: Pace
    stretches: tuple[Stretch, ...]
    on_time: str
    advice: str
    now: str
    """time of day"""
    round_ends: str
    session_ends: str
    missing: tuple[str, ...]
    """the teams whose sheets are not sealed while they decide"""


def prompt(context: Context, session: Session) -> FacilitatorPrompt:
    """What to say now, and how late it is."""
    w, began, clock = context.words, context.began, context.clock
    passed = clock.passed / clock.given if clock.given else 0.0
    missing = missing_of(session)
    beat = beat_for(session.plan, session.round, w)
    words = cue(w, replace(_moment(session, passed, missing), beat=beat))
    plan = plan_of(session.setup, session.plan, session.rounds)
    now = pace(plan, began.minutes, session.phase, session.round, passed)
    return FacilitatorPrompt(
        words,
        now,
        stretches(plan),
        on_time(w, now),
        advice(w, now),
        w.time(began.time_of(began.minutes)),
        w.time(began.time_of(now.round_ends)),
        w.time(began.time_of(now.session_ends)),
        missing,
    )


def _moment(session: Session, passed: float, missing: tuple[str, ...]) -> Moment:
    guessed = guessed_in(session.past, session.round) is not None
    letters = letters_handed_out(session) if session.phase in ("news", "end") else ()
    number = round_of_letters(session.plan)
    return Moment(
        session.phase,
        session.round,
        session.rounds,
        passed,
        missing,
        guessed,
        absent_in(session),
        letters=letters,
        minutes=session.setup.minutes_of(session.round),
        pledges=session.phase == "decide" and _owes(session),
        letters_in=number,
    )


def _owes(session: Session) -> bool:
    """Whether a team owes the fund its due in this round."""
    return any(due_of(session.plan, session.state(team.world), team.firms) for team in session.teams)


def letters_handed_out(session: Session) -> tuple[tuple[str, int], ...]:
    """Each team that people play and the number of its envelope, once they are due."""
    plan, setup = session.plan, session.setup
    if not 0 < round_of_letters(plan) <= session.round:
        return ()
    return tuple(
        (each.team.name, each.number)
        for world in setup.worlds
        for each in envelopes(plan, setup.seats(world), setup.seed, in_world(session.teams, world))
        if each.team.bot is None
    )


def missing_of(session: Session) -> tuple[str, ...]:
    """The teams whose sheets are open while they decide; bots are always ready."""
    if session.phase not in ("news", "decide"):
        return ()
    return tuple(team.name for team in session.teams if not team.bot and session.sealed(team.id) is None)


def absent_in(session: Session) -> tuple[str, ...]:
    """The teams of people for which a deputy decided last, as it is over: somebody should sit down there."""
    last = session.round - (session.phase == "news")
    if session.phase not in ("results", "news") or not last:
        return ()
    absent = session.past.basis(last).deputised()
    return tuple(team.name for team in session.teams if not team.bot and team.id in absent)
