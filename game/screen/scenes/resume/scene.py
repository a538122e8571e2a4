"""Opening a saved session: where it stopped, or why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button
from game.screen.phase_order import here
from game.screen.scene import Scene
from game.session.errors import SessionError
from game.session.session import Session


class Resume(Scene):
    """Opens a session; what has to be said about its file is said before it goes on."""

    name = "resume"

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context)
        self.path = path
        self.problem = ""
        self.said: tuple[str, ...] = ()
        try:
            mirror = context.settings.mirror
            session = Session.open(path, mirror=Path(mirror) if mirror else None)
            context.begin(session)
            said = (*session.notices, *([session.read_only] if session.read_only else []))
            self.said = tuple(self.w.heard(one) for one in said)
        except SessionError as fault:
            self.problem = self.w.heard(str(fault))

    def tick(self, seconds: float) -> Transition | None:
        """Straight on, if there is nothing to be said."""
        if self.context.session is not None and not self.said and not self.problem:
            return here(self.context.session)
        return None

    def room(self, page: Page) -> None:
        """What there is to say, and the way on."""
        paper = page.theme.paper
        title = self.w("This session cannot be opened") if self.problem else self.w("Before you go on")
        page.text((160, 160, 1600, 100), title, size=64, weight="bold", ground=paper, lines=1)
        page.text(
            (160, 290, 1600, 420), self.problem or "\n".join(dict.fromkeys(self.said)), size=40, ground=paper
        )
        if self.problem:
            Button(
                self.w("Back"), lambda: Transition("title"), icon="arrow-left", style="primary", size=38
            ).draw(page, (160, 780, 420, 104))
        else:
            Button(self.w("Go on"), self._on, icon="play", style="primary", size=38).draw(
                page, (160, 780, 420, 104)
            )

    def _on(self) -> Transition:
        session = self.context.session
        if session is None:
            return Transition("title")
        return Transition("replay", self.path) if session.read_only else here(session)
