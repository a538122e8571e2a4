"""A line of text under the hand: what is typed, and where the caret stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

EditKey = Literal["back", "delete", "left", "right", "home", "end"]
FIGURE_LETTERS: Final = 24
SENTENCE_LETTERS: Final = 120
"""the longest that is asked for: a figure, a sentence"""
LONGEST: Final = 400


@dataclass(slots=True)
class TextField:
    """Text being typed."""

    text: str = ""
    caret: int = 0
    longest: int = LONGEST
    clears: bool = False
    """whether Esc empties the line before it means anything else"""
    selected: bool = False
    """whether all of it is chosen: what is typed next stands in its place"""

    def set(self, text: str) -> None:
        """Another text, with the caret at its end."""
        self.text = _printed(text)[: self.longest]
        self.caret = len(self.text)
        self.selected = False

    def select(self) -> None:
        """Choose all of it."""
        self.caret = len(self.text)
        self.selected = bool(self.text)

    def insert(self, letters: str) -> None:
        """Type letters at the caret; blanks and line breaks of any kind become spaces; what does not fit is left out.

        Of a pasted text that does not fit nothing is taken: half a line says something else.
        """
        clean = _printed(letters)
        if self.selected:
            if not clean.strip():
                return
            self.set("")
        if len(clean) > self.longest - len(self.text):
            return
        self.text = self.text[: self.caret] + clean + self.text[self.caret :]
        self.caret += len(clean)

    def edit(self, key: EditKey) -> None:
        """Take a letter away, or move the caret; all of it, if all is chosen."""
        if self.selected:
            self.selected = False
            if key in ("back", "delete"):
                self.set("")
            self.caret = 0 if key in ("left", "home") else len(self.text)
            return
        at = self.caret
        if key == "back" and at:
            self.text, self.caret = self.text[: at - 1] + self.text[at:], at - 1
        elif key == "delete":
            self.text = self.text[:at] + self.text[at + 1 :]
        elif key in ("home", "end"):
            self.caret = 0 if key == "home" else len(self.text)
        elif key in ("left", "right"):
            self.caret = max(0, min(len(self.text), at + (1 if key == "right" else -1)))


def _printed(letters: str) -> str:
    """What of a text stands on a line: blanks of any kind become spaces, what is no letter is left out."""
    spaced = "".join(" " if letter.isspace() else letter for letter in letters)
    return "".join(letter for letter in spaced if letter.isprintable())
