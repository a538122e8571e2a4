"""A line of text under the hand: what is typed, and where the caret stands."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    anchor: int = -1
    """where what is chosen begins; it ends at the caret, and what is typed next stands in its place. −1: nothing is"""

    earlier: list[str] = field(default_factory=list)
    """what stood there before each word that was typed, and each run of letters taken away"""
    cutting: bool = False
    """whether letters were taken away last"""

    @property
    def chosen(self) -> tuple[int, int]:
        """From which letter to which is chosen; alike where nothing is."""
        return (self.anchor, self.caret) if 0 <= self.anchor < self.caret else (self.caret, self.caret)

    @property
    def selected(self) -> bool:
        """Whether anything is."""
        return self.chosen[0] < self.chosen[1]

    def set(self, text: str) -> None:
        """Another text, with the caret at its end."""
        self.text = _printed(text)[: self.longest]
        self.caret = len(self.text)
        self.anchor = -1
        self.earlier.clear()

    def undo(self) -> bool:
        """Back to what stood there before. Whether there was anything to take back."""
        while self.earlier and self.earlier[-1].strip() == self.text.strip():
            self.earlier.pop()
        if not self.earlier:
            return False
        self.text = self.earlier.pop()
        self.caret, self.anchor = len(self.text), -1
        return True

    def select(self, part: str = "") -> None:
        """Choose a part of it, and so the caret at its end; all of it, if there is no such part."""
        text, wanted = self.text, part.casefold()
        ends = ((at, end) for at in range(len(text) - 1, -1, -1) for end in range(at + 1, len(text) + 1))
        # letter by letter: without its case a text may be longer
        places = (place for place in ends if wanted and text[slice(*place)].casefold() == wanted)
        self.anchor, self.caret = next(places, (0, len(text)))

    def insert(self, letters: str) -> None:
        """Type letters at the caret; blanks and line breaks of any kind become spaces; what does not fit is left out.

        Of a pasted text that does not fit nothing is taken: half a line says something else.
        """
        clean = _printed(letters)
        first, last = self.chosen
        if (first < last and not clean.strip()) or len(clean) > self.longest - len(self.text) + last - first:
            return
        self._remember(is_new=first < last or self.cutting or clean.startswith(" "), cutting=False)
        self.text = self.text[:first] + clean + self.text[last:]
        self.caret, self.anchor = first + len(clean), -1

    def edit(self, key: EditKey) -> None:
        """Take a letter away, or move the caret; all of it, if all is chosen."""
        if key in ("back", "delete"):
            self._remember(is_new=not self.cutting, cutting=True)
        if self.selected:
            first, last = self.chosen
            if key in ("back", "delete"):
                self._cut()
            self.caret = {"left": first, "home": 0, "right": last, "end": len(self.text)}.get(key, self.caret)
            self.anchor = -1
            return
        at, self.anchor = self.caret, -1
        if key == "back" and at:
            self.text, self.caret = self.text[: at - 1] + self.text[at:], at - 1
        elif key == "delete":
            self.text = self.text[:at] + self.text[at + 1 :]
        elif key in ("home", "end"):
            self.caret = 0 if key == "home" else len(self.text)
        elif key in ("left", "right"):
            self.caret = max(0, min(len(self.text), at + (1 if key == "right" else -1)))

    def _remember(self, *, is_new: bool, cutting: bool) -> None:
        """Keep what stands there now, if something else begins."""
        if is_new or not self.earlier:
            self.earlier.append(self.text)
        self.cutting = cutting

    def _cut(self) -> None:
        """Take away what is chosen."""
        first, last = self.chosen
        self.text = self.text[:first] + self.text[last:]
        self.caret, self.anchor = first, -1


def _printed(letters: str) -> str:
    """What of a text stands on a line: blanks of any kind become spaces, what is no letter is left out."""
    spaced = "".join(" " if letter.isspace() else letter for letter in letters)
    return "".join(letter for letter in spaced if letter.isprintable())
