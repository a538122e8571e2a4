"""When a session can no longer be written: another place for it, and nothing lost."""

from __future__ import annotations

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.parts.announcement import announce_over
from game.screen.scene import Overlay
from game.screen.scenes.rescue.model import RescueModel
from game.screen.scenes.rescue.view import way_out
from game.session.session import Session


class Rescue(Overlay):
    """An overlay: says what happened, and goes on elsewhere with everything that counts."""

    name = "rescue"
    first_focus = "place"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.model = RescueModel(session, context.settings.mirror)

    def over(self, page: Page) -> None:
        """What happened, and where to go on."""
        announce_over(page, way_out(self.w, self.model, self._go_on))

    def _go_on(self) -> Transition | None:
        return BACK if self.model.go_on(self.w) else None
