"""The facilitator's console, over any scene: the clock, the journal with undo, seats, and what one may do to a game.

Always dark, so that the room sees at once that this is not the game. What is sealed stays hidden here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pygame

from game.design.text_styles import SMALL
from game.design.theme import DARK
from game.screen.context import Context
from game.screen.facilitator_prompt import prompt
from game.screen.kit.page import Page
from game.screen.kit.transition import BLANK_ROOM, RELOAD_THEME, Transition
from game.screen.kit.widgets import Button, ButtonLook
from game.screen.parts.dialog import over_all
from game.screen.phase_order import back, here
from game.screen.scene import Overlay
from game.screen.scenes.console.edit import DealEdit, Form, SheetEdit
from game.screen.scenes.console.forms import (
    CashForm,
    EndForm,
    EventForm,
    EvidenceForm,
    ForkForm,
    MirrorForm,
    NameForm,
)
from game.screen.scenes.console.journal_lines import journal_lines
from game.screen.scenes.console.journal_view import JournalView
from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.panels import FIRST, PanelActions, panel_of
from game.screen.scenes.console.papers import ask_for_report, show_folder
from game.screen.scenes.console.tiles import Tile
from game.screen.scenes.console.view import ConsoleView, SeatRow, draw_console
from game.session.history import Item
from game.session.session import Session


class Console(Overlay):
    """Everything done here is written into the journal."""

    name = "console"

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context)
        self.session = session
        self.model = ConsoleModel(context, session)
        self._panels = PanelActions(self.end, self.fork_before, self.merge_next, self.remove)

    def tick(self, seconds: float) -> Transition | None:
        """Time passes below too, unless its years are being played again."""
        if self.below is not None and not self.context.is_behind:
            self.below.tick(seconds)
        self.model.tick()
        return None

    # --- what is shown ----------------------------------------------------------------------------
    def over(self, page: Page) -> None:
        """The console, dark whatever the theme is."""
        theme, page.theme = page.theme, DARK
        with over_all(page):
            draw_console(page, self.view())
        page.theme = theme

    def view(self) -> ConsoleView:
        """All that stands on it now."""
        w, model, session = self.w, self.model, self.session
        script = prompt(self.context, session)
        place = w("Round {n} of {all}", n=session.round, all=session.rounds)
        return ConsoleView(
            title=w("Facilitator"),
            place=f"{place} · {script.on_time} · {script.now}",
            back=Button(w("Back to the game"), self._back, "back to the game"),
            clock=w.clock(self.context.clock.left),
            clock_controls=self._clock_controls(),
            journal=self._journal(),
            seats_title=w("Seats"),
            seats=tuple(self._seats()),
            seats_turning=model.seats_turning,
            more_seats=self._more_seats,
            tiles=self._tiles(),
            panel=panel_of(model, self._panels),
            status=self._status(),
            status_icon="triangle-alert" if session.read_only else "shield-check",
            is_notice=bool(model.notice),
            keys=self._keys(),
        )

    def _clock_controls(self) -> tuple[Button, Button, Button]:
        w, model, paused = self.w, self.model, self.context.clock.paused
        label, icon = (w("Go on"), "play") if paused else (w("Pause"), "pause")
        return (
            Button(w("− 1 min"), partial(model.more, -1), key=pygame.K_MINUS),
            Button(w("+ 1 min"), partial(model.more, 1), key=pygame.K_PLUS),
            Button(label, model.hold, "console hold", icon, "primary", key=pygame.K_SPACE),
        )

    def _journal(self) -> JournalView:
        controls = (
            Button(
                "", partial(self.move, -1), "newer line", "chevron-up", "quiet", says=self.w("newer line")
            ),
            Button(
                "", partial(self.move, 1), "older line", "chevron-down", "quiet", says=self.w("older line")
            ),
        )
        lines = journal_lines(self.model, self.turn, self.edit)
        return JournalView(self.w("What was decided"), controls, lines, self.model.at, self.move)

    def _seats(self) -> Iterator[SeatRow]:
        for i, team in enumerate(self.session.teams):
            label = self.w(team.bot) if team.bot else self.w("people")
            look: ButtonLook = "primary" if team.bot else "plain"
            act = partial(self.model.turn_seat, i)
            yield SeatRow(
                team.name,
                team.mark,
                Button(label, act, f"seat {team.id}", style=look, text=SMALL, says=f"{team.name}: {label}"),
            )

    def _more_seats(self, number: int, pages: int) -> Button:
        turn = partial(self.model.seats_turning.on, pages)
        return Button(f"{number}/{pages}", turn, "more seats", text=SMALL)

    def _tiles(self) -> tuple[Tile, ...]:
        w, session, opens = self.w, self.session, self._opens
        rounds = range(1, session.round + 1)
        return (
            Tile("zap", w("Bring in news"), "E", opens(lambda: EventForm(session)), pygame.K_e),
            Tile("coins", w("Change a purse"), "A", opens(lambda: CashForm(session)), pygame.K_a),
            Tile(
                "flag",
                w("End the game here"),
                "X",
                opens(lambda: EndForm(session.past.reached, session.rounds - session.past.reached)),
                pygame.K_x,
            ),
            Tile("split", w("Branch this game"), "K", opens(lambda: ForkForm(rounds)), pygame.K_k),
            Tile("save", w("Save a copy"), "S", self.model.copy, pygame.K_s),
            Tile("copy", w("Second copy"), "C", opens(self.model.mirror_form), pygame.K_c),
            Tile("pencil", w("Name the session"), "N", opens(lambda: NameForm.of(session.path)), pygame.K_n),
            Tile("monitor-off", w("Blank the Room"), ".", lambda: BLANK_ROOM, pygame.K_PERIOD),
            Tile("languages", w("Language"), "L", self.language, pygame.K_l),
            Tile("a-large-small", w("Text size"), "T", self.text_size, pygame.K_t),
            Tile("moon", w("Dark or light"), "D", self.colours, pygame.K_d),
            Tile("newspaper", w("Report"), "R", self.report, pygame.K_r),
            *self._sheets(),
            Tile("folder-open", w("Open folder"), "O", partial(show_folder, self.model), pygame.K_o),
        )

    def _sheets(self) -> tuple[Tile, ...]:
        """Only where the scenario has statements: nobody is asked for them."""
        if not self.session.scenario.about.evidence:
            return ()
        opens = self._opens(lambda: EvidenceForm.of(self.session))
        return (Tile("list", self.w("Statements"), "Q", opens, pygame.K_q),)

    def _status(self) -> str:
        """What happened, or went wrong; else that all is on the disk, and where else."""
        w, model, session = self.w, self.model, self.session
        if model.runner is not None:
            return w("The years run again …")
        kept = w.many("{n} line, written to disk", "{n} lines, all written to disk", session.past.last)
        if session.mirror is not None:
            kept = f"{kept} · {w('Second copy: {path}', path=session.mirror)}"
        return model.notice or w.say(session.read_only) or kept

    def _keys(self) -> tuple[tuple[str, str], ...]:
        w = self.w
        if self.model.form is not None:
            return ("Tab", w("next")), ("Enter", w("do it")), ("Esc", w("close"))
        return (
            ("↑ ↓", w("choose a line")),
            ("U", w("undo or redo")),
            ("P", w("edit")),
            ("Space", w("pause")),
            ("+ −", w("a minute")),
            ("Tab", w("next")),
            ("Esc", w("back to the game")),
        )

    # --- actions ----------------------------------------------------------------------------------
    def _opens(self, form: Callable[[], Form]) -> Callable[[], None]:
        def opened() -> None:
            self.model.open(form())
            self._focus_form()

        return opened

    def _focus_form(self) -> None:
        """What is typed next is for the form that has just been opened."""
        if self.model.form is not None:
            self.hand.focus = FIRST[type(self.model.form)]

    def report(self) -> None:
        """Ask what may stand in the report."""
        ask_for_report(self.model)
        self._focus_form()

    def edit(self, item: Item) -> None:
        """Edit what a line says."""
        self.model.edit(item)
        self._focus_form()

    def remove(self, form: SheetEdit | DealEdit, at: int) -> None:
        """Strike something from what is being edited; what is typed next is for its line again."""
        form.remove(at)
        self._focus_form()

    def move(self, by: int) -> None:
        """An older line of the journal is chosen, or a newer one."""
        self.model.choose(self.model.at + by)

    def turn(self, item: Item) -> None:
        """Undo a line, or let it count again."""
        self.model.turn(item)

    def language(self) -> Transition:
        """The next language."""
        self.context.settings.next_language()
        return Transition(RELOAD_THEME)

    def colours(self) -> Transition:
        """Dark or light."""
        self.context.settings.next_theme()
        return Transition(RELOAD_THEME)

    def text_size(self) -> Transition:
        """The next size of text; after the largest, the usual one."""
        self.context.settings.next_text_size()
        return Transition(RELOAD_THEME)

    def _back(self) -> Transition:
        return back(self.session, self.below.name if self.below is not None else "")

    def end(self) -> Transition | None:
        """The game ends after the last round whose years have run."""
        return here(self.session) if self.model.do(self.session.end_here) else None

    def fork_before(self, number: int) -> Transition | None:
        """Play on from a round in a session of its own."""
        twin = self.model.fork_before(number)
        return None if twin is None else here(twin)

    def merge_next(self) -> Transition | None:
        """The next two rounds become one, and the game goes on in a file beside."""
        twin = self.model.merge_next()
        return None if twin is None else here(twin)

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Transition | None:
        """U undoes the chosen line of the journal, P edits it; Esc closes a form, or leads back."""
        model = self.model
        if event.key == pygame.K_ESCAPE:
            if model.form is None:
                return self._back()
            model.open(None)
            return None
        item = model.chosen()
        if model.form is not None or item is None:
            return None
        if event.key == pygame.K_u and (item.can_undo or item.can_redo):
            model.turn(item)
        elif event.key == pygame.K_p and model.can_edit(item):
            self.edit(item)
        return None

    def takes(self, event: pygame.Event) -> bool:
        """Up and down choose a line, while no form is open."""
        if event.key in (pygame.K_UP, pygame.K_DOWN) and self.model.form is None:
            self.move(1 if event.key == pygame.K_DOWN else -1)
            return True
        return False

    def dropped(self, path: str) -> Transition | None:
        """A folder dropped on the window while the second copy is asked for."""
        if isinstance(self.model.form, MirrorForm):
            self.model.form.folder.set(path)
        return None

    def leave(self) -> None:
        """The thread goes with the console."""
        self.model.close()
