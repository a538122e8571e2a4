"""The saved sessions, over the title: to go on with, or to look back at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygame

from game.screen.context import Context
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Scene
from game.screen.scenes.sessions.model import SavedSessions, saved_rows
from game.screen.scenes.sessions.view import SavedCard, SessionsView, draw_sessions
from sim.os_errors import because


class Sessions(Scene):
    """A row a session, newest first."""

    name = "sessions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = SavedSessions(context.sessions)

    def room(self, page: Page) -> None:
        """With two windows the list is the facilitator's, and the Room goes on showing the title."""
        if page.kind == "desk" or not self.context.two_windows:
            draw_sessions(page, self.view())
        elif self.below is not None:
            self.below.room(page)

    def view(self) -> SessionsView:
        """The sessions in words, and what can be done with each."""
        w = self.w
        shown = ("Tab", w("next")), ("Enter", w("choose")), ("Esc", w("back"))
        back = Button(w("Back"), lambda: BACK, icon="arrow-left")
        pages, turning = self.model.pages, self.model.turning
        label = w("More: {n} of {all}", n=turning.shown(pages) + 1, all=pages)
        more = Button(label, partial(turning.on, pages), "more sessions") if pages > 1 else None
        scroll = partial(turning.scroll, pages)
        return SessionsView(w("Saved sessions"), back, tuple(self._cards()), more, scroll, shown)

    def _cards(self) -> Iterator[SavedCard]:
        w = self.w
        for number, row in enumerate(saved_rows(self.model.shown(), w), 1):
            on, back = partial(Transition, "resume", row.path), partial(Transition, "replay", row.path)
            compare, about = partial(Transition, "compare", row.path), f"{row.title}, {row.detail}"
            says = (
                w("Debrief: {name}", name=about),
                w("Compare {name}", name=about),
                w("Rename {name}", name=about),
            )
            ways = (
                Button(w("Go on"), on, f"go on {number}", "play", says=w("Go on: {name}", name=about)),
                Button(w("Debrief"), back, f"debrief {number}", "waypoints", says=says[0]),
                Button("", compare, f"compare {number}", "scale", "quiet", says=says[1]),
                Button(
                    "", partial(self._rename, row.path), f"rename {number}", "pencil", "quiet", says=says[2]
                ),
            )
            line = InputField(self.model.editing, self._named, "new name", label=w("New name"))
            field = line if row.path == self.model.naming else None
            yield SavedCard(row.title, row.detail, ways, field)

    def _rename(self, path: Path) -> None:
        self.model.rename(path)
        self.hand.focus, self.hand.ring = "new name", False

    def _named(self) -> None:
        """A name that another session has, or that the disk refuses, is said."""
        w = self.w
        try:
            self.model.named()
        except FileExistsError as fault:
            name = Path(str(fault.args[0])).stem
            self.context.notices.append(w("There is a session named {name} already.", name=name))
        except OSError as fault:
            self.context.notices.append(w("It could not be renamed: {why}", why=w.say(because(fault))))

    def key(self, event: pygame.Event) -> Transition | None:
        """Back to the title; while a name is typed, it stays as it was."""
        if event.key == pygame.K_ESCAPE and self.model.naming is not None:
            self.model.naming = None
            return None
        return BACK if event.key == pygame.K_ESCAPE else None
