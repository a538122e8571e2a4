"""Somebody closes the window in the middle of a game: asked once, and nothing is lost either way."""

from __future__ import annotations

import pygame

from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.parts.announcement import announce_over
from game.screen.scene import Overlay
from game.screen.scenes.confirm_quit.view import question


class ConfirmQuit(Overlay):
    """An overlay: go on, or stop for today."""

    name = "stop"
    first_focus = "go on"

    def over(self, page: Page) -> None:
        """The question, over the scene below."""
        announce_over(page, question(self.w, self._to_title))

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc: it was not meant."""
        return BACK if event.key == pygame.K_ESCAPE else None

    def _to_title(self) -> Transition:
        self.context.end()
        return Transition("title")
