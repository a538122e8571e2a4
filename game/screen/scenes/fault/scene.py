"""When the program itself is at fault: one plain sentence, and the way back. The journal is safe on the disk."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.parts.announcement import announce
from game.screen.scene import Scene
from game.screen.scenes.fault.view import for_the_facilitator, for_the_room, ways_on


class FaultScene(Scene):
    """Says that something went wrong and where it is written down; goes on from what is saved."""

    name = "fault"

    def __init__(self, context: Context, written: str) -> None:
        super().__init__(context)
        self.file = written
        """where it is written down in full"""
        self._reported = ""

    def room(self, page: Page) -> None:
        """What the room sees: nothing to be afraid of."""
        ways = () if self.context.two_windows else self._ways()
        announce(page, for_the_room(self.w, ways))

    def desk(self, page: Page) -> None:
        """What the facilitator sees: what happened, and the way on."""
        written = self.w("For the people who build Kierto it is written down in {path}", path=self.file)
        announce(page, for_the_facilitator(self.w, self._reported or written, self._ways()))

    def _ways(self) -> tuple[Button, ...]:
        return ways_on(self.w, self._go_on, self._report)

    def _report(self) -> None:
        """What the makers need, in one file: where it lies is said in place of the fault's own file."""
        self._reported = self.context.report_problem()
        if not self.context.two_windows:
            self.context.notices.append(self._reported)

    def _go_on(self) -> Transition:
        session = self.context.session
        if session is None:
            return Transition("title")
        path = session.path
        self.context.end()
        return Transition("resume", path)
