"""Forks: any round of any session as the beginning of a new one, with the same luck; and games with a round fewer.

What counted before that round is written anew, without what was undone; rounds are taken over as they
were recorded, so nothing has to run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.roster.setup import Origin
from game.session.entries import BotSeated, Clock, Edited, Ended, Entry, PhaseBegun, RoundPlayed
from game.session.errors import SessionError
from game.session.fold import DECIDING
from game.session.phases import DECIDING as OPEN
from game.session.session import Session
from sim.scenario.windows import speaks_of_rounds

NOT_RETOLD: Final = (PhaseBegun, Clock, Edited, Ended, RoundPlayed)
"""what a round under way says of its course, and not of what is decided in it"""


def fork(
    session: Session,
    number: int,
    path: str | Path | None = None,
    *,
    name: str = "",
    mirror: str | Path | None = None,
) -> Session:
    """A new session that goes on from the news of a round; in memory if no path is given.

    `name`: what the original is called. Raises SessionError if the rounds before it do not stand.
    """
    setup = session.setup
    last = len(session.scenario.about.rounds)
    if not 1 <= number <= last:
        raise SessionError(
            "There is no round {number} to fork before. Choose 1 to {last}.", number=number, last=last
        )
    if any(session.past.record(earlier) is None for earlier in range(1, number)):
        raise SessionError("Round {number} has not been reached. Choose an earlier one.", number=number)
    origin = Origin(session=session.journal.lines[0].hash, name=name or _name(session), round=number)
    begun = setup.model_copy(update={"origin": origin, "rounds": max(setup.rounds, number)})
    if path is None:
        twin = Session.in_memory(session.scenario, begun)
    else:
        twin = Session.create(path, session.scenario, begun, mirror=mirror)
    for entry in _retold(session, number):
        twin.retell(entry)
    return twin


def with_next_merged(
    session: Session, path: str | Path | None = None, *, mirror: str | Path | None = None
) -> Session:
    """The same game with one round fewer, in a session of its own: the round to be decided next, or under way, takes
    over the years of the one after it. What is decided of it already stays. In memory if no path is given.

    Raises SessionError if there are no two rounds left, or the scenario speaks of rounds instead of years.
    """
    past, setup, about = session.past, session.setup, session.scenario.about
    number = past.reached + 1
    if number >= session.rounds:
        raise SessionError("Only one round is left. End the game here instead.")
    if speaks_of_rounds(session.scenario):
        raise SessionError("This scenario speaks of rounds, not of years: no two of them can become one.")
    rounds = [
        *about.rounds[: number - 1],
        sum(about.rounds[number - 1 : number + 1]),
        *about.rounds[number + 1 :],
    ]
    shorter = about.model_copy(update={"rounds": rounds})
    minutes = tuple(setup.minutes_of(each) for each in range(1, setup.rounds + 1) if each != number + 1)
    begun = setup.model_copy(update={"rounds": setup.rounds - 1, "round_minutes": minutes})
    scenario = session.scenario.model_copy(update={"about": shorter})
    twin = (
        Session.in_memory(scenario, begun)
        if path is None
        else Session.create(path, scenario, begun, mirror=mirror)
    )
    for entry in (*_retold(session, number), *_so_far(session, number)):
        twin.retell(entry)
    return twin


def _so_far(session: Session, number: int) -> Iterator[Entry]:
    """What is decided of the round under way, drafted, and who plays in it."""
    past = session.past
    if past.round != number or past.phase not in OPEN:
        return
    yield PhaseBegun(round=number, phase="decide")
    for line in past.entries:
        now = past.reads(line)
        if now is None or isinstance(now, NOT_RETOLD) or not past.counts(line):
            continue
        if getattr(now, "round", None) == number:
            yield now


def _name(session: Session) -> str:
    return Path(session.path).stem if session.path else session.scenario.about.title.en


def _retold(session: Session, before: int) -> Iterator[Entry]:
    """What counted in the rounds before this one, round by round, and the phases that they need."""
    past = session.past
    for number in range(1, before):
        yield PhaseBegun(round=number, phase="decide")
        for line, entry in past.entries.items():
            now = past.reads(line)
            seats = isinstance(entry, BotSeated) and entry.round == number
            decides = isinstance(now, DECIDING) and now.round == number
            if now is not None and (seats or (decides and past.counts(line))):
                yield now
        yield PhaseBegun(round=number, phase="years")
        record = past.record(number)
        if record is not None:
            yield record.entry
    if before > 1:
        yield PhaseBegun(round=before, phase="news")
