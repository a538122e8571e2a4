"""When a session can no longer be written: another place for it, and nothing lost."""

from __future__ import annotations

from pathlib import Path

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button, InputField
from game.screen.scene import Overlay
from game.session.errors import SessionError
from game.session.session import Session


class Rescue(Overlay):
    """An overlay: says what happened, and goes on elsewhere with everything that counts."""

    name = "rescue"
    first_focus = "place"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.fault = ""
        self.place = TextField()
        self.place.set(str(self._suggested()))

    def _suggested(self) -> Path:
        """The mirror's folder if there is one, or the user's home: rarely on the disk that is full or gone."""
        mirror = self.context.settings.mirror
        name = Path(self.session.path or "session.kierto").name
        return (Path(mirror) if mirror else Path.home()) / name

    def over(self, page: Page) -> None:
        w = self.w
        page.layer += 30
        page.veil((8, 12, 16), 168)
        page.box((210, 180, 1500, 720), page.theme.panel, 28, shadow=(16, 40))
        page.icon("triangle-alert", (300, 280), 80)
        page.text(
            (370, 230, 1280, 100),
            w("This session can no longer be written"),
            size=52,
            weight="bold",
            valign="middle",
            lines=1,
        )
        page.text((270, 350, 1380, 110), self.fault or w.heard(self.session.read_only), size=30, lines=3)
        page.text(
            (270, 470, 1380, 60),
            w("Everything so far is safe. Go on in another file:"),
            size=30,
            weight="semibold",
            lines=1,
        )
        InputField(self.place, self._go_on, name="place", size=28).draw(page, (270, 540, 1380, 80))
        Button(w("Go on there"), self._go_on, icon="save", style="primary", size=38).draw(
            page, (270, 680, 700, 110)
        )
        Button(w("Only look at it from now on"), lambda: BACK, icon="eye", size=30).draw(
            page, (1000, 680, 650, 110)
        )
        page.layer -= 30

    def _go_on(self) -> Transition | None:
        try:
            self.session.continue_at(self.place.text.strip())
        except SessionError as fault:
            self.fault = self.w.heard(str(fault))
            return None
        return BACK
