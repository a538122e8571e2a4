"""Two games beside each other: chosen from a list, then page by page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pygame

from game.design import spacing
from game.outputs.path.page import PathPage, Sentences
from game.roster.purse_names import table_words
from game.screen.catalogue import Saved
from game.screen.context import Context
from game.screen.kit.key_bar import keys
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button, button_row
from game.screen.looked_at import source_of
from game.screen.parts.path_desk import PathDesk, draw_desk
from game.screen.parts.path_page import PathView, draw_path
from game.screen.scene import Scene
from game.screen.scenes.compare.model import ROWS, CompareModel, glances
from game.screen.worked_beside import WorkedBeside
from game.session.session import Session

_BY = {
    pygame.K_DOWN: 1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_LEFT: -1,
    pygame.K_PAGEDOWN: 1, pygame.K_PAGEUP: -1,
}  # fmt: skip
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class Compare(Scene):
    """A session, and in it one cluster, beside another game of its scenario."""

    name = "compare"
    covers = True

    def __init__(self, context: Context, first: Session | Path, world: str = "") -> None:
        super().__init__(context)
        self.problem, self.owned = "", None
        if isinstance(first, Path):
            source = source_of(context, first)
            self.problem, self.owned = source.problem, source.session if source.is_own else None
            session = source.session
        else:
            session = first
        self.model: CompareModel | None = None
        if session is not None:
            words = table_words(session.plan, session.teams, context.words.language)
            at_once, folder = not context.looks_ahead, context.sessions
            looking: WorkedBeside[tuple[Saved, ...]] = WorkedBeside("saved sessions", at_once=at_once)
            saved = partial(looking.ask, folder, partial(glances, folder))
            self.model = CompareModel(
                session,
                world or session.worlds[0],
                words,
                saved,
                at_once,
                partial(Session.open, read_only=True),
            )

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        if self.model is not None:
            session = self.model.first
            session.language = self.w.language
            self.w = self.model.w = table_words(session.plan, session.teams, self.w.language)

    @property
    def is_moving(self) -> bool:  # type: ignore[override]
        """While something is worked out beside the frames."""
        return self.context.looks_ahead and isinstance(self._page.body, Sentences)

    @property
    def _page(self) -> PathPage:
        if self.model is None:
            return PathPage("road", self.w("This session cannot be opened"), "", Sentences((self.problem,)))
        return self.model.page()

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """What everybody sees; with one window its buttons too."""
        alone = page.kind == "room" and not self.context.two_windows
        buttons = self._buttons()
        room = sum(each.width(page.ruler) + spacing.S for each in buttons) if alone else 0.0
        draw_path(page, PathView(self._page, 0, 0, self.w, self._choose, head=room))
        if alone:
            with page.on(page.theme.paper):
                button_row(page, (1920 - spacing.M - room, 24, room, 96), buttons, "right")
            if self.model is None or self.model.chosen is None:
                keys(page, self._keys())

    def desk(self, page: Page) -> None:
        """The Room, and what to say."""
        shown = self._page
        desk = PathDesk(shown.title, "", False, shown.say, "", shown.note, (), lambda: None,
                        self._buttons(), (), self._keys())  # fmt: skip
        draw_desk(page, desk, self.room)

    def _buttons(self) -> tuple[Button, ...]:
        back = Button("", self._back, "back", "arrow-left", size=40, says=self.w("back"))
        model = self.model
        if model is None:
            return (back,)
        on = Button(self.w("Play on"), self._play_on, "play on", "split", size=40)
        own = (on, back) if model.chosen is None else (back,)
        if model.chosen is None and len(model.others() or ()) <= ROWS:
            return own
        by = 1 if model.chosen is not None else ROWS
        before = Button(
            "", partial(model.step, -by), "before", "chevron-left", size=40, says=self.w("Page back")
        )
        after = Button("", partial(model.step, by), "after", "chevron-right", size=40, says=self.w("Page on"))
        return before, after, *own

    def _keys(self) -> list[tuple[str, str]]:
        w = self.w
        if self.model is not None and self.model.chosen is not None:
            return [("← →", w("a page")), ("Esc", w("another game")), ("F1", w("keys"))]
        return [
            ("↑ ↓", w("a game")),
            ("Enter", w("compare")),
            ("K", w("play on")),
            ("Esc", w("back")),
            ("F1", w("keys")),
        ]

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """Arrows and the clicker, whatever has the focus."""
        return event.key in _BY

    def key(self, event: pygame.Event) -> Transition | None:
        """A row or a page on or back; the row that is chosen; back."""
        model = self.model
        if event.key in (pygame.K_ESCAPE, pygame.K_BACKSPACE):
            return self._back()
        if event.key == pygame.K_k:
            return self._play_on()
        if model is not None and event.key in _BY:
            model.step(_BY[event.key])
        elif model is not None and event.key in _ENTER:
            self._choose(model.row % ROWS)
        return None

    def _play_on(self) -> Transition | None:
        return Transition("play_on", self.model.first) if self.model is not None else None

    def _choose(self, place: int) -> None:
        if self.model is not None:
            self.model.choose(place)

    def _back(self) -> Transition | None:
        if self.model is not None and self.model.back():
            return None
        return BACK

    def leave(self) -> None:
        """Let go of files that were opened only to look at."""
        if self.model is not None:
            self.model.close()
        if self.owned is not None:
            self.owned.close()
