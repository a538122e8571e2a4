"""Which keys do what: laid over any scene."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay


class Help(Overlay):
    """The overlay of keys."""

    name = "keys"

    def key(self, event: pygame.Event) -> Transition | None:
        """Any key that means "enough"."""
        return BACK if event.key in (pygame.K_ESCAPE, pygame.K_F1, pygame.K_RETURN) else None

    def over(self, page: Page) -> None:
        page.layer += 10
        page.veil((10, 16, 22), 168)
        page.box((120, 80, 1680, 900), page.theme.panel, 28, shadow=(16, 40))
        page.text((180, 120, 1300, 74), self.w("Keys"), size=56, weight="bold", lines=1)
        Button("", lambda: BACK, name="close", icon="x").draw(page, (1660, 116, 80, 64))
        for i, (key, what) in enumerate(self._keys()):
            x, y = 180 + (i % 2) * 800, 226 + (i // 2) * 92
            page.box((x, y, 220, 56), page.theme.sunk, 10, page.theme.mute, 2)
            page.text(
                (x, y, 220, 56),
                key,
                size=26,
                weight="semibold",
                ground=page.theme.sunk,
                align="centre",
                valign="middle",
                lines=1,
            )
            page.text((x + 244, y - 12, 536, 80), what, size=26, valign="middle", lines=2)
        page.layer -= 10

    def _keys(self) -> list[tuple[str, str]]:
        w = self.w
        return [
            ("Tab", w("next control; with Shift the one before")),
            ("Enter", w("do what has the focus")),
            ("PgDn · PgUp", w("next step, step back (clicker)")),
            ("Space", w("pause the clock or the years")),
            (".", w("blank the Room, and back")),
            ("F2", w("the facilitator's console")),
            ("F3", w("the other window, or Room and Desk in turn")),
            ("Ctrl + Z", w("undo the last line of the journal")),
            ("Ctrl + / Ctrl −", w("larger or smaller text")),
            ("F11", w("full screen")),
            ("F12", w("save a picture of the screen")),
            ("Esc", w("back; never quits unasked")),
            ("M", w("sounds off, and on; with Ctrl while typing")),
            ("L", w("the next language; with Ctrl while typing")),
            ("F1", w("these keys")),
        ]
