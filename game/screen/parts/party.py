"""A firm of a deal as pictures show it: its model, its name and the mark of its team."""

from __future__ import annotations

from dataclasses import dataclass

from game.cluster_map.firm_models import picture_for
from game.roster.teams import marks_of
from game.session.session import Session
from game.text.translator import Translator
from sim.rules.names import firm_name


@dataclass(frozen=True, slots=True)
class Party:
    """A firm of a deal."""

    picture: str
    name: str
    mark: int | None


def party_of(session: Session, w: Translator, firm: str) -> Party:
    """A firm with its model, its name in the language of the moment, and its team's mark if anybody plays it."""
    part = session.plan.scenario.firms[firm]
    mark, _ = marks_of(session.teams).get(firm, (None, ""))
    return Party(picture_for(part.picture, part.sector), firm_name(session.plan, firm, w.language), mark)
