"""Settings of this machine: language, theme, text size, sound, motion."""

from __future__ import annotations

from functools import partial

import pygame

from game.screen.kit.page import Page
from game.screen.kit.transition import RELOAD_THEME, Transition
from game.screen.kit.widgets import Button, Segments
from game.screen.scene import Scene
from game.screen.scenes.settings.model import SettingChoice, choices
from game.screen.scenes.settings.view import SettingsView, draw_settings


class SettingsScene(Scene):
    """What stays as it was set."""

    name = "settings"

    def room(self, page: Page) -> None:
        """Rows of choices."""
        draw_settings(page, self.view())

    def view(self) -> SettingsView:
        """Every setting, and the way back."""
        w = self.w
        rows = ((choice.label, self._options(choice)) for choice in choices(self.context.settings, w))
        shown = ("Tab", w("next")), ("Enter", w("choose")), ("M", w("sounds")), ("Esc", w("back"))
        back = Button("", lambda: Transition("title"), "back", "arrow-left", says=w("back"))
        return SettingsView(w("Settings"), back, tuple(rows), shown)

    def _options(self, choice: SettingChoice) -> Segments:
        options = [(str(value), label) for value, label in choice.options]
        values = {str(value): value for value, _ in choice.options}
        choose = partial(self._set, choice.name, values)
        return Segments(options, str(choice.chosen), choose, choice.name, about=choice.label)

    def _set(self, name: str, values: dict[str, object], key: str) -> Transition:
        setattr(self.context.settings, name, values[key])
        return Transition(RELOAD_THEME, "settings")

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc goes back."""
        return Transition("title") if event.key == pygame.K_ESCAPE else None
