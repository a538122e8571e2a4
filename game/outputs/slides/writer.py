"""The slides of a session: ten for each of its clusters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.experiments.path_answers import PathAnswers
from game.outputs.path.facts import path_facts
from game.outputs.slides.content import slides
from game.outputs.slides.deck import deck
from game.session.session import Session
from game.text.translator import Translator


def slides_of(
    session: Session, w: Translator, answers: Mapping[str, PathAnswers], *, has_texts: bool = True
) -> bytes:
    """All slides as one file. `answers`: by cluster, what was played beside the game; `has_texts`: whether what
    people typed may stand there."""
    mondays = session.notes.mondays() if has_texts else ()
    facts = [replace(each, has_texts=has_texts) for each in path_facts(session, w, answers, mondays)]
    made = [slide for each in facts if each.rounds for slide in slides(each)]
    return deck(made, w.of(session.scenario.about.title), w.language)
