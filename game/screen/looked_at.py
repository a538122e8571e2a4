"""Where a replay's session comes from: it is the one under way, or is opened from its file, only to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.screen.context import Context
from game.session.errors import SessionError
from game.session.session import Session


@dataclass(frozen=True, slots=True)
class ReplaySource:
    """A session, or why there is none."""

    session: Session | None
    is_own: bool = False
    """whether it was opened for the replay, which then lets go of it"""
    notices: tuple[str, ...] = ()
    """what has to be said about its file"""
    problem: str = ""


def source_of(context: Context, path: Path | None) -> ReplaySource:
    """The session under way if it is this one, or none is asked for; else its file."""
    under_way, w = context.session, context.words
    if under_way is not None and (path is None or _same(under_way.path, path)):
        return ReplaySource(under_way)
    try:
        if path is None:
            raise SessionError("No session is open.")
        session = Session.open(path, read_only=True)
    except SessionError as fault:
        return ReplaySource(None, problem=w.say(fault.message))
    texts = (w.say(text) for text in (*session.notices, session.damage) if text)
    return ReplaySource(session, is_own=True, notices=tuple(dict.fromkeys(texts)))


def _same(path: Path | None, other: Path) -> bool:
    return path is not None and path.resolve() == Path(other).resolve()
