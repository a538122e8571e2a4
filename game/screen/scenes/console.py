"""The facilitator's console, over any scene: the clock, the journal with undo, seats, and six actions.

Always dark, so that the room sees at once that this is not the game. What is sealed stays hidden here too.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pygame

from game.screen.amending import Amending
from game.screen.controls import button
from game.screen.drawing.console_panels import open_panel
from game.screen.drawing.console_sides import clock_side, seats_side
from game.screen.editing import Editing
from game.screen.flow import back, here
from game.screen.go import BLANK, DRESS, Go
from game.screen.page import Box, Page, Target
from game.screen.runner import Runner
from game.screen.scene import Scene
from game.screen.show import Show
from game.screen.theme import DARK
from game.session.entries import Draft, PhaseBegun, RoundPlayed, Sheet
from game.session.faults import SessionFault
from game.session.fork import fork
from game.session.history import Item
from game.session.session import Session
from game.session.setup import BotName

_SHOWN = 5
_BOTS: tuple[BotName, ...] = ("cooperative", "dealing", "private", "idle")
_MILLION = 100_000_000
"""cents"""


class Console(Scene):
    """An overlay. Everything done here is written into the journal."""

    name = "console"

    def __init__(self, show: Show, session: Session) -> None:
        super().__init__(show)
        self.session = session
        self.at = 0
        """position in the journal, newest first"""
        self.panel = ""
        """which action is open: event, cash, fork, or none"""
        self.fault = ""
        self.runner: Runner | None = None
        self.amending: Amending | None = None
        self.firm = 0
        self.amount = Editing(longest=12)
        self.reason = Editing(longest=120)

    def tick(self, seconds: float) -> Go | None:
        """Years that must be played again are played beside the frames."""
        if self.below is not None and self.runner is None:
            self.below.tick(seconds)
        if self.runner is not None:
            self.runner.poll()
            if self.runner.is_done:
                self.runner.close()
                self.runner = None
                self._say_set_aside()
        return None

    def _say_set_aside(self) -> None:
        """What no longer stands after an undo or edit."""
        found = [
            one
            for record in self.session.records
            for world in record.worlds.values()
            for one in world.set_aside
        ]
        if found:
            self.fault = self.w.many(
                "{n} decision no longer stands: {why}",
                "{n} decisions no longer stand: {why}",
                len(found),
                why=self.w.heard(found[0].what),
            )

    # --- the journal ------------------------------------------------------------------------------
    def items(self) -> list[Item]:
        """The lines worth showing, newest first."""
        quiet = (Draft, PhaseBegun, RoundPlayed)
        return [
            one for one in reversed(self.session.history(self.w.language)) if not isinstance(one.entry, quiet)
        ]

    def _hidden(self, one: Item) -> bool:
        """Whether a line is still a secret: a sheet of the round under way."""
        entry = one.entry
        deciding = self.session.phase in ("news", "decide")
        return isinstance(entry, Sheet) and entry.round == self.session.round and deciding

    def _do(self, act: Callable[[], object]) -> None:
        """Do something to the session; say why if it cannot be; play again what must be."""
        self.fault = ""
        try:
            act()
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))
            return
        due = self.session.past.due()
        if due is not None and due[0] < self.session.round and self.runner is None:
            self.runner = Runner(self.session)

    def _turn(self, one: Item) -> None:
        self._do(partial(self.session.undo if one.can_undo else self.session.redo, one.line))

    # --- drawing ----------------------------------------------------------------------------------
    def room(self, page: Page) -> None:
        """With two windows the Room goes on showing the game."""
        if self.below is not None:
            self.below.room(page)
        if not self.show.two_windows:
            self._panel(page)

    def desk(self, page: Page) -> None:
        """The console over the Desk."""
        if self.below is not None:
            self.below.desk(page)
        self._panel(page)

    def _panel(self, page: Page) -> None:
        light, page.theme = page.theme, DARK
        page.layer += 20
        page.veil((8, 12, 16), 168)
        page.box((104, 60, 1712, 940), DARK.paper, 28, shadow=(16, 48))
        page.text(
            (152, 84, 700, 72), self.w("Facilitator"), 44, "bold", None, DARK.paper, upright="middle", lines=1
        )
        state = self.w("Round {n} of {all}", n=self.session.round, all=self.session.rounds)
        page.text((520, 84, 600, 72), state, 28, "regular", DARK.ink2, DARK.paper, upright="middle", lines=1)
        button(
            page,
            (1448, 84, 320, 64),
            self.w("Back to the game"),
            partial(back, self.session),
            name="back to the game",
            size=26,
        )
        clock_side(page, self)
        self._journal(page)
        seats_side(page, self)
        if self.panel:
            open_panel(page, self)
        else:
            self._actions(page)
        self._foot(page)
        page.layer -= 20
        page.theme = light

    def more(self, minutes: int) -> None:
        """A minute more, or fewer."""
        self.show.clock.more(minutes)
        self._do(lambda: self.session.clock(minutes))

    def hold(self) -> None:
        """Hold the clock, or let it go on."""
        self.show.clock.paused = not self.show.clock.paused
        self._do(lambda: self.session.clock(paused=self.show.clock.paused))

    def _journal(self, page: Page) -> None:
        w = self.w
        page.box((592, 172, 740, 420), DARK.panel, 20)
        page.text(
            (620, 184, 560, 52),
            w("What was decided"),
            30,
            "bold",
            None,
            DARK.panel,
            upright="middle",
            lines=1,
        )
        found = self.items()
        self.at = max(0, min(self.at, len(found) - 1))
        first = max(0, min(self.at - 2, len(found) - _SHOWN))
        for i, one in enumerate(found[first : first + _SHOWN]):
            self._line(page, (612, 244 + i * 68, 700, 60), first + i, one)

    def _line(self, page: Page, box: Box, at: int, one: Item) -> None:
        x, y, wide, high = box
        chosen = at == self.at
        ground = DARK.sunk if chosen else DARK.panel
        page.box(box, ground, 12, DARK.ink if chosen else None, 3 if chosen else 0)
        text = (
            self.w.heard(one.text)
            if not self._hidden(one)
            else self.w("A sheet is sealed; what stands on it is hidden.")
        )
        colour = DARK.ink if one.counts else DARK.ink2
        text = text if one.counts else self.w("{line} (does not count)", line=text)
        can_edit = chosen and isinstance(one.reads, Sheet) and one.can_edit and not self._hidden(one)
        room = wide - (240 if can_edit else 180) if chosen and (one.can_undo or one.can_redo) else wide - 30
        page.text(
            (x + 16, y, room, high),
            text,
            22,
            "semibold" if one.counts else "regular",
            colour,
            ground,
            upright="middle",
            lines=2,
        )
        page.target(
            Target(
                f"line {one.line}",
                (x, y, room + 20, high),
                partial(setattr, self, "at", at),
                layer=page.layer,
            )
        )
        if can_edit:
            box_ = (x + wide - 216, y + 5, 52, 50)
            button(page, box_, "", partial(self.edit, one), name=f"edit {one.line}", icon="pencil")
        if chosen and (one.can_undo or one.can_redo):
            label, icon = (self.w("Undo"), "undo-2") if one.can_undo else (self.w("Redo"), "redo-2")
            button(
                page,
                (x + wide - 156, y + 5, 148, 50),
                label,
                partial(self._turn, one),
                name=f"turn {one.line}",
                icon=icon,
                style="primary",
                size=22,
            )

    def turn_seat(self, i: int) -> None:
        """People, then each bot in turn."""
        team = self.session.teams[i]
        ways: list[BotName | None] = [None, *_BOTS]
        bot = ways[(ways.index(team.bot) + 1) % len(ways)] if team.bot in ways else None
        if bot is None:
            self._do(lambda: self.session.give_seat(team.id))
        else:
            self._do(lambda: self.session.seat_bot(team.id, bot))

    def _actions(self, page: Page) -> None:
        w = self.w
        actions: list[tuple[str, str, str, Callable[[], Go | None], int]] = [
            ("zap", w("Bring an event"), "E", partial(self.panel_of, "event"), pygame.K_e),
            ("monitor-off", w("Blank the Room"), ".", self._blank, pygame.K_PERIOD),
            ("coins", w("Adjust cash"), "A", partial(self.panel_of, "cash"), pygame.K_a),
            ("save", w("Save a copy"), "S", self._copy, pygame.K_s),
            ("languages", w("Language"), "L", self._language, pygame.K_l),
            ("a-large-small", w("Text size"), "T", self._text, pygame.K_t),
            ("flag", w("End the game here"), "X", self._end, pygame.K_x),
            ("split", w("Fork this game"), "K", partial(self.panel_of, "fork"), pygame.K_k),
            ("moon", w("Dark or light"), "D", self._theme, pygame.K_d),
        ]
        for i, (icon, label, key, act, code) in enumerate(actions):
            x, y = 152 + (i % 3) * 544, 612 + (i // 3) * 104
            button(page, (x, y, 528, 92), label, act, name=f"action {key}", icon=icon, size=30, key=code)

    def _foot(self, page: Page) -> None:
        w = self.w
        page.icon("shield-check", (170, 962), 36, DARK.ink2)
        count = self.session.past.last
        said = (
            self.fault
            or self.session.read_only
            or w.many("{n} line, written to disk", "{n} lines, all written to disk", count)
        )
        if self.runner is not None:
            said = w("The years are played again …")
        page.text(
            (204, 928, 1560, 68),
            said,
            24,
            "semibold" if self.fault else "regular",
            DARK.ink if self.fault else DARK.ink2,
            DARK.paper,
            upright="middle",
            lines=2,
        )

    # --- what an action opens ---------------------------------------------------------------------
    def panel_of(self, name: str) -> None:
        """Open what an action needs; an empty name closes it."""
        self.panel, self.fault = name, ""

    def inject(self, key: str) -> None:
        """An event begins at the next New Year."""
        self._do(lambda: self.session.inject(key))
        if not self.fault:
            self.panel = ""

    def edit(self, one: Item) -> None:
        """Take the pencil to a sheet."""
        if isinstance(one.reads, Sheet):
            self.amending = Amending(self.session, one.line, one.reads)
            self.panel_of("edit")

    def save_edit(self) -> None:
        """The sheet reads as it stands here; the years since are played again."""
        if self.amending is not None:
            self._do(self.amending.save)
        if not self.fault:
            self.panel = ""

    def adjust(self, firms: list[str]) -> None:
        """Give or take what is typed; both the amount and the reason are needed."""
        try:
            cents = int(Decimal(self.amount.text.replace(",", ".").replace("−", "-")) * _MILLION)
        except (ArithmeticError, ValueError):
            self.fault = self.w("Write an amount in million euros: 0.5 or −0.5")
            return
        if not self.reason.text.strip():
            self.fault = self.w("Write a reason: everybody will be able to read it.")
            return
        firm = firms[self.firm % len(firms)]
        world = next(team.world for team in self.session.teams if firm in team.firms)
        self._do(lambda: self.session.adjust_cash(world, firm, cents, self.reason.text.strip()))
        if not self.fault:
            self.panel = ""

    def fork_before(self, number: int) -> Go | None:
        """A session of its own from this round on, in a file beside."""
        path = self.session.path
        if path is None:
            self.fault = self.w("This session is kept in no file.")
            return None
        for count in range(1, 1000):
            beside = Path(path).with_name(f"{Path(path).stem} fork {count}.kierto")
            if not beside.exists():
                break
        try:
            twin = fork(self.session, number, beside)
        except SessionFault as fault:
            self.fault = self.w.heard(str(fault))
            return None
        self.session.close()
        self.show.begin(twin)
        return here(twin)

    # --- actions ----------------------------------------------------------------------------------
    def _blank(self) -> Go:
        return BLANK

    def _copy(self) -> None:
        folder = self.show.folder / "copies"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = self.session.journal.save_copy(folder / Path(self.session.path or "session.kierto").name)  # type: ignore[attr-defined]
            self.fault = self.w("A copy was saved: {path}", path=found)
        except Exception as fault:  # whatever the disk says is said, and the game goes on
            self.fault = self.w.heard(str(fault))

    def _language(self) -> Go:
        self.show.settings.next_language()
        return Go(DRESS)

    def _theme(self) -> Go:
        self.show.settings.theme = "light" if self.show.settings.theme == "dark" else "dark"
        return Go(DRESS)

    def _text(self) -> Go:
        settings = self.show.settings
        if settings.text_scale >= 1.5:
            settings.text_scale = 1.0
        else:
            settings.larger(1)
        return Go(DRESS)

    def _end(self) -> Go | None:
        self._do(self.session.end_here)
        return None if self.fault else here(self.session)

    # --- hands ------------------------------------------------------------------------------------
    def key(self, event: pygame.Event) -> Go | None:
        """Up and down in the journal, U for undo; Esc back."""
        if event.key == pygame.K_ESCAPE and not self.panel:
            return back(self.session)
        if event.key == pygame.K_ESCAPE:
            self.panel = ""
        if event.key == pygame.K_u:
            found = self.items()
            if found and (found[self.at].can_undo or found[self.at].can_redo):
                self._turn(found[self.at])
        return None

    def takes(self, event: pygame.Event) -> bool:
        """Up and down choose a line, while nothing is being typed."""
        if event.key in (pygame.K_UP, pygame.K_DOWN) and not self.panel:
            self.at += 1 if event.key == pygame.K_DOWN else -1
            return True
        return False

    def leave(self) -> None:
        """The thread goes with the console."""
        if self.runner is not None:
            self.runner.close()
