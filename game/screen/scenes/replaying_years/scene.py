"""The years run again, since something before them was changed or taken back. Then the game goes on where it was."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.parts.announcement import announce
from game.screen.phase_order import here
from game.screen.round_runner import RoundRunner
from game.screen.scene import Scene
from game.screen.scenes.replaying_years.view import patience
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
        due = self.session.past.due()
        announce(page, patience(self.w, due[0] if due is not None else 0, self.session.rounds))
