"""The past that counts: what a journal comes to once undoing, redoing and editing are carried out.

Lines are added one by one, in order, each after its check (`game.session.entry_kinds`). The same lines always
make the same past, whether they were just written or read from a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

from game.roster.setup import Setup, Team
from game.session.basis import Basis, Recorded
from game.session.entries import (
    NOTES,
    BotSeated,
    CashAdjusted,
    Clock,
    Draft,
    Edited,
    Ended,
    Entry,
    Guessed,
    Injected,
    Phase,
    PhaseBegun,
    Redone,
    RoundPlayed,
    SessionOpened,
    Sheet,
    Signed,
    SlipDraft,
    Undone,
)
from sim.decisions import DealTerms

Deciding = Sheet | Signed | Injected | CashAdjusted
"""What a round comes to depends on these."""
DECIDING = (Sheet, Signed, Injected, CashAdjusted)
UNDOABLE = (*DECIDING, BotSeated, Ended, Guessed, Edited, *NOTES)
OVER: tuple[Phase, ...] = ("end", "legacy", "debrief")
"""phases after the last round"""
_E = TypeVar("_E", bound=Deciding)
_A = TypeVar("_A", bound=Entry)


class SessionState:
    """What counts, as it stands after the last line."""

    def __init__(self, head: SessionOpened, *, has_legacy: bool = True) -> None:
        self.head = head
        self.setup: Setup = head.setup
        self._has_legacy = has_legacy
        self.last = 1
        """the number of the last line"""
        self.entries: dict[int, Entry] = {1: head}
        """every line as it was written"""
        self.undone: set[int] = set()
        self.round = 1
        self.phase: Phase = "set_up"
        self.ended: int | None = None
        """the last round of a game ended early"""
        self.paused = False
        self.minutes = 0
        """minutes given to the phase under way, or taken from it"""
        self._edits: dict[int, list[int]] = {}
        self._by_round: dict[int, list[int]] = {}
        self._changed: dict[int, int] = {}
        """round → the last line that changed what counts in it"""
        self._bases: dict[int, Basis] = {}
        self._drafts: dict[tuple[int, str], int] = {}
        self._slips: dict[tuple[int, str], dict[tuple[str, ...], int]] = {}
        """(round, world) → matches → the line of the slip for them, the last one changed last"""
        self._records: dict[tuple[int, str], list[Recorded]] = {}
        self._before_end: dict[int, PhaseBegun] = {}
        self._noted: dict[type[object], list[int]] = {}
        """seats, guesses, ends, tries on the wall, promises, notes: kind → lines"""

    # -- adding lines -----------------------------------------------------------------------------

    def next_line(self, entry: Entry) -> None:
        """The next line, which has passed its check. What it changes is added by the method of its kind."""
        self.last += 1
        self.entries[self.last] = entry

    def go_to(self, entry: PhaseBegun) -> None:
        """A phase begins."""
        self.round, self.phase, self.minutes = entry.round, entry.phase, 0

    def draw_up(self, entry: Draft) -> None:
        """A team's sheet so far."""
        self._drafts[entry.round, entry.team] = self.last

    def fill_in(self, entry: SlipDraft) -> None:
        """A deal slip so far; or it is put away."""
        slips = self._slips.setdefault((entry.round, entry.world), {})
        slips.pop(entry.matches, None)
        if entry.deal is not None:
            slips[entry.matches] = self.last

    def decide(self, entry: Deciding) -> None:
        """A sheet, a deal, an event or money: its round stands on it."""
        self._by_round.setdefault(entry.round, []).append(self.last)
        self._touch(entry.round)

    def undo(self, entry: Undone) -> None:
        """A line no longer counts."""
        self.undone.add(entry.of)
        self._turned(entry.of)

    def redo(self, entry: Redone) -> None:
        """A line counts again."""
        self.undone.discard(entry.of)
        self._turned(entry.of)

    def edit(self, entry: Edited) -> None:
        """A line reads like this instead."""
        self._edits.setdefault(entry.of, []).append(self.last)
        self._touch(entry.instead.round)

    def note(self, entry: Entry) -> None:
        """Who plays a seat from now on, what the room expects: the last one counts; or what is shown or said."""
        self._noted.setdefault(type(entry), []).append(self.last)

    def end(self, entry: Ended) -> None:
        """The game ends early."""
        self._noted.setdefault(Ended, []).append(self.last)
        self._before_end[self.last] = PhaseBegun(round=self.round, phase=self.phase)
        self.ended = entry.round

    def set_clock(self, entry: Clock) -> None:
        """More time, or the clock is held."""
        self.minutes += entry.minutes
        self.paused = self.paused if entry.paused is None else entry.paused

    def keep_record(self, entry: RoundPlayed) -> None:
        """Keep a record, unless what it stood on had changed before it was written."""
        rounds = range(1, entry.round + (entry.phase == "play"))
        if not self.changed_since(entry.stands_on, len(rounds)):
            recorded = Recorded(self.last, entry, self._chain(len(rounds)))
            self._records.setdefault((entry.round, entry.phase), []).append(recorded)

    def _turned(self, line: int) -> None:
        """What an undone or redone line changes."""
        entry = self.entries[line]
        if isinstance(entry, DECIDING):
            self._touch(entry.round)
        elif isinstance(entry, Edited):
            self._touch(entry.instead.round)
        elif isinstance(entry, Ended):
            self.ended = next((ended.round for ended in self.latest(Ended)), None)

    def _touch(self, number: int) -> None:
        self._changed[number] = self.last
        self._bases.pop(number, None)

    def changed_since(self, line: int, rounds: int) -> bool:
        """Whether a later line changed what counts in the first so many rounds."""
        return any(self._changed.get(number, 0) > line for number in range(1, rounds + 1))

    # -- what counts ------------------------------------------------------------------------------

    def counts(self, line: int) -> bool:
        """Whether a line has any effect now: not undone, and no later line stands in its place."""
        entry = self.entries[line]
        if line in self.undone:
            return False
        if isinstance(entry, Edited):
            return entry.of not in self.undone and self.edit_of(entry.of) == line
        if isinstance(entry, Sheet):
            now = self.reads(line)
            return isinstance(now, Sheet) and self._last_sheets(now.round).get(now.team) == line
        if isinstance(entry, Draft):
            return self._drafts.get((entry.round, entry.team)) == line
        if isinstance(entry, SlipDraft):
            return self._slips[entry.round, entry.world].get(entry.matches) == line
        if isinstance(entry, RoundPlayed):
            record = self.record(entry.round, entry.phase)
            return record is not None and record.line == line
        return True

    def edit_of(self, line: int) -> int | None:
        """The line of the edit by which a line reads now; None if it reads as it was written."""
        return next((edit for edit in reversed(self._edits.get(line, ())) if edit not in self.undone), None)

    def reads(self, line: int) -> Entry | None:
        """An entry as it reads now; None if it is undone."""
        return None if line in self.undone else self.meant(line)

    def meant(self, line: int) -> Entry:
        """An entry as it was edited last, whether or not it counts."""
        edit = self.entries[self.edit_of(line) or line]
        return edit.instead if isinstance(edit, Edited) and edit.of == line else edit

    def basis(self, number: int) -> Basis:
        """All that counts in a round."""
        kept = self._bases.get(number)
        if kept is None:
            sheets = {team: self.reads(line) for team, line in sorted(self._last_sheets(number).items())}
            kept = self._bases[number] = Basis(
                tuple(entry for _, entry in self.of_round(number, Signed)),
                tuple(sheet for sheet in sheets.values() if isinstance(sheet, Sheet)),
                tuple(entry for _, entry in self.of_round(number, Injected)),
                tuple(entry for _, entry in self.of_round(number, CashAdjusted)),
            )
        return kept

    def of_round(self, number: int, kind: type[_E]) -> Iterator[tuple[int, _E]]:
        """The lines of a kind that are not undone in a round, as they read now."""
        for line in self._by_round.get(number, ()):
            entry = self.reads(line)
            if isinstance(entry, kind):
                yield line, entry

    def sheet_line(self, number: int, team: str) -> int | None:
        """The line of the sheet that a team has sealed in a round; what a deputy decided for it is not its own."""
        own = (line for line, sheet in self.of_round(number, Sheet) if sheet.team == team)
        line = max(own, default=0)
        entry = self.reads(line) if line else None
        return line if isinstance(entry, Sheet) and entry.by != "deputy" else None

    def _last_sheets(self, number: int) -> dict[str, int]:
        return {sheet.team: line for line, sheet in self.of_round(number, Sheet)}

    def draft(self, number: int, team: str) -> Draft | Sheet | None:
        """What a team has on its sheet since it last sealed one; a sheet taken back is a draft again."""
        sealed = self.sheet_line(number, team) or 0
        taken_back = [
            line
            for line in self._by_round.get(number, ())
            if line in self.undone and isinstance(sheet := self.entries[line], Sheet) and sheet.team == team
        ]
        line = max([self._drafts.get((number, team), 0), *taken_back])
        entry = self.entries[line] if line > sealed else None
        return entry if isinstance(entry, Draft | Sheet) else None

    def slips(self, number: int, world: str) -> dict[tuple[str, ...], DealTerms]:
        """Matches → the slip begun for them in a round and not signed, the last one changed last."""
        lines = self._slips.get((number, world), {}).values()
        drafts = (entry for line in lines if isinstance(entry := self.entries[line], SlipDraft))
        return {draft.matches: draft.deal for draft in drafts if draft.deal is not None}

    @property
    def teams(self) -> tuple[Team, ...]:
        """The teams as they are now: who plays each seat, and what it is called."""
        seated = tuple(self.latest(BotSeated))[::-1]
        if not seated:
            return self.setup.teams
        now = {team.id: team for team in self.setup.teams}
        for entry in seated:
            change = {"bot": entry.bot} | ({"name": entry.name, "automatic": False} if entry.name else {})
            now[entry.team] = now[entry.team].model_copy(update=change)
        return tuple(now.values())

    def before_end(self, line: int) -> PhaseBegun:
        """Where the game stood when it was ended by this line."""
        return self._before_end[line]

    def latest(self, kind: type[_A]) -> Iterator[_A]:
        """The entries of a kind that are not undone, the last first."""
        for line in reversed(self._noted.get(kind, ())):
            entry = self.entries[line]
            if line not in self.undone and isinstance(entry, kind):
                yield entry

    # -- rounds that were played --------------------------------------------------------------------

    @property
    def reached(self) -> int:
        """The last round whose years have run, or should have."""
        if self.phase in OVER:
            return self.round if self.ended is None else min(self.ended, self.round)
        return self.round if self.phase in ("years", "results") else self.round - 1

    def record(self, number: int, phase: str = "play") -> Recorded | None:
        """The record of a round that still stands; None if none does."""
        chain = self._chain(number if phase == "play" else number - 1)
        return next(
            (record for record in reversed(self._records.get((number, phase), ())) if record.chain == chain),
            None,
        )

    def due(self) -> tuple[int, Literal["play", "legacy"]] | None:
        """The first round that must be played, or played again; None if all stand."""
        for number in range(1, self.reached + 1):
            if self.record(number) is None:
                return number, "play"
        after = self.reached + 1
        if self._has_legacy and self.phase in ("legacy", "debrief") and self.record(after, "legacy") is None:
            return after, "legacy"
        return None

    def _chain(self, rounds: int) -> tuple[Basis, ...]:
        return tuple(self.basis(number) for number in range(1, rounds + 1))
