"""Which keys do what: laid over any scene."""

from __future__ import annotations

from functools import partial

import pygame

from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Overlay
from game.screen.scenes.help.model import HelpModel, all_keys
from game.screen.scenes.help.view import HelpView, draw_keys


class Help(Overlay):
    """The overlay of keys."""

    name = "keys"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = HelpModel()

    def over(self, page: Page) -> None:
        """The list, over the scene below."""
        draw_keys(page, self.view())

    def view(self) -> HelpView:
        """All keys, and how the list is turned and closed."""
        close = Button("", lambda: BACK, "close", "x", says=self.w("close"))
        return HelpView(self.w("Keys"), close, all_keys(self.w), self.model.turning, self._more)

    def _more(self, number: int, pages: int) -> Button:
        label = self.w("More: {n} of {all}", n=number, all=pages)
        return Button(label, partial(self.model.turning.on, pages), "more keys")

    def key(self, event: pygame.Event) -> Transition | None:
        """Any key that means "enough"."""
        return BACK if event.key in (pygame.K_ESCAPE, pygame.K_F1, pygame.K_RETURN) else None
