"""The bell, over the Desk: "What will you do?" Each voice answers in twenty seconds, and its words are ticked."""

from __future__ import annotations

from functools import partial

import pygame

from game.board.spoken import SpokenThing
from game.roster.setup import Team
from game.screen.context import Context
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Page
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button
from game.screen.parts.typing_problem import said
from game.screen.scene import Overlay
from game.screen.scenes.bell.model import BellModel
from game.screen.scenes.bell.view import BellView, VoiceRow, draw_said, draw_ticks
from game.session.session import Session


class Bell(Overlay):
    """An overlay on the Desk; a Room beside it shows what everybody has said."""

    name = "bell"
    first_focus = "said"
    text_line = "said"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.model = BellModel(session)

    def tick(self, seconds: float) -> Transition | None:
        """The round's clock goes on."""
        self.context.clock.tick(seconds)
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """What was said, for all to read; where there is one window, the ticks."""
        if self.context.two_windows and not self.context.is_behind:
            draw_said(page, self.view())
        else:
            super().room(page)

    def over(self, page: Page) -> None:
        """The ticks, over the Desk."""
        if page.kind == "desk" or not self.context.two_windows:
            draw_ticks(page, self.view())

    def view(self) -> BellView:
        """All of it in words."""
        w, model = self.w, self.model
        voices = tuple(self._voice(at, team) for at, team in enumerate(model.teams))
        wrong = said(w, model.unclear) or ([w.say(model.fault)] if model.fault else [])
        return BellView(
            w=w,
            title=w("The bell: what will you do?"),
            voices=voices,
            at=min(model.at, len(voices) - 1),
            things=model.things(model.team, w),
            tick=self._tick,
            line=InputField(model.editing, self._enter, "said", w("Codes: S2 X4. Reason: “…”")),
            wrong=wrong[0] if wrong else "",
            on=Button(
                w("To the sheets") if model.is_last else w("Next voice"),
                self._on,
                "on",
                "arrow-right",
                "primary",
            ),
            turning=model.turning,
        )

    def _voice(self, at: int, team: Team) -> VoiceRow:
        things = self.model.things(team, self.w)
        words = tuple((each.code, each.name) for each in things if each.is_said)
        return VoiceRow(team.mark, team.name, words, self.model.reason(team), partial(self.model.open, at))

    # --- hands ------------------------------------------------------------------------------------
    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes from voice to voice; Ctrl with a digit to any."""
        is_digit = pygame.K_1 <= event.key <= pygame.K_8 and bool(event.mod & pygame.KMOD_CTRL)
        return is_digit or event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP)

    def key(self, event: pygame.Event) -> Transition | None:
        """From voice to voice; Esc goes back to the Desk."""
        if event.key == pygame.K_ESCAPE:
            return BACK
        if event.key == pygame.K_PAGEDOWN:
            return self._on()
        if event.key == pygame.K_PAGEUP:
            self.model.open(self.model.at - 1)
        elif pygame.K_1 <= event.key <= pygame.K_8:
            self.model.open(event.key - pygame.K_1)
        return None

    def _tick(self, thing: SpokenThing) -> None:
        self.model.tick(self.w, (thing.handle,))

    def _enter(self) -> Transition | None:
        return self._on() if self.model.enter(self.w) else None

    def _on(self) -> Transition | None:
        """To the next voice; after the last, back to the sheets."""
        if self.model.is_last:
            return BACK
        self.model.open(self.model.at + 1)
        return None
