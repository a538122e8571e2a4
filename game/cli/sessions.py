"""The sessions a command reads."""

from __future__ import annotations

from game.cli.faults import InputFault
from game.cli.numbers import count
from game.session.errors import SessionError
from game.session.session import Session
from sim.scenario.problems import printable

ENDING = ".kierto"
"""How the names of session files end."""


def read_session(file: str) -> Session:
    """A session, only to look at. Raises InputFault."""
    try:
        return Session.open(file, read_only=True)
    except SessionError as fault:
        raise InputFault([f"{printable(file)}: {fault}"]) from fault


def rounds_of(session: Session) -> str:
    """What was played of a session, in words."""
    played = [one.phase for one in session.records]
    rounds = count(played.count("play"), "round")
    return f"{rounds} and the legacy run" if "legacy" in played else rounds


def is_session(file: str) -> bool:
    """Whether a file should be one, by its name."""
    return file.endswith(ENDING)
