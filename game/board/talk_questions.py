"""Three questions for the teams among themselves, after some rounds: the scenario's own first, then general ones."""

from __future__ import annotations

from typing import Final

from game.session.presets import PRESETS
from game.session.session import Session
from game.text.told_text import told
from game.text.translator import Translator

SECONDS: Final = 90
"""that they talk"""
_AFTER: Final = (2, 4)
"""rounds after which a pause helps; and after the last (Keiser and Arthur 2021: three pauses, three questions)"""
_A_PAUSE: Final = 3
_LEAST_DEBRIEF: Final = 18
"""minutes of debrief in a plan that has time for pauses"""


def talk_questions(session: Session, w: Translator) -> tuple[str, ...]:
    """What to talk about after the round under way; nothing after most rounds, and in the shortest games."""
    number, last = session.round, session.rounds
    if PRESETS[session.setup.preset].debrief < _LEAST_DEBRIEF or number not in (*_AFTER, last):
        return ()
    pauses = [each for each in range(1, last + 1) if each in (*_AFTER, last)]
    first = pauses.index(number) * _A_PAUSE
    plan = session.plan
    own = [told(w, plan, each) for each in plan.scenario.about.questions[first : first + _A_PAUSE]]
    return tuple([*own, *_general(w)][:_A_PAUSE])


def _general(w: Translator) -> tuple[str, ...]:
    return (
        w("What did you promise, and what did you do?"),
        w("Whom did you not ask, and why?"),
        w("What would you do first, if it began again?"),
    )
