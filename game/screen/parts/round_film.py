"""The film of a recorded round, and the map before the next: worked out once for all scenes that show them."""

from __future__ import annotations

from game.cluster_map.baseline_map import today
from game.cluster_map.board import Board
from game.cluster_map.film import Film
from game.cluster_map.round_weeks import RoundWeeks
from game.roster.teams import in_world, marks_of
from game.screen.map.models import picture_for
from game.session.records import RoundRecord
from game.session.session import Session
from game.text.translator import Translator


def film_of(session: Session, record: RoundRecord, world: str, w: Translator) -> Film:
    """What a round looked like in one cluster, in the language of the moment."""
    marks = marks_of(in_world(session.teams, world))
    subject = ("film", record.phase, record.round, world)
    return session.derived.once(
        subject,
        (record.stands_on, w.language, marks),
        lambda: Film(RoundWeeks(session.plan, record.worlds[world]), marks, picture_for, w),
    )


def board_now(session: Session, w: Translator, world: str = "") -> Board:
    """Last round's flows in a cluster, the first if none is named; before the first round, the cluster as it is."""
    world = world or session.worlds[0]
    if not session.records:
        return today(session.plan, marks_of(in_world(session.teams, world)), picture_for, w)
    return film_of(session, session.records[-1], world, w).whole()
