"""When the program itself is at fault: one plain sentence, and the way back. The journal is safe on the disk."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import QUIT, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Scene


class Fault(Scene):
    """Says that something went wrong and where it is written down; goes on from what is saved."""

    name = "fault"

    def __init__(self, context: Context, written: str) -> None:
        super().__init__(context)
        self.written = written

    def room(self, page: Page) -> None:
        """What the room sees: nothing to be afraid of."""
        page.icon("wrench", (960, 330), 120)
        page.text(
            (200, 430, 1520, 90),
            self.w("One moment, please"),
            size=72,
            weight="bold",
            ground=page.theme.paper,
            align="centre",
        )
        page.text(
            (200, 540, 1520, 70),
            self.w("Every decision is saved."),
            size=44,
            ground=page.theme.paper,
            align="centre",
        )
        if not self.context.two_windows:
            self._way_on(page)

    def desk(self, page: Page) -> None:
        """What the facilitator sees: what happened, and the way on."""
        page.text(
            (160, 180, 1600, 90),
            self.w("The program made a mistake"),
            size=64,
            weight="bold",
            ground=page.theme.paper,
        )
        said = self.w(
            "Every decision is saved on the disk. Go on from there: the session opens in the same place."
        )
        page.text((160, 290, 1600, 120), said, size=36, ground=page.theme.paper)
        where = self.w("For the people who build Kierto it is written down in {path}", path=self.written)
        page.text((160, 420, 1600, 100), where, size=24, colour=page.theme.ink2, ground=page.theme.paper)
        self._way_on(page)

    def _way_on(self, page: Page) -> None:
        Button(self.w("Go on"), self._resume, icon="play", style="primary", size=40).draw(
            page, (560, 680, 480, 104)
        )
        Button(self.w("Quit"), lambda: QUIT, icon="power", size=32).draw(page, (1080, 680, 280, 104))
        keys(page, [("Enter", self.w("go on"))])

    def _resume(self) -> Transition:
        session = self.context.session
        if session is None:
            return Transition("title")
        path = session.path
        session.close()
        self.context.session = None
        return Transition("resume", path)
