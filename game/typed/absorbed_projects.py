"""What a signed deal takes off the sheets: a project on it is begun by the deal, and by no sheet as well."""

from __future__ import annotations

from typing import NamedTuple

from game.roster.setup import Team
from game.session.errors import Refused
from game.session.session import Session
from sim.decisions import DealTerms, Decision, Invest


class AbsorbedProject(NamedTuple):
    """A project that was on a team's sheet, and is on it no more."""

    team: Team
    project: str
    is_open: bool
    """whether its sheet was sealed, and is open again, because what is left on it does not stand by itself"""


def off_the_sheets(session: Session, world: str, deal: DealTerms) -> list[AbsorbedProject]:
    """Take the projects of a deal off every sheet of its cluster, sealed or not. Raises what sealing raises."""
    built = {project.project for project in deal.projects}
    absorbed = []
    for team in session.teams:
        if team.world != world:
            continue
        sealed = session.sealed(team.id)
        sheet = session.drafted(team.id) if sealed is None else sealed
        taken = [
            decision.project
            for decision in sheet
            if isinstance(decision, Invest) and decision.project in built
        ]
        if taken:
            rest = [
                decision
                for decision in sheet
                if not (isinstance(decision, Invest) and decision.project in built)
            ]
            is_open = _rewritten(session, team, rest, is_sealed=sealed is not None)
            absorbed += [AbsorbedProject(team, project, is_open) for project in taken]
    return absorbed


def _rewritten(session: Session, team: Team, sheet: list[Decision], *, is_sealed: bool) -> bool:
    """A team's sheet without what was taken off, sealed if it was; whether it stays open."""
    if is_sealed:
        session.unseal(team.id)
    session.draft(team.id, sheet)
    if is_sealed:
        try:
            session.seal(team.id, sheet, by=team.bot)
        except Refused:
            return True
    return False
