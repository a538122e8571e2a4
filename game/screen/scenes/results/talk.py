"""Ninety seconds in which teams talk among themselves: three questions in the Room, a line for notes at the Desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from game.board.talk_questions import SECONDS, talk_questions
from game.design import spacing
from game.design.text_styles import TextStyle
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.layout import REST
from game.screen.kit.page import Box, Page
from game.screen.kit.text_field import SENTENCE_LETTERS, TextField
from game.session.session import Session
from game.text.translator import Translator

_QUESTION: Final = TextStyle(60, 48, "bold", 1.2, may_shrink=True)
_TIME: Final = TextStyle(72, 50, "bold", tabular=True, may_shrink=True)
_NUMBER: Final = 96.0
_HEAD: Final = 92.0


@dataclass(slots=True)
class TalkPause:
    """The pause after a round, if there is one."""

    questions: tuple[str, ...] = ()
    seconds: float = 0.0
    """since it began"""
    note: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))

    def read(self, session: Session, w: Translator) -> None:
        """In the language of the moment."""
        self.questions = talk_questions(session, w)

    def write(self, session: Session) -> None:
        """Keep what was typed. Raises SessionError."""
        if self.note.text.strip():
            session.notes.write(f"round {session.round}", self.note.text)
            self.note.set("")

    @property
    def left(self) -> float:
        """Seconds to talk; never below nothing."""
        return max(0.0, SECONDS - self.seconds)


def draw_talk(page: Page, box: Box, w: Translator, pause: TalkPause) -> None:
    """A card a question, and the time that is left."""
    time, rest = layout.take_bottom(box, _HEAD, spacing.S)
    cards = layout.rows(rest, *[REST] * len(pause.questions), gap=spacing.M)
    for at, (question, card) in enumerate(zip(pause.questions, cards, strict=True)):
        page.box(card, page.theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
        number, words = layout.take_left(layout.inset(card, spacing.L, spacing.S), _NUMBER)
        with page.on(page.theme.panel):
            page.text(number, f"{at + 1}", _QUESTION, colour=page.theme.ink2, valign="middle", lines=1)
            page.text(words, question, _QUESTION, valign="middle")
    page.text(time, w.clock(pause.left), _TIME, valign="middle", lines=1)


def draw_note(page: Page, box: Box, pause: TalkPause, enter: Callable[[], None], hint: str) -> None:
    """At the Desk, below the Room."""
    InputField(pause.note, enter, "note", hint).draw(page, box)
