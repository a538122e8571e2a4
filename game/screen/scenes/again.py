"""The years run again, since something before them was changed or taken back. Then the game goes on where it was."""

from __future__ import annotations

from game.screen.flow import here
from game.screen.go import Go
from game.screen.page import Page
from game.screen.runner import Runner
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.session import Session


class Again(Scene):
    """A word of patience, a few seconds long. No scene of the round under way stands on years that are not there."""

    name = "again"
    is_moving = True

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.runner = Runner(session)

    def tick(self, seconds: float) -> Go | None:
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
        page.text((0, 420, 1920, 120), title, 88, "bold", None, paper, "centre", lines=1)
        due = self.session.past.due()
        if due is not None and due[0] <= self.session.rounds:
            said = self.w("Round {n} of {all}", n=due[0], all=self.session.rounds)
            page.text((0, 560, 1920, 80), said, 44, "regular", page.theme.ink2, paper, "centre", lines=1)
