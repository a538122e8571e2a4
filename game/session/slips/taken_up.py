"""What a signed deal takes off the drafts: a project on it is begun by the deal, and by no sheet as well."""

from __future__ import annotations

from game.session.session import Session
from game.session.setup import Team
from sim.decisions import DealTerms, Invest


def off_the_drafts(session: Session, world: str, deal: DealTerms) -> list[tuple[Team, str]]:
    """Take the projects of a deal off every draft of its cluster: (team, project). Raises what drafting raises."""
    built = {one.project for one in deal.projects}
    found = []
    for team in session.teams:
        if team.world != world or session.sealed(team.id) is not None:
            continue
        draft = session.drafted(team.id)
        taken = [one.project for one in draft if isinstance(one, Invest) and one.project in built]
        if taken:
            session.draft(team.id, [one for one in draft if not (isinstance(one, Invest) and one.project in built)])
            found += [(team, project) for project in taken]
    return found
