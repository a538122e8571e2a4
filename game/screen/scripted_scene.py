"""A scene of the session under way, for which the facilitator's script has words."""

from __future__ import annotations

from collections.abc import Callable

from game.design.theme import KEY_BAR
from game.screen.kit.page import Box, Page
from game.screen.parts.presenter import DeskNotes, presenter
from game.screen.scene import Scene


class ScriptedScene(Scene):
    """DeskNotes the Room, the Desk says what is to be said and done now."""

    foot: float = KEY_BAR
    """how much of the Room's lower edge the Desk leaves out: its bar of keys; 0 where the Room has none"""

    def source(self) -> str:
        """What only the facilitator reads about what is shown; empty where there is nothing."""
        return ""

    def spoken(self) -> str:
        """What is said while this page is open, in place of the script; empty where it has nothing of its own."""
        return ""

    def form(self) -> Callable[[Page, Box], None] | None:
        """A line that is typed in below the Room; None where there is none."""
        return None

    def desk(self, page: Page) -> None:
        """The Room, smaller, beside the script and above the plan."""
        notes = DeskNotes(self.source(), self.spoken(), self.foot, self.form())
        presenter(page, self.context, self.room, notes)
