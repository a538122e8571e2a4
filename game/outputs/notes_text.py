"""What was written down in the debrief, in words: the Monday sheet, what the room guessed, what was said."""

from __future__ import annotations

from dataclasses import dataclass

from game.outputs.path.pages import monday_heads
from game.outputs.path.words import step_title
from game.session.debrief_notes import DebriefNotes
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class NotesText:
    """All of it; empty where nothing was written down."""

    heads: tuple[str, ...]
    mondays: tuple[tuple[str, ...], ...]
    guesses: tuple[tuple[str, str], ...]
    """(what was asked, what most hands said)"""
    spoken: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.mondays or self.guesses or self.spoken)


def notes_in_words(notes: DebriefNotes, w: Translator, *, with_texts: bool = True) -> NotesText:
    """`with_texts`: whether what people typed may stand there too."""
    guesses = []
    for step in ("road", "signature"):
        guess = notes.guessed(step)
        if guess is not None:
            percent = w.percent(guess.options[guess.chosen] / 100, signed=True)
            guesses.append((step_title(w, step), w("Most hands said {guess}.", guess=percent)))
    mondays = tuple(
        (each.by_product, each.firm, each.role, each.date, each.witness) for each in notes.mondays()
    )
    spoken = tuple(each.text for each in notes.written())
    return NotesText(
        monday_heads(w), mondays if with_texts else (), tuple(guesses), spoken if with_texts else ()
    )
