"""What a facilitator does to a game from the console: take back, edit, bring events, give money, keep copies, fork."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal

from game.board.news import years_of
from game.roster.setup import BotName
from game.screen.context import Context
from game.screen.kit.text_field import TextField
from game.screen.round_runner import RoundRunner
from game.screen.scenes.console.edit import AmendingDeal, ConsoleEdit
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
from game.session.fork import fork
from game.session.history import Item
from game.session.session import Session

Panel = Literal["", "event", "cash", "fork", "sheet", "deal", "mirror", "end"]
_BOTS: Final[tuple[BotName, ...]] = ("cooperative", "dealing", "private", "idle")
_MILLION: Final = 100_000_000
"""cents"""


@dataclass(slots=True)
class ConsoleModel:
    """The console's own state: which action is open, what is typed, and what went wrong."""

    context: Context
    session: Session
    panel: Panel = ""
    said: str = ""
    """what happened, or went wrong"""
    runner: RoundRunner | None = None
    amending: ConsoleEdit | None = None
    amending_deal: AmendingDeal | None = None
    replaced: int = 0
    """the line that an event or an adjustment is to stand for; 0: a new one"""
    page: int = 0
    """of a long list"""
    firm: int = 0
    amount: TextField = field(default_factory=lambda: TextField(longest=12))
    reason: TextField = field(default_factory=lambda: TextField(longest=120))
    folder: TextField = field(default_factory=TextField)

    # --- the journal ------------------------------------------------------------------------------
    def items(self) -> list[Item]:
        """The lines worth showing, newest first."""
        quiet = (Draft, SlipDraft, PhaseBegun, RoundPlayed)
        language = self.context.words.language
        return [one for one in reversed(self.session.history(language)) if not isinstance(one.entry, quiet)]

    def hides(self, one: Item) -> bool:
        """Whether a line is still a secret: a sheet of the round under way, or what was done to one."""
        entry = self.turned(one)
        deciding = self.session.phase in ("news", "decide")
        return isinstance(entry, Sheet) and entry.round == self.session.round and deciding

    def turned(self, one: Item) -> Entry:
        """What a line is about: itself, or the line that it undoes, counts again or edits."""
        entry = one.entry
        while isinstance(entry, Undone | Redone | Edited):
            entry = self.session.past.entries[entry.of]
        return entry

    def do(self, act: Callable[[], object]) -> bool:
        """Do something to the session; say why if it cannot be; play again what must be. Whether it was done."""
        self.said = ""
        try:
            act()
        except SessionError as fault:
            self.said = self.context.words.heard(str(fault))
            return False
        due = self.session.past.due()
        if due is not None and due[0] < self.session.round and self.runner is None:
            self.runner = RoundRunner(self.session)
        return True

    def turn(self, one: Item) -> None:
        """Undo a line, or let it count again."""
        act = self.session.undo if one.can_undo else self.session.redo
        self.do(lambda: act(one.line))

    def tick(self) -> None:
        """Years that must be played again are played beside the frames."""
        if self.runner is None:
            return
        self.runner.poll()
        if self.runner.is_done:
            self.runner.close()
            self.runner = None
            self._say_set_aside()

    def _say_set_aside(self) -> None:
        """What no longer stands after an undo or edit."""
        worlds = [world for record in self.session.records for world in record.worlds.values()]
        found = [one for world in worlds for one in world.set_aside]
        if found:
            w = self.context.words
            self.said = w.many(
                "{n} decision no longer stands: {why}",
                "{n} decisions no longer stand: {why}",
                len(found),
                why=w.heard(found[0].what),
            )

    # --- what an action opens ---------------------------------------------------------------------
    def open(self, panel: Panel) -> None:
        """Open what an action needs; an empty name closes it."""
        self.panel, self.said, self.page, self.replaced = panel, "", 0, 0
        if panel == "mirror":
            self.folder.set(self.context.settings.mirror)

    def edit(self, one: Item) -> None:
        """Take the pencil to a line."""
        match one.reads:
            case Sheet() as sheet:
                self.amending = ConsoleEdit(self.session, one.line, sheet)
                self.open("sheet")
            case Signed() as signed:
                self.amending_deal = AmendingDeal(self.session, one.line, signed)
                self.open("deal")
            case Injected():
                self.open("event")
                self.replaced = one.line
            case CashAdjusted() as money:
                self.open("cash")
                self.replaced = one.line
                self.firm = self.firms.index((money.world, money.firm))
                self.amount.set(f"{Decimal(money.cents) / _MILLION:f}")
                self.reason.set(money.reason)

    def save_edit(self) -> None:
        """The line reads as it stands here; the years since are played again."""
        under = self.amending if self.panel == "sheet" else self.amending_deal
        if under is not None and self.do(under.save):
            self.panel = ""

    # --- events -----------------------------------------------------------------------------------
    @property
    def begins(self) -> int:
        """The year from which an event that is brought now works."""
        past = self.session.past
        entry = past.reads(self.replaced) if self.replaced else None
        number = entry.round if isinstance(entry, Injected) else past.reached + 1
        return years_of(self.session.plan, min(number, len(self.session.scenario.about.rounds)))[0]

    def measures(self) -> list[str]:
        """Events and measures that are not under way; events first, by their year."""
        session = self.session
        under_way = session.state(session.worlds[0]).events
        plan, events = session.plan, session.scenario.events
        first = sorted((key for key in events if key not in under_way), key=lambda key: events[key].year or 0)
        others = [key for key, one in plan.measures.items() if key not in events and one.kind != "advantage"]
        return [*first, *(key for key in others if key not in under_way)]

    def inject(self, key: str) -> None:
        """An event begins at the next New Year; or begins instead of another that was brought."""
        before = self.session.past.reads(self.replaced) if self.replaced else None
        if isinstance(before, Injected):
            done = self.do(
                lambda: self.session.edit(self.replaced, before.model_copy(update={"measure": key}))
            )
        else:
            done = self.do(lambda: self.session.inject(key))
        if done:
            self.panel = ""

    # --- money ------------------------------------------------------------------------------------
    @property
    def firms(self) -> list[tuple[str, str]]:
        """Every firm that is played: (cluster, firm)."""
        return [(team.world, firm) for team in self.session.teams for firm in team.firms]

    def next_firm(self, by: int = 1) -> None:
        """Another firm to give money to."""
        self.firm = (self.firm + by) % len(self.firms)

    def adjust(self) -> None:
        """Give or take what is typed; both the amount and the reason are needed."""
        w = self.context.words
        try:
            cents = int(Decimal(self.amount.text.strip().replace(",", ".").replace("−", "-")) * _MILLION)
        except (ArithmeticError, ValueError):
            self.said = w("Write an amount in million euros: 0.5 or −0.5")
            return
        reason = self.reason.text.strip()
        if not reason:
            self.said = w("Write a reason: everybody will be able to read it.")
            return
        world, firm = self.firms[self.firm % len(self.firms)]
        before = self.session.past.reads(self.replaced) if self.replaced else None
        if isinstance(before, CashAdjusted):
            change = {"world": world, "firm": firm, "cents": cents, "reason": reason}
            done = self.do(lambda: self.session.edit(self.replaced, before.model_copy(update=change)))
        else:
            done = self.do(lambda: self.session.adjust_cash(world, firm, cents, reason))
        if done:
            self.panel = ""
            self.amount.set("")
            self.reason.set("")

    # --- copies -----------------------------------------------------------------------------------
    def copy(self) -> None:
        """A copy of the session, to be carried away."""
        folder = self.context.folder / "copies"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = self.session.save_copy(folder / (self.session.path or Path("session.kierto")).name)
        except (SessionError, OSError) as fault:
            self.said = self.context.words.heard(str(fault))
            return
        self.said = self.context.words("A copy was saved: {path}", path=found)

    def keep_second(self) -> None:
        """From now on every line is written into this folder too; nothing typed: no longer."""
        folder = self.folder.text.strip()
        if not self.do(lambda: self.session.mirror_in(folder or None)):
            return
        self.context.settings.mirror = folder
        self.context.changed()
        w = self.context.words
        where = self.session.mirror
        self.said = w("Second copy: {path}", path=where) if where else w("There is no second copy any more.")
        self.panel = ""

    def fork_before(self, number: int) -> Session | None:
        """A session of its own from this round on, in a file beside; None if there cannot be one."""
        path = self.session.path
        if path is None:
            self.said = self.context.words("This session is kept in no file.")
            return None
        names = (path.with_name(f"{path.stem} fork {count}.kierto") for count in range(1, 1000))
        beside = next((one for one in names if not one.exists()), path)
        mirror = self.context.settings.mirror
        try:
            twin = fork(self.session, number, beside, mirror=mirror or None)
        except SessionError as fault:
            self.said = self.context.words.heard(str(fault))
            return None
        self.session.close()
        self.context.begin(twin)
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
