"""Somebody closes the window in the middle of a game: asked once, and nothing is lost either way."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, QUIT, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay


class ConfirmQuit(Overlay):
    """An overlay: go on, or stop for today."""

    name = "stop"
    first_focus = "go on"

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc: it was not meant."""
        return BACK if event.key == pygame.K_ESCAPE else None

    def _to_title(self) -> Transition:
        """The file is let go of, so that it can be opened again from there."""
        if self.context.session is not None:
            self.context.session.close()
            self.context.session = None
        return Transition("title")

    def over(self, page: Page) -> None:
        w = self.w
        page.layer += 40
        page.veil((8, 12, 16), 168)
        page.box((410, 300, 1100, 440), page.theme.panel, 28, shadow=(16, 40))
        page.text((470, 340, 980, 84), w("Stop for today?"), size=56, weight="bold", valign="middle", lines=1)
        said = w("Everything is saved. Next time the title leads back to this place.")
        page.text((470, 436, 980, 110), said, size=34, lines=2)
        on, title, away = (470, 580, 430, 100), (916, 580, 300, 100), (1232, 580, 218, 100)
        Button(w("Go on playing"), lambda: BACK, name="go on", icon="play", style="primary", size=36).draw(
            page, on
        )
        Button(w("To the title"), self._to_title, name="title", size=36).draw(page, title)
        Button(w("Stop"), lambda: QUIT, name="stop", icon="power", size=36).draw(page, away)
        page.layer -= 40
