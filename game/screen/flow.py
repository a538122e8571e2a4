"""Which scene follows which: the one place that knows the order of an evening."""

from __future__ import annotations

from game.screen.go import Go
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
    "debrief": "replay",
}


def here(session: Session) -> Go:
    """The scene of the phase a session is in."""
    return Go(_SCENES[session.phase])


def after_results(session: Session) -> Go:
    """From the results of a round: the next round, or the end."""
    if session.round < session.rounds:
        session.go_to("news")
    else:
        session.go_to("end")
    return here(session)


def forward(session: Session, phase: str) -> Go:
    """Write down that the session goes on to a phase, and go there."""
    session.go_to(phase)  # type: ignore[arg-type]
    return here(session)
