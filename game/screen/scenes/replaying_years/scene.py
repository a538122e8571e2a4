"""The years run again, since something before them was changed or taken back. Then the game goes on where it was."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.phase_order import here
from game.screen.round_runner import RoundRunner
from game.screen.scene import Scene
from game.session.session import Session


class ReplayingYears(Scene):
    """A word of patience, a few seconds long. No scene of the round under way stands on years that are not there."""

    name = "again"
    is_moving = True

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.runner = RoundRunner(session)

    def tick(self, seconds: float) -> Transition | None:
        """Round by round, each written down as it comes."""
        self.runner.poll()
        return here(self.session) if self.runner.is_done else None

    def leave(self) -> None:
        """The thread goes with the scene."""
        self.runner.close()

    def room(self, page: Page) -> None:
        """Which round is being played again."""
        paper = page.theme.paper
        title = self.w("The years run again …")
        page.text((0, 420, 1920, 120), title, size=88, weight="bold", ground=paper, align="centre", lines=1)
        due = self.session.past.due()
        if due is not None and due[0] <= self.session.rounds:
            said = self.w("Round {n} of {all}", n=due[0], all=self.session.rounds)
            page.text(
                (0, 560, 1920, 80),
                said,
                size=44,
                colour=page.theme.ink2,
                ground=paper,
                align="centre",
                lines=1,
            )
