"""A deal that was signed this round, in full: what is binding now, and the way to take it back."""

from __future__ import annotations

import pygame

from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay
from game.screen.scenes.decide.model import Desk
from game.session.entries import Signed
from game.text.decisions import tell_deal
from game.typed.codes import code_of
from game.typed.deals import matches_of

_LINES = 15


class SignedDeal(Overlay):
    """An overlay on the Desk."""

    name = "signed"
    first_focus = "close"

    def __init__(self, context: Context, desk: Desk, line: int, signed: Signed) -> None:
        super().__init__(context)
        self.desk_state = desk
        self.line = line
        self.signed = signed

    def over(self, page: Page) -> None:
        """The deal over the Desk."""
        if page.kind == "room":
            return
        w, plan = self.w, self.desk_state.session.plan
        about = matches_of(plan, self.signed.deal)
        codes = " + ".join(code_of(self.desk_state.codes, "match", match) for match in about)
        title = w("Signed deal {codes}", codes=codes)
        page.layer += 10
        page.veil((10, 16, 22), 150)
        page.box((280, 100, 1360, 860), page.theme.panel, 28, shadow=(16, 40))
        page.icon("handshake", (360, 166), 48)
        page.text((410, 126, 1000, 80), title, size=44, weight="bold", valign="middle", lines=1, shorten=True)
        Button("", lambda: BACK, name="close", icon="x", says=w("close")).draw(page, (1536, 132, 64, 64))
        lines = list(tell_deal(plan, w, self.signed.deal))
        step = min(64.0, 600 / max(1, len(lines[:_LINES])))
        for i, line in enumerate(lines[:_LINES]):
            page.text((330, 226 + i * step, 1260, step), line, size=26, valign="middle", lines=1)
        Button(w("Take it back"), self.take_back, icon="undo-2", size=28).draw(page, (330, 850, 420, 80))
        text = w("Then nobody is bound. The slip waits, unsigned.")
        page.text((776, 850, 820, 80), text, size=24, colour=page.theme.ink2, valign="middle", lines=2)
        keys(page, [("Tab", w("next")), ("Enter", w("do it")), ("Esc", w("back"))])
        page.layer -= 10

    def take_back(self) -> Transition:
        """It no longer counts."""
        self.desk_state.take_back(self.line)
        return BACK

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc goes back to the Desk."""
        return BACK if event.key == pygame.K_ESCAPE else None
