"""A rehearsal: the session leads itself through, bots at all tables, for a facilitator who is alone with it.

It turns the pages as a clicker would, after the time it takes to read one. Films run as they always do. Whatever the
hand does meanwhile counts, and it waits while the console or another page lies over the game. It ends where people
would begin to talk: in the debrief.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.screen.kit.page import Page

_STAYS: Final = {
    "briefing": 5.5, "news": 6.0, "decide": 12.0, "reveal": 4.0, "results": 5.5, "end": 10.0,
}  # fmt: skip
"""scene → seconds until the next page (tuned: Kemi-Tornio in two hours takes about ten minutes)"""
LAST: Final = "path"


@dataclass(slots=True)
class Rehearsal:
    """Where it stands."""

    draw: Callable[[Page], None]
    """its bar, over the page in front"""
    paused: bool = False
    _stood: float = 0.0
    """seconds since a page was turned, by whomever"""
    _wanted: bool = False
    """whether the next page was asked for"""

    def turn(self) -> None:
        """Hold it, or let it go on."""
        self.paused = not self.paused

    def go_on(self) -> None:
        """The next page at once."""
        self._wanted = True

    def touched(self) -> None:
        """A hand did something: the time for the page begins anew."""
        self._stood = 0.0

    def is_due(self, scene: str, seconds: float) -> bool:
        """Whether it is time to turn the page; time passes."""
        self._stood += 0.0 if self.paused else seconds
        due = self._wanted or self._stood >= _STAYS.get(scene, float("inf"))
        if due:
            self._stood, self._wanted = 0.0, False
        return due and scene != LAST
