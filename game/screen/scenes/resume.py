"""Opening a saved session: where it stopped, or why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from game.screen.controls import button
from game.screen.flow import here
from game.screen.go import Go
from game.screen.page import Page
from game.screen.scene import Scene
from game.screen.show import Show
from game.session.faults import SessionFault
from game.session.session import Session


class Resume(Scene):
    """Opens a session; what has to be said about its file is said before it goes on."""

    name = "resume"

    def __init__(self, show: Show, path: Path) -> None:
        super().__init__(show)
        self.path = path
        self.problem = ""
        self.said: tuple[str, ...] = ()
        try:
            mirror = show.settings.mirror
            session = Session.open(path, mirror=Path(mirror) if mirror else None)
            show.begin(session)
            said = (*session.notices, *([session.read_only] if session.read_only else []))
            self.said = tuple(self.w.heard(one) for one in said)
        except SessionFault as fault:
            self.problem = self.w.heard(str(fault))

    def tick(self, seconds: float) -> Go | None:
        """Straight on, if there is nothing to be said."""
        if self.show.session is not None and not self.said and not self.problem:
            return here(self.show.session)
        return None

    def room(self, page: Page) -> None:
        """What there is to say, and the way on."""
        paper = page.theme.paper
        title = self.w("This session cannot be opened") if self.problem else self.w("Before you go on")
        page.text((160, 160, 1600, 100), title, 64, "bold", None, paper, lines=1)
        page.text(
            (160, 290, 1600, 420),
            self.problem or "\n".join(dict.fromkeys(self.said)),
            40,
            "regular",
            None,
            paper,
        )
        if self.problem:
            button(
                page,
                (160, 780, 420, 104),
                self.w("Back"),
                lambda: Go("title"),
                icon="arrow-left",
                style="primary",
                size=38,
            )
        else:
            button(
                page, (160, 780, 420, 104), self.w("Go on"), self._on, icon="play", style="primary", size=38
            )

    def _on(self) -> Go:
        session = self.show.session
        if session is None:
            return Go("title")
        return Go("replay", self.path) if session.read_only else here(session)
