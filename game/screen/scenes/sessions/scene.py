"""The last sessions, over the title: to go on with, or to look back at."""

from __future__ import annotations

import datetime
from functools import partial

import pygame

from game.screen.catalogue import Saved, latest
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.scene import Scene

_TOP, _STEP = 168.0, 160.0


class Sessions(Scene):
    """A row a session, newest first."""

    name = "sessions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saved = latest(context.sessions)

    def room(self, page: Page) -> None:
        """With two windows the list is the facilitator's, and the Room goes on showing the title."""
        if page.kind == "desk" or not self.context.two_windows:
            self._list(page)
        elif self.below is not None:
            self.below.room(page)

    def _list(self, page: Page) -> None:
        title = self.w("Saved sessions")
        page.text(
            (64, 40, 1400, 100),
            title,
            size=64,
            weight="bold",
            ground=page.theme.paper,
            valign="middle",
            lines=1,
        )
        for i, one in enumerate(self.saved):
            self._row(page, _TOP + i * _STEP, i, one)
        Button(self.w("Back"), lambda: BACK, icon="arrow-left", size=32).draw(page, (1640, 48, 220, 84))
        keys(page, [("Tab", self.w("next")), ("Enter", self.w("choose")), ("Esc", self.w("back"))])

    def _row(self, page: Page, y: float, i: int, one: Saved) -> None:
        w, theme = self.w, page.theme
        page.box((64, y, 1796, _STEP - 16), theme.panel, 18, shadow=(4, 12))
        title = one.title.get(w.language) or one.title.get("en") or one.path.stem
        page.text(
            (96, y + 8, 1130, 66), title, size=36, weight="bold", valign="middle", lines=1, shorten=True
        )
        page.text(
            (96, y + 74, 1130, 56), self._how_far(one), size=28, colour=theme.ink2, lines=1, shorten=True
        )
        on, back = partial(Transition, "resume", one.path), partial(Transition, "replay", one.path)
        label = w("Go on")
        Button(label, on, name=f"go on {i + 1}", icon="play", size=32).draw(page, (1250, y + 28, 290, 88))
        label = w("Debrief")
        Button(label, back, name=f"debrief {i + 1}", icon="waypoints", size=32).draw(
            page, (1556, y + 28, 280, 88)
        )

    def _how_far(self, one: Saved) -> str:
        w = self.w
        when = w.moment(datetime.datetime.fromtimestamp(one.when))
        if not one.round:
            return when
        done = w("Round {n} of {all}", n=min(one.round, one.rounds), all=one.rounds)
        if one.phase in ("end", "legacy", "debrief"):
            done = w("played to the end")
        return w("{done} · {when} · {name}", done=done, when=when, name=one.path.stem)

    def key(self, event: pygame.Event) -> Transition | None:
        """Back to the title."""
        return BACK if event.key == pygame.K_ESCAPE else None
