"""Forks: any round of any session as the beginning of a new one, with the same luck.

What counted before that round is written anew, without what was undone; rounds are taken over as they
were recorded, so nothing has to run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.roster.setup import Origin
from game.session.entries import BotSeated, Entry, PhaseBegun
from game.session.errors import SessionError
from game.session.fold import DECIDING
from game.session.session import Session


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
