"""What the wall says of a slip, and who may see how much of it.

Everybody sees the signs: who gains, who loses, who is untouched. How much stays with each team, until books are open:
otherwise the wall would solve the bargain that people are to have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.roster.teams import in_world
from game.session.entries import WallTry
from game.session.session import Session
from sim.decisions import DealTerms
from sim.effects import working
from sim.rules.deal_verdict import SideView, Verdict

Sign = Literal["gains", "loses", "untouched"]
FACILITATOR = "facilitator"
"""sees everything, and says nothing; other viewers are the id of a team, or empty: the Room, the Desk and paper"""


@dataclass(frozen=True, slots=True)
class TeamOnWall:
    """What a deal means for a team."""

    team: str
    by_end: Sign
    """by the end of play"""
    over: Sign
    """over all that is agreed"""
    gain: int | None = None
    """cents over all that is agreed; none: not for this viewer"""
    gain_by_end: int | None = None


def sign_of(cents: int) -> Sign:
    """A sum as a sign."""
    if not cents:
        return "untouched"
    return "gains" if cents > 0 else "loses"


def books_open(session: Session, world: str) -> bool:
    """Whether an action opens the books of a cluster now, or the broker's aid does."""
    if session.scenario.about.brokers_aid:
        return True
    return any(work.measure.opens_books for work in working(session.plan, session.state(world)))


def visible_to(session: Session, world: str, viewer: str) -> frozenset[str]:
    """The teams whose sums a viewer may see: its own; everybody's with open books, or as facilitator."""
    teams = frozenset(team.id for team in in_world(session.teams, world))
    return teams if viewer == FACILITATOR or books_open(session, world) else teams & {viewer}


def on_wall(session: Session, world: str, deal: DealTerms, viewer: str = "") -> tuple[TeamOnWall, ...]:
    """What a slip that can be signed means for each team of a cluster, as far as a viewer may see it."""
    return seen(session, world, judged(session, world, deal), viewer)


def judged(session: Session, world: str, deal: DealTerms) -> Verdict:
    """What the rules say of a slip; worked out once while nothing else is decided."""
    subject = ("judged", world, deal.model_dump_json())
    return session.derived.once(subject, judged_from(session), lambda: session.verdict(world, deal))


def judged_from(session: Session) -> tuple[object, ...]:
    """What every verdict of the round stands on: the round before it as it was last played, and what counts in it."""
    before = session.past.record(session.round - 1)
    return session.round, before.line if before else 0, session.past.basis(session.round)


def seen(session: Session, world: str, verdict: Verdict, viewer: str = "") -> tuple[TeamOnWall, ...]:
    """An answer as far as a viewer may see it: a team without a part in the deal is untouched."""
    sums = visible_to(session, world, viewer)
    sides = {side.seat: side for side in verdict.sides}
    return tuple(
        _row(team.id, sides.get(team.id), team.id in sums) for team in in_world(session.teams, world)
    )


def _row(team: str, side: SideView | None, is_seen: bool) -> TeamOnWall:
    gain, by_end = (side.gain, side.by_end) if side is not None else (0, 0)
    if not is_seen:
        return TeamOnWall(team, sign_of(by_end), sign_of(gain))
    return TeamOnWall(team, sign_of(by_end), sign_of(gain), gain, by_end)


def last_try(session: Session, world: str) -> WallTry | None:
    """What hangs on the wall of a cluster: the slip that came there last in the round under way."""
    tries = session.past.latest(WallTry)
    return next((each for each in tries if (each.round, each.world) == (session.round, world)), None)
