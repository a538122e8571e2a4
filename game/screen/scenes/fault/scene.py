"""When the program itself is at fault: one plain sentence, and the way back. The journal is safe on the disk."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.parts.announcement import announce
from game.screen.scene import Scene
from game.screen.scenes.fault.view import for_the_facilitator, for_the_room


class FaultScene(Scene):
    """Says that something went wrong and where it is written down; goes on from what is saved."""

    name = "fault"

    def __init__(self, context: Context, written: str) -> None:
        super().__init__(context)
        self.written = written

    def room(self, page: Page) -> None:
        """What the room sees: nothing to be afraid of."""
        go_on = None if self.context.two_windows else self._go_on
        announce(page, for_the_room(self.w, go_on))

    def desk(self, page: Page) -> None:
        """What the facilitator sees: what happened, and the way on."""
        announce(page, for_the_facilitator(self.w, self.written, self._go_on))

    def _go_on(self) -> Transition:
        session = self.context.session
        if session is None:
            return Transition("title")
        path = session.path
        self.context.end()
        return Transition("resume", path)
