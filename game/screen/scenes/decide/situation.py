"""What everybody at the table knows while a round is decided, for the preview."""

from __future__ import annotations

from game.preview.preview import PublicSituation
from game.session.session import Session


def public_situation(session: Session, world: str) -> PublicSituation:
    """Of one cluster of a session."""
    years = len(session.plan.scenario.about.years_of(session.round))
    return PublicSituation(session.state(world), session.setup.seats(world), years)
