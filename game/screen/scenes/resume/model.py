"""Opening a saved session: what has to be said about its file, or why it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.session.errors import SessionError
from game.session.session import Session

if TYPE_CHECKING:  # state needs no window, and no sound
    from game.screen.context import Context


@dataclass(frozen=True, slots=True)
class Reopened:
    """What came of it."""

    session: Session | None
    says: tuple[str, ...]
    """before it goes on; without a session: why not"""


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
