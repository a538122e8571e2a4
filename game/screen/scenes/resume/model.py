"""Opening a saved session: what has to be said about its file, or why it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from game.session.errors import SessionError
from game.session.journal.travelled import ENDING
from game.session.session import Session
from sim.os_errors import because
from sim.rules import VERSION

if TYPE_CHECKING:  # state needs no window, and no sound
    from game.screen.context import Context


@dataclass(frozen=True, slots=True)
class Reopened:
    """What came of it."""

    session: Session | None
    says: tuple[str, ...]
    """before it goes on; without a session: why not"""

    @property
    def plays_on_in_a_copy(self) -> bool:
        """Whether only the file keeps it from being played on: it travelled, is damaged further down, or older."""
        session = self.session
        if session is None or session.read_only is None or session.damage is not None:
            return False
        return session.past.head.rules == VERSION


def save_copy(context: Context, opened: Reopened) -> Path | None:
    """Save what can be trusted as a session of its own, among the others; None, and says why, where that fails."""
    session, folder = opened.session, context.sessions
    if session is None or session.path is None:
        return None
    stem = session.path.name.partition(".")[0]
    names = chain([stem], (f"{stem} ({number})" for number in count(2)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = next(path for name in names if not (path := folder / f"{name}{ENDING}").exists())
        return session.save_copy(free)
    except (SessionError, OSError) as fault:
        message = fault.message if isinstance(fault, SessionError) else because(fault)
        context.notices.append(context.words.say(message))
        return None


def reopen(context: Context, path: Path) -> Reopened:
    """Open a session; it is the one under way from now on."""
    mirror = context.settings.mirror
    try:
        session = Session.open(path, mirror=Path(mirror) if mirror else None)
    except SessionError as fault:
        return Reopened(None, (context.words.say(fault.message),))
    context.begin(session)
    says = (*session.notices, *([session.read_only] if session.read_only else []))
    return Reopened(session, tuple(dict.fromkeys(context.words.say(text) for text in says)))
