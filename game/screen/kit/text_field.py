"""A line of text under the hand: what is typed, where the caret stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

FIGURE_LETTERS: Final = 12
SENTENCE_LETTERS: Final = 120
"""the longest that is asked for: a figure, a sentence"""
_LONGEST: Final = 400
_ON_WHOLE = (pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_LEFT, pygame.K_HOME, pygame.K_RIGHT, pygame.K_END)


@dataclass(slots=True)
class TextField:
    """Text being typed."""

    text: str = ""
    caret: int = 0
    longest: int = _LONGEST
    clears: bool = False
    """whether Esc empties the line before it means anything else"""
    selected: bool = False
    """whether all of it is chosen: what is typed next stands in its place"""

    def set(self, text: str) -> None:
        """Another text, with the caret at its end."""
        self.text = text[: self.longest]
        self.caret = len(self.text)
        self.selected = False

    def select(self) -> None:
        """Choose all of it."""
        self.caret = len(self.text)
        self.selected = bool(self.text)

    def insert(self, letters: str) -> None:
        """Type letters at the caret; line breaks become spaces, what does not fit is left out."""
        clean = "".join(
            " " if one in "\r\n\t" else one for one in letters if one in "\r\n\t" or one.isprintable()
        )
        if self.selected:
            if not clean.strip():
                return
            self.set("")
        clean = clean[: self.longest - len(self.text)]
        self.text = self.text[: self.caret] + clean + self.text[self.caret :]
        self.caret += len(clean)

    def take(self, event: pygame.Event) -> bool:
        """Let an event edit the text; whether it was one for a text."""
        if event.type == pygame.TEXTINPUT:
            self.insert(event.text)
            return True
        if event.type != pygame.KEYDOWN:
            return False
        if event.mod & pygame.KMOD_CTRL:
            return self._with_ctrl(event.key)
        if event.key == pygame.K_ESCAPE and self.clears and self.text:
            self.set("")
            return True
        if self.selected and event.key in _ON_WHOLE:
            return self._on_whole(event.key)
        return self._move(event.key) or (bool(event.unicode) and event.unicode.isprintable())

    def _with_ctrl(self, key: int) -> bool:
        if key == pygame.K_v:
            self.insert(pygame.scrap.get_text())
            return True
        if key == pygame.K_u:
            self.set("")
            return True
        if key == pygame.K_a:
            self.select()
            return True
        return False

    def _on_whole(self, key: int) -> bool:
        """A key that takes away all that is chosen, or lets it be and puts the caret at one end."""
        if key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self.set("")
        self.selected = False
        self.caret = 0 if key in (pygame.K_LEFT, pygame.K_HOME) else len(self.text)
        return True

    def _move(self, key: int) -> bool:
        if key == pygame.K_BACKSPACE and self.caret:
            self.text = self.text[: self.caret - 1] + self.text[self.caret :]
            self.caret -= 1
        elif key == pygame.K_DELETE:
            self.text = self.text[: self.caret] + self.text[self.caret + 1 :]
        elif key == pygame.K_LEFT:
            self.caret = max(0, self.caret - 1)
        elif key == pygame.K_RIGHT:
            self.caret = min(len(self.text), self.caret + 1)
        elif key == pygame.K_HOME:
            self.caret = 0
        elif key == pygame.K_END:
            self.caret = len(self.text)
        else:
            return key == pygame.K_BACKSPACE
        return True
