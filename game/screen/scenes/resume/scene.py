"""Opening a saved session: where it stopped, or why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.parts.announcement import announce
from game.screen.phase_order import here
from game.screen.scene import Scene
from game.screen.scenes.resume.model import reopen, save_copy
from game.screen.scenes.resume.view import before_going_on


class Resume(Scene):
    """Opens a session; what has to be said about its file is said before it goes on."""

    name = "resume"

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context)
        self.path = path
        self.opened = reopen(context, path)

    def tick(self, seconds: float) -> Transition | None:
        """Straight on, if there is nothing to be said."""
        return None if self.opened.says else self._on()

    def room(self, page: Page) -> None:
        """What there is to say, and the way on."""
        announce(page, before_going_on(self.w, self.opened, self._on, self._copy))

    def _copy(self) -> Transition | None:
        """Go on in a copy; where none can be saved, that is said."""
        copied = save_copy(self.context, self.opened)
        return Transition("resume", copied) if copied is not None else None

    def _on(self) -> Transition:
        session = self.opened.session
        if session is None:
            return Transition("title")
        return Transition("replay", self.path) if session.read_only else here(session)
