"""Which scene follows which: the one place that knows the order of an evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screen.kit.transition import BACK, Transition

if TYPE_CHECKING:
    from game.session.session import Session

_SCENES = {
    "set_up": "briefing",
    "briefing": "briefing",
    "news": "news",
    "decide": "decide",
    "reveal": "reveal",
    "years": "years",
    "results": "results",
    "end": "end",
    "legacy": "legacy",
    "debrief": "path",
}


_OF_THE_END = ("end", "path", "replay")
"""scenes that tell of a game that is over"""


def here(session: Session) -> Transition:
    """The scene of the phase a session is in; first of all the years, if any must run again."""
    if session.is_behind and not session.read_only:
        return Transition("again")
    return Transition(_SCENES[session.phase])


def back(session: Session, below: str) -> Transition:
    """From an overlay in which the past may have been changed, to the scene below; made anew if years must run, or
    if it tells of the end of a game that goes on again."""
    is_past = below in _OF_THE_END and session.phase not in ("end", "legacy", "debrief")
    return here(session) if is_past or session.task is not None else BACK


def after_results(session: Session) -> Transition:
    """From the results of a round: the next round, or the end."""
    if session.round < session.rounds:
        session.go_to("news")
    else:
        session.go_to("end")
    return here(session)


def forward(session: Session, phase: str) -> Transition:
    """Write down that the session goes on to a phase, and go there."""
    session.go_to(phase)  # type: ignore[arg-type]
    return here(session)
