"""Where a file leads that somebody has chosen, or dropped on the window: a session goes on, a scenario is set up."""

from __future__ import annotations

from pathlib import Path

from game.screen.catalogue import take_down
from game.screen.context import Context
from game.screen.kit.transition import Transition
from game.session.journal.travelled import begins_as_session


def opened_file(context: Context, path: Path) -> Transition | None:
    """None where it is neither, or a game is under way; that is said."""
    w = context.words
    if context.session is not None:
        context.notices.append(w("A game is under way. Leave it first, then open the file."))
        return None
    opened = None if begins_as_session(path) else take_down(path)
    if opened is not None and opened.scenario is None:
        context.notices.append(w.say(opened.problem))
        return None
    context.tour = None  # what somebody opens is played for itself, and kept
    return Transition("resume", path) if opened is None else Transition("set_up", opened.scenario)
