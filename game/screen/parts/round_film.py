"""The film of a recorded round: worked out once for all scenes that show it."""

from __future__ import annotations

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
