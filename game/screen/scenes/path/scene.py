"""The presenter's path: one key a page, on and back; the room guesses by a key, Monday is typed at the Desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.design import spacing
from game.experiments.path_answers import PathAnswers
from game.outputs.path.page import Guesses
from game.outputs.path.pages import monday_heads
from game.outputs.path.words import step_title
from game.roster.purse_names import table_words
from game.screen.context import Context
from game.screen.kit.page import Page
from game.screen.kit.text_field import TextField
from game.screen.kit.transition import BACK, Transition
from game.screen.kit.widgets import Button, button_row
from game.screen.parts.path_desk import PathDesk, draw_desk
from game.screen.parts.path_page import PathView, draw_path
from game.screen.scene import Scene
from game.screen.scenes.path.model import PathModel
from game.screen.scenes.path.more import LETTERS, TAKEN, MorePages
from game.screen.worked_beside import WorkedBeside
from game.session.debrief_notes import FIELDS
from game.session.errors import SessionError
from game.session.session import Session

_ON: Final = (pygame.K_PAGEDOWN, pygame.K_RIGHT, pygame.K_SPACE, pygame.K_RETURN)
_BACK: Final = (pygame.K_PAGEUP, pygame.K_LEFT)
_DIGITS: Final = (pygame.K_1, pygame.K_2, pygame.K_3)
_KEYPAD: Final = (pygame.K_KP_1, pygame.K_KP_2, pygame.K_KP_3)


class PathScene(Scene):
    """The debrief of the session under way, or of a file that is looked at."""

    name = "path"
    covers = True

    def __init__(self, context: Context, session: Session, *, is_over_replay: bool = False) -> None:
        super().__init__(context)
        self.is_over_replay = is_over_replay
        """whether a replay lies below, to go back to"""
        self.fault = ""
        self.model = self._model(session)
        self.more = MorePages(
            self.model,
            lambda: context.settings.text_scale,
            context.sessions,
            at_once=not context.looks_ahead,
        )

    def _model(self, session: Session) -> PathModel:
        """Of the session under way where it stood, if its pages were left to look something up."""
        context, model = self.context, self.context.path
        if not isinstance(model, PathModel) or model.session is not session:
            words = table_words(session.plan, session.teams, context.words.language)
            model = PathModel(session, session.worlds[0], words, PathAnswers)
            model.own = WorkedBeside("own pages", at_once=not context.looks_ahead)
        context.path = context.path if self.is_over_replay else model
        return model

    def _ask(self) -> None:
        """What is worked out about the game as it stands now: at the console it may have become another."""
        worker = self.context.answers_for(self.model.session, self.model.world)
        model = self.model
        model.answers, model.more = lambda: worker.known, lambda: worker.more
        model.questions = lambda: worker.what_if(model.session.plan)
        model.questions()  # its process starts now, and is there when somebody asks

    def begin(self) -> None:
        """Everything in the language of the moment."""
        super().begin()
        session = self.model.session
        self._ask()
        session.language = self.w.language
        self.w = self.model.w = table_words(session.plan, session.teams, self.w.language)
        self.model.pages("own page")  # they take longest, and are asked for next

    def tick(self, seconds: float) -> Transition | None:
        """The step's own clock; what was kept is said when it is there."""
        self.model.seconds += seconds
        self.context.notices += self.more.keeping.said(self.w)
        return None

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """What everybody sees; with one window its buttons too."""
        alone = page.kind == "room" and not self.context.two_windows
        model, buttons, more = self.model, self._buttons(), self.more
        room = sum(each.width(page.ruler) + spacing.S for each in buttons) if alone else 0.0
        shown, steps = (more.page(), 0) if more.at else (model.page, len(model.steps))
        draw_path(page, PathView(shown, steps, model.at, self.w, self._guess, more.flows.choose, room))
        if alone:
            with page.on(page.theme.paper):
                button_row(page, (1920 - spacing.M - room, 24, room, 96), buttons, "right")

    def _buttons(self) -> tuple[Button, ...]:
        """The other cluster, more, and on."""
        if self.more.at:
            return (*self._other_cluster(), *self.more.buttons(self._more, self._compare))
        more = Button(self.w("More"), lambda: self.more.open("flows"), "more", "waypoints", size=40)
        on = Button(self.w("Next"), self._on, "on", "arrow-right", "primary", size=40)
        return (*self._other_cluster(), more, on)

    def _other_cluster(self) -> tuple[Button, ...]:
        """Where each team has one of its own."""
        if len(self.model.session.worlds) == 1:
            return ()
        return (Button("", self._turn, "other cluster", "copy", size=40, says=self.w("Other cluster")),)

    def _turn(self) -> None:
        """The same page of the next cluster."""
        model, worlds = self.model, self.model.session.worlds
        model.world = worlds[(worlds.index(model.world) + 1) % len(worlds)]
        self._ask()

    def desk(self, page: Page) -> None:
        """The Room, and what only the facilitator needs."""
        draw_desk(page, self._desk(), self.room)

    def _desk(self) -> PathDesk:
        w, model = self.w, self.model
        step, shown = model.step, self.more.page() if self.more.at else model.page
        minutes, seconds = divmod(int(model.seconds), 60)
        at, last = model.at, len(model.steps) - 1
        which = w("{n} of {all}: {step}", n=at + 1, all=last + 1, step=shown.title)
        if self.more.at:
            which = shown.title
        clock = w("{passed} of {n} min", passed=f"{minutes}:{seconds:02d}", n=step.minutes)
        then = w("Then: {part}", part=step_title(w, model.steps[at + 1].name)) if at < last else ""
        notes = (
            [self.fault]
            if self.fault
            else [note.text for note in model.session.notes.written(step.name)[-3:]]
        )
        if not model.can_write:
            notes = [w("Nothing can be written down: the session is only looked at.")]
        shown_keys = [
            ("PgUp PgDn", w("a page")),
            *self._guess_keys(),
            ("F W I H Q C", w("flows, what mattered, what if, would it hold, questions, compare")),
            ("R", w("map, decisions, why")),
            ("K", w("play on")),
            ("F1", w("keys")),
        ]
        if self.more.at:
            shown_keys = self.more.keys(w)
        return PathDesk(which, clock, model.seconds > step.minutes * 60, shown.say, then, shown.note,
                        self._fields(), self._enter, self._desk_buttons(), tuple(notes), shown_keys)  # fmt: skip

    def _guess_keys(self) -> list[tuple[str, str]]:
        return [("1 2 3", self.w("most hands"))] if isinstance(self.model.page.side, Guesses) else []

    def _fields(self) -> tuple[tuple[str, str, TextField], ...]:
        model, w = self.model, self.w
        if not model.can_write or self.more.at:
            return ()
        if model.step.name == "monday":
            return tuple(zip(FIELDS, monday_heads(w), model.monday, strict=True))
        return (("note", w("Write down what was said"), model.note),)

    def _desk_buttons(self) -> tuple[Button, ...]:
        model, w = self.model, self.w
        other = self._other_cluster()
        if self.more.at:
            return (*other, *self.more.buttons(self._more, self._compare))
        if not model.can_write or model.step.name != "monday":
            return other
        add = Button(w("Write down"), self._enter, "write down", "check", "primary")
        if not model.session.notes.mondays():
            return (*other, add)
        return *other, add, Button(w("Take back"), self._take_back, "take back", "undo-2")

    # --- hands ------------------------------------------------------------------------------------
    @property
    def signs(self) -> frozenset[str]:
        """Whether its first page was turned."""
        return frozenset({"turned"} if self.model.at or self.model.leaf else ())

    @property
    def text_line(self) -> str:  # type: ignore[override]
        """Letters go on no line by themselves: keys turn pages."""
        return ""

    def takes(self, event: pygame.Event) -> bool:
        """The clicker goes on, and back."""
        return event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP) or (
            bool(self.more.at) and event.key in TAKEN
        )

    def key(self, event: pygame.Event) -> Transition | None:
        """On and back; hands; what lies beside the path."""
        if event.key == pygame.K_c:
            return self._compare()
        if event.key == pygame.K_k:
            return Transition("play_on", self.model.session)
        if self.more.at:
            self.more.key(event)
            return None
        if event.key in LETTERS:
            self.more.open(LETTERS[event.key])
        elif event.key in _ON:
            return self._on()
        if event.key in _BACK:
            self.fault = ""
            self.model.turn(-1)
        elif event.key in _DIGITS:
            self._guess(_DIGITS.index(event.key))
        elif event.key in _KEYPAD:
            self._guess(_KEYPAD.index(event.key))
        elif event.key == pygame.K_r:
            return self._more()
        elif event.key == pygame.K_ESCAPE and self.is_over_replay:
            return BACK
        return None

    def _on(self) -> Transition | None:
        self.fault = ""
        self.model.turn(1)
        return None

    def _guess(self, chosen: int) -> None:
        self._write(lambda: self.model.guess(chosen))

    def _enter(self) -> None:
        monday = self.model.step.name == "monday"
        self._write(self.model.add_monday if monday else self.model.write_note)

    def _take_back(self) -> None:
        self._write(self.model.take_back_monday)

    def _write(self, act: Callable[[], None]) -> None:
        """Say why not, where the session takes no line."""
        self.fault = ""
        try:
            act()
        except SessionError as fault:
            self.fault = self.w.say(fault.message)

    def _compare(self) -> Transition:
        """This cluster's game beside another."""
        return Transition("compare", (self.model.session, self.model.world))

    def _more(self) -> Transition:
        """The map, week by week, decisions and reasons."""
        return BACK if self.is_over_replay else Transition("replay")
