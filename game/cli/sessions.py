"""The sessions a command reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from game.cli.faults import InputFault, about
from game.session.errors import SessionError
from game.session.journal.travelled import begins_as_session
from game.session.session import Session
from game.text.translator import Translator

ENDING: Final = ".kierto"
"""how the names of session files end"""


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


def rounds_of(session: Session, w: Translator) -> str:
    """What was played of a session, in words."""
    played = [record.phase for record in session.records]
    rounds = w.many("{n} round", "{n} rounds", played.count("play"))
    return w("{rounds} and the legacy run", rounds=rounds) if "legacy" in played else rounds


def is_session(file: str) -> bool:
    """Whether a file is one, by what it holds; or should be, by its name."""
    return file.lower().endswith(ENDING) or begins_as_session(Path(file))
