"""From the debrief back to the table: the game goes on where it ended, or once more from a round, as a fork."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import pygame

from game.design import spacing
from game.outputs.path.page import Choices, PathPage
from game.outputs.round_text import years_text
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button, button_row
from game.screen.parts.path_desk import PathDesk, draw_desk
from game.screen.parts.path_page import PathView, draw_path
from game.screen.phase_order import here
from game.screen.scene import Scene
from game.screen.session_place import file_name, name_fault, unused
from game.session.errors import SessionError
from game.session.fold import OVER
from game.session.fork import fork
from game.session.session import Session
from sim.os_errors import because

_BY = {pygame.K_DOWN: 1, pygame.K_UP: -1, pygame.K_PAGEDOWN: 1, pygame.K_PAGEUP: -1}
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class RoundAgain(NamedTuple):
    """One way to go on."""

    name: str
    detail: str
    act: Callable[[], Transition | None]


class PlayOn(Scene):
    """A session that is looked back at, and the rounds from which it may be played on. It stays as it is."""

    name = "play_on"
    covers = True

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.at = 0
        self.title = TextField(longest=60)
        """what the fork is to be called; empty: by its round"""

    # --- what there is ----------------------------------------------------------------------------
    def ways(self) -> tuple[RoundAgain, ...]:
        """Where it stands first, then each round again, the last first."""
        return tuple(self._ways())

    def _ways(self) -> Iterator[RoundAgain]:
        session, w = self.session, self.w
        past, about = session.past, session.scenario.about
        if session is self.context.session and past.phase not in OVER:
            on = partial(here, session)
            yield RoundAgain(w("From here on"), w("round {n} goes on", n=past.round), on)
        elif past.phase not in OVER and session.path is not None:
            on = partial(Transition, "resume", session.path)
            yield RoundAgain(w("From here on"), w("round {n} goes on", n=past.round), on)
        played = sum(record.phase == "play" for record in session.records)
        for number in range(min(played + 1, len(about.rounds)), 0, -1):
            years = years_text(tuple(about.years_of(number)))
            name = w("From round {n} on", n=number)
            detail = w("{years}, once more", years=years)
            if number > played:
                detail = w("{years}, not played yet", years=years)
            yield RoundAgain(name, detail, partial(self._fork, number))

    def _fork(self, number: int) -> Transition | None:
        """A session of its own from this round on; the one that is looked at stays as it is."""
        context, w, session = self.context, self.w, self.session
        stem = session.path.stem if session.path is not None else session.scenario.id
        wanted = self.title.text.strip() or file_name(w("{name}, from round {n}", name=stem[:40], n=number))
        fault = name_fault(wanted)
        if fault is not None:
            context.notices.append(w.say(fault))
            return None
        try:
            context.sessions.mkdir(parents=True, exist_ok=True)
            path = unused(context.sessions, wanted)
            twin = fork(session, number, path, name=stem, mirror=context.settings.mirror or None)
        except (SessionError, OSError) as problem:
            why = problem.message if isinstance(problem, SessionError) else because(problem)
            context.notices.append(w.say(why))
            return None
        if context.session is not None:
            context.end()
        context.begin(twin)
        context.notices.append(context.words("This game is kept as {name}.", name=path.stem))
        return here(twin)

    # --- drawing ----------------------------------------------------------------------------------
    def _page(self) -> PathPage:
        w, ways = self.w, self.ways()
        self.at = max(0, min(self.at, len(ways) - 1))
        rows = tuple((way.name, way.detail) for way in ways)
        say = w("Ask: “Where would you decide otherwise?” Then choose the round.")
        about = w("Same luck. What was played stays as it is.")
        return PathPage("road", w("Play on"), say, Choices(rows, self.at), about)

    def room(self, page: Page) -> None:
        """What everybody sees; with one window its button too."""
        alone = page.kind == "room" and not self.context.two_windows
        back = self._back()
        room = back.width(page.ruler) + spacing.S if alone else 0.0
        draw_path(page, PathView(self._page(), 0, 0, self.w, self._choose, head=room))
        if alone:
            with page.on(page.theme.paper):
                button_row(page, (1920 - spacing.M - room, 24, room, 96), (back,), "right")
            keys(page, self._keys())

    def desk(self, page: Page) -> None:
        """The Room, and a line for the name of what begins."""
        shown, w = self._page(), self.w
        fields = (("fork name", w("A name for it, if you like"), self.title),)
        desk = PathDesk(shown.title, "", False, shown.say, "", "", fields, lambda: self._choose(self.at),
                        (self._back(),), (), self._keys())  # fmt: skip
        draw_desk(page, desk, self.room)

    def _back(self) -> Button:
        return Button("", lambda: BACK, "back", "arrow-left", size=40, says=self.w("back"))

    def _keys(self) -> list[tuple[str, str]]:
        w = self.w
        return [("↑ ↓", w("a round")), ("Enter", w("play on")), ("Esc", w("back")), ("F1", w("keys"))]

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """Arrows and the clicker, whatever has the focus."""
        return event.key in _BY

    def key(self, event: pygame.Event) -> Transition | None:
        """A round on or back; play on; back."""
        if event.key in (pygame.K_ESCAPE, pygame.K_BACKSPACE):
            return BACK
        if event.key in _BY:
            self.at = max(0, min(self.at + _BY[event.key], len(self.ways()) - 1))
        elif event.key in _ENTER:
            return self._choose(self.at)
        return None

    def _choose(self, place: int) -> Transition | None:
        ways = self.ways()
        return ways[place].act() if place < len(ways) else None
