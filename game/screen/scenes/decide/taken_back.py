"""What lies open again after a line of the journal was taken back."""

from __future__ import annotations

from game.session.entries import Sheet, Signed
from game.session.errors import SessionError
from game.session.session import Session
from game.typed.deals import matches_of, terms_of
from sim.message import Message


def lies_open(session: Session, line: int) -> tuple[Message | None, int | None]:
    """Keep the slip of a deal that was taken back: what speaks against it, and the place of the team to open.

    No team: what was taken back was no team's sheet.
    """
    was = session.past.meant(line)
    if isinstance(was, Signed) and (matches := matches_of(session.plan, terms_of(was.deal))):
        try:
            session.slip(was.world, matches, terms_of(was.deal))
        except SessionError as fault:
            return fault.message, None
    places = {team.id: at for at, team in enumerate(session.teams)}
    return None, places.get(was.team) if isinstance(was, Sheet) else None
