"""Settings of this machine: language, theme, text size, sound, motion, and a second folder for sessions."""

from __future__ import annotations

from functools import partial

import pygame

from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import RELOAD_THEME, Transition
from game.screen.kit.widgets import Button, Segments
from game.screen.scene import Scene
from game.screen.settings import TEXT_SCALES
from game.text.languages import languages


class SettingsScene(Scene):
    """What stays as it was set."""

    name = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.changed = False

    def room(self, page: Page) -> None:
        """Rows of choices."""
        w, settings, paper = self.w, self.context.settings, page.theme.paper
        Button("", lambda: Transition("title"), name="back", icon="arrow-left").draw(page, (40, 40, 72, 72))
        page.text(
            (140, 36, 1200, 84), w("Settings"), size=64, weight="bold", ground=paper, valign="middle", lines=1
        )
        rows = [
            (w("Language"), list(languages().items()), settings.language, "language"),
            (
                w("Colours"),
                [("light", w("Light")), ("dark", w("Dark, for dim rooms"))],
                settings.theme,
                "theme",
            ),
            (
                w("Text size"),
                [(str(one), w.percent(one)) for one in TEXT_SCALES],
                str(settings.text_scale),
                "text_scale",
            ),
            (w("Sound"), [("True", w("On")), ("False", w("Off"))], str(settings.sound), "sound"),
            (w("Motion"), [("False", w("Moving")), ("True", w("Still"))], str(settings.still), "still"),
        ]
        for i, (label, options, chosen, what) in enumerate(rows):
            y = 190 + i * 140
            page.text(
                (160, y, 460, 84), label, size=40, weight="semibold", ground=paper, valign="middle", lines=1
            )
            Segments(options, chosen, partial(self._set, what), size=32, name=what).draw(
                page, (640, y, 1120, 84)
            )
        keys(page, [("Tab", w("next")), ("Enter", w("choose")), ("M", w("sounds")), ("Esc", w("back"))])

    def _set(self, what: str, key: str) -> Transition:
        value: object = key
        if what in ("sound", "still"):
            value = key == "True"
        elif what == "text_scale":
            value = float(key)
        setattr(self.context.settings, what, value)
        return Transition(RELOAD_THEME, "settings")

    def key(self, event: pygame.Event) -> Transition | None:
        """Esc goes back."""
        return Transition("title") if event.key == pygame.K_ESCAPE else None
