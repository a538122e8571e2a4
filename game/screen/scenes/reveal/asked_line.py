"""What is typed at the Desk on the reveal's last page: how many hands are up, or why somebody did not sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.board.unsigned import LeftStanding, UnsignedOffer
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Box, Page
from game.screen.kit.text_field import SENTENCE_LETTERS, TextField
from game.session.errors import SessionError
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message

_ANSWERS = 3


@dataclass(slots=True)
class AskedLine:
    """One line; it is about the row that is chosen, unless it holds three numbers."""

    session: Session
    rows: Sequence[UnsignedOffer | LeftStanding] = ()
    at: int = 0
    """position of the row that is asked about"""
    editing: TextField = field(default_factory=lambda: TextField(longest=SENTENCE_LETTERS))
    fault: Message | None = None

    def choose(self, at: int) -> None:
        """Ask about another row."""
        self.at = at % max(1, len(self.rows))

    def enter(self) -> None:
        """Keep what was typed, and go on to the next row; nothing typed goes on too. What is about nothing stays."""
        text, self.fault = self.editing.text.strip(), None
        self.choose(self.at)  # what was taken back may have left fewer rows
        numbers = text.replace(",", " ").split()
        is_count = len(numbers) == _ANSWERS and all(each.isdecimal() for each in numbers)
        try:
            if is_count:
                falls, stays, rises = map(int, numbers)
                self.session.count_hands(falls, stays, rises)
            elif text and self.rows:
                self._explain(self.rows[self.at], text)
                self.choose(self.at + 1)
            elif text:
                self.editing.select()
                return
            else:
                self.choose(self.at + 1)
            self.editing.set("")
        except SessionError as problem:
            self.fault = problem.message

    def _explain(self, row: UnsignedOffer | LeftStanding, text: str) -> None:
        if isinstance(row, UnsignedOffer):
            self.session.explain(row.world, text, offer=(row.giver, row.taker))
        else:
            self.session.explain(row.team.world, text, team=row.team.id)

    def draw(self, page: Page, box: Box, w: Translator) -> None:
        """The line; the row that it is about has a frame."""
        hint = w("Hands: 12 8 5, or why not") if self.rows else w("Hands: 12 8 5")
        InputField(self.editing, self.enter, "asked", hint).draw(page, box)
