"""What a facilitator does to a game from the console: take back, edit, bring events, give money, keep copies, fork."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.roster.setup import BotName
from game.screen.kit.turning import Turning
from game.screen.round_runner import RoundRunner
from game.screen.scenes.console.edit import DealEdit, Form, SheetEdit
from game.screen.scenes.console.forms import CashForm, EventForm, MirrorForm
from game.session.entries import (
    CashAdjusted,
    Draft,
    Edited,
    Entry,
    Injected,
    PhaseBegun,
    Redone,
    RoundPlayed,
    Sheet,
    Signed,
    SlipDraft,
    Undone,
)
from game.session.errors import SessionError
from game.session.fork import fork, with_next_merged
from game.session.history import Item
from game.session.session import Session
from game.text.translator import Translator
from game.typed.unclear import NotReadError, in_words
from sim.os_errors import because

if TYPE_CHECKING:  # state needs no window, and no sound
    from game.screen.context import Context

MOST_ADVANCES: Final = 40
"""of a deal that can be edited"""
_BOTS: Final[tuple[BotName, ...]] = (
    "cooperative",
    "conditional",
    "dealing",
    "private",
    "stubborn",
    "idle",
)


@dataclass(slots=True)
class ConsoleModel:
    """The console's own state: the chosen line of the journal, the open form, and what was said last."""

    context: Context
    session: Session
    form: Form | None = None
    """what an action asks for; until it is closed, nothing else answers"""
    notice: str = ""
    """what happened, or went wrong"""
    runner: RoundRunner | None = None
    at: int = 0
    """position of the chosen line in the journal, newest first"""
    turning: Turning = field(default_factory=Turning)
    """of the form's list"""
    seats_turning: Turning = field(default_factory=Turning)

    @property
    def w(self) -> Translator:
        """The words of the moment."""
        return self.context.words

    # --- the journal ------------------------------------------------------------------------------
    def items(self) -> list[Item]:
        """The lines worth showing, newest first."""
        quiet = (Draft, SlipDraft, PhaseBegun, RoundPlayed)
        return [item for item in reversed(self.session.history()) if not isinstance(item.entry, quiet)]

    def choose(self, at: int) -> None:
        """Choose a line; beyond an end of the journal, the line at that end."""
        self.at = max(0, min(at, len(self.items()) - 1))

    def chosen(self) -> Item | None:
        """The chosen line; None in a journal with nothing to show."""
        items = self.items()
        return items[min(self.at, len(items) - 1)] if items else None

    def hides(self, item: Item) -> bool:
        """Whether a line is still a secret: a sheet of the round under way, or what was done to one."""
        entry = self.subject(item)
        deciding = self.session.phase in ("news", "decide")
        return isinstance(entry, Sheet) and entry.round == self.session.round and deciding

    def subject(self, item: Item) -> Entry:
        """What a line is about: itself, or the line that it undoes, counts again or edits."""
        entry = item.entry
        while isinstance(entry, Undone | Redone | Edited):
            entry = self.session.past.entries[entry.of]
        return entry

    def can_edit(self, item: Item) -> bool:
        """Whether a line can be edited here: not while it is a secret."""
        return item.can_edit and not self.hides(item)

    def turn(self, item: Item) -> None:
        """Undo a line, or let it count again; it stays the chosen one, though a new line is above it."""
        act = self.session.undo if item.can_undo else self.session.redo
        self.do(lambda: act(item.line))
        self._stay_at(item.line)

    def _stay_at(self, line: int) -> None:
        self.at = next(i for i, each in enumerate(self.items()) if each.line == line)

    def do(self, act: Callable[[], object]) -> bool:
        """Do something to the session; say why if it cannot be; play again what must be. Whether it was done."""
        self.notice = ""
        try:
            act()
        except SessionError as fault:
            self.notice = self.w.say(fault.message)
            return False
        due = self.session.past.due()
        if due is not None and due[0] < self.session.round and self.runner is None:
            self.runner = RoundRunner(self.session)
        return True

    def tick(self) -> None:
        """Years that must be played again are played beside the frames."""
        if self.runner is None:
            return
        self.runner.poll()
        if self.runner.is_done:
            self.close()
            self._say_set_aside()

    def close(self) -> None:
        """Let go of the thread that plays the years."""
        if self.runner is not None:
            self.runner.close()
            self.runner = None

    def _say_set_aside(self) -> None:
        """What no longer stands after an undo or edit."""
        worlds = [world for record in self.session.records for world in record.worlds.values()]
        set_aside = [objection for world in worlds for objection in world.set_aside]
        if set_aside:
            self.notice = self.w.many(
                "{n} decision is no longer valid: {why}",
                "{n} decisions are no longer valid: {why}",
                len(set_aside),
                why=self.w.say(set_aside[0].what),
            )

    # --- what an action asks for ------------------------------------------------------------------
    def open(self, form: Form | None) -> None:
        """Open what an action asks for, or close it."""
        self.form, self.notice, self.turning = form, "", Turning()

    def mirror_form(self) -> MirrorForm:
        """Asks for the folder of the second copy."""
        form = MirrorForm()
        form.folder.set(self.context.settings.mirror)
        return form

    def edit(self, item: Item) -> None:
        """Edit what a line says."""
        match item.reads:
            case Sheet() as sheet:
                self.open(SheetEdit(self.session, item.line, sheet))
            case Signed() as signed:
                self.open(DealEdit(self.session, item.line, signed))
            case Injected():
                self.open(EventForm(self.session, item.line))
            case CashAdjusted() as money:
                self.open(CashForm.of(self.session, item.line, money))

    def finish(self, act: Callable[[], object]) -> bool:
        """Do what the open form was for, and close it; it stays open where that cannot be.

        A line that was edited stays the chosen one.
        """
        line = getattr(self.form, "line", 0)
        done = self.do(act)
        if done:
            self.form = None
        if done and line:
            self._stay_at(line)
        return done

    def adjust(self, form: CashForm) -> None:
        """Give or take what is typed; both the amount and the reason are needed."""
        try:
            cents = form.cents()
        except NotReadError as fault:
            self.notice = " ".join(in_words(self.w, fault.about(form.amount.text)))
            return
        if not form.reason.text.strip():
            self.notice = self.w("Write a reason: everybody will be able to read it.")
        else:
            self.finish(lambda: form.adjust(cents))

    def keep_mirror(self, form: MirrorForm) -> None:
        """From now on every line is written into this folder too; nothing typed: no longer."""
        folder = form.folder.text.strip()
        if not self.finish(lambda: self.session.mirror_in(folder or None)):
            return
        self.context.settings.mirror = folder
        self.context.changed()
        w, where = self.w, self.session.mirror
        self.notice = (
            w("Second copy: {path}", path=where) if where else w("There is no second copy any more.")
        )

    # --- copies -----------------------------------------------------------------------------------
    def copy(self) -> None:
        """A copy of the session, to be carried away."""
        folder = self.context.folder / "copies"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copied = self.session.save_copy(folder / (self.session.path or Path("session.kierto")).name)
        except SessionError as fault:
            self.notice = self.w.say(fault.message)
            return
        except OSError as fault:
            self.notice = self.w(
                "Nothing can be saved in {folder}: {why}.", folder=folder, why=self.w.say(because(fault))
            )
            return
        self.notice = self.w("A copy was saved: {path}", path=copied)

    def fork_before(self, number: int) -> Session | None:
        """A session of its own from this round on, in a file beside; None if there cannot be one."""
        return self._beside("fork", partial(fork, self.session, number))

    def merge_next(self) -> Session | None:
        """The same game with the next two rounds as one, in a file beside; the clock goes on."""
        since = self.context.began.at
        return self._beside("shorter", partial(with_next_merged, self.session), since)

    def _beside(self, what: str, make: Callable[..., Session], since: float | None = None) -> Session | None:
        """A session made of this one goes on in a file beside it; None where that cannot be.

        `since`: when it began, in seconds since 1970; None: where its plan has it.
        """
        path = self.session.path
        if path is None:
            self.notice = self.w("This session is kept in no file.")
            return None
        names = (path.with_name(f"{path.stem} {what} {count}.kierto") for count in range(1, 1000))
        beside = next((name for name in names if not name.exists()), path)
        try:
            twin = make(beside, mirror=self.context.settings.mirror or None)
        except SessionError as fault:
            self.notice = self.w.say(fault.message)
            return None
        self.session.close()
        self.context.begin(twin, since)
        return twin

    # --- seats and the clock ----------------------------------------------------------------------
    def turn_seat(self, i: int) -> None:
        """People, then each bot in turn."""
        team = self.session.teams[i]
        ways: list[BotName | None] = [None, *_BOTS]
        bot = ways[(ways.index(team.bot) + 1) % len(ways)] if team.bot in ways else None
        if bot is None:
            self.do(lambda: self.session.give_seat(team.id))
        else:
            self.do(lambda: self.session.seat_bot(team.id, bot))

    def more(self, minutes: int) -> None:
        """A minute more, or fewer."""
        self.context.clock.more(minutes)
        self.do(lambda: self.session.clock(minutes))

    def hold(self) -> None:
        """Hold the clock, or let it go on."""
        self.context.clock.paused = not self.context.clock.paused
        self.do(lambda: self.session.clock(paused=self.context.clock.paused))
