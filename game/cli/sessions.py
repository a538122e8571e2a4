"""The sessions a command reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.cli.faults import InputFault, about
from game.session.errors import SessionError
from game.session.journal.opening import ONLY_LOOKED_AT
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message


@contextmanager
def opened(file: str) -> Iterator[Session]:
    """A session, only to look at. Raises InputFault where it cannot be read, now or as it is looked at."""
    try:
        session = Session.open(file, read_only=True)
        try:
            yield session
        finally:
            session.close()
    except SessionError as fault:
        raise InputFault([about(file, fault)]) from fault


def file_remark(session: Session) -> Message | None:
    """Why a session could not be played on where it lies: it travelled, or is of an older format, or other rules."""
    why = session.read_only
    return None if why == ONLY_LOOKED_AT else why


def rounds_of(session: Session, w: Translator) -> str:
    """What was played of a session, in words."""
    played = [record.phase for record in session.records]
    rounds = w.many("{n} round", "{n} rounds", played.count("play"))
    return w("{rounds} and the years after", rounds=rounds) if "legacy" in played else rounds
