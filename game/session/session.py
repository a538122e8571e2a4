"""The session: one game from its set-up to its debrief, as screens and commands use it.

Every action is checked, then written down and flushed, and only then counts. Computing is apart from
writing: `task` is a round waiting to be played, whole in itself; run it anywhere and hand the outcome to
`record`. Nothing here keeps anything that the journal does not say.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.roster.setup import BotName, Setup
from game.session import history as told
from game.session.decide import Deciding
from game.session.entries import (
    BotSeated,
    Clock,
    Edited,
    Ended,
    Entry,
    Guessed,
    Phase,
    PhaseBegun,
    Redone,
    RoundPlayed,
)
from game.session.errors import SessionError
from game.session.fold import DECIDING, OVER, UNDOABLE
from game.session.fold import Deciding as DecidingEntry
from game.session.history import Item
from game.session.journal import Journal
from game.session.journal.memory import Memory
from game.session.phases import BEFORE, next_step
from game.session.phases import DECIDING as OPEN
from game.session.reader import head
from game.session.record_codec import pack
from game.session.records import RoundRecord
from game.session.round_task import Task
from game.session.store import opened
from sim.scenario.file import Scenario

Place = str | Path


class Session(Deciding):
    """A game in play, or one that was. What teams decide is in `Deciding`, how it is kept in `Kept`."""

    # -- beginning --------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Place, scenario: Scenario, setup: Setup, *, mirror: Place | None = None) -> Session:
        """A new session in a new file. Raises SessionFault if the set-up does not fit, or no file can be made."""
        first = head(scenario, setup)
        return cls(opened(lambda: Journal.create(path, first, mirror=mirror)))

    @classmethod
    def open(cls, path: Place, *, mirror: Place | None = None, read_only: bool = False) -> Session:
        """A session where it stopped. Raises SessionFault if nothing of it can be read."""
        return cls(opened(lambda: Journal.open(path, mirror=mirror, read_only=read_only)))

    @classmethod
    def in_memory(cls, scenario: Scenario, setup: Setup) -> Session:
        """A session that nobody saves."""
        return cls(Memory([head(scenario, setup)]))

    def copy(self) -> Session:
        """The same session in memory: for what-ifs, where nothing that happens is kept."""
        return Session(Memory([line.data for line in self.journal.lines[: self.past.last]]))

    def write_to(self, path: Place, *, mirror: Place | None = None) -> None:
        """Write the whole session to a new file, line by line. Raises SessionFault if it cannot be."""
        lines = self.journal.lines[: self.past.last]
        kept = opened(lambda: Journal.create(path, lines[0].data, mirror=mirror))
        try:
            for line in lines[1:]:
                opened(lambda line=line: kept.append(line.data))  # type: ignore[misc]
        finally:
            kept.close()

    def retell(self, entry: Entry) -> None:
        """Write down a line of another session that plays the same game: how forks begin."""
        if isinstance(entry, RoundPlayed):
            entry = entry.model_copy(update={"stands_on": self.past.last})
        self._write(entry)

    # -- phases -----------------------------------------------------------------------------------

    @property
    def rounds(self) -> int:
        """How many rounds the game has, as things are now."""
        return self.setup.rounds if self.past.ended is None else self.past.ended

    def go_to(self, phase: Phase) -> None:
        """Go on to a phase; from the results of a round, into the next. When a round closes, bots decide."""
        step = next_step(self.past, phase, self.rounds)
        if phase == "legacy" and not self.plan.scenario.about.legacy_years:
            raise SessionError("The scenario has no legacy run. Go on to the debrief.")
        if step.round > self.past.round:
            self._write(PhaseBegun(round=step.round, phase="news"))
        if phase in ("reveal", "years") and self.past.phase in (*BEFORE, *OPEN):
            self._before_closing()
        if (self.past.round, self.past.phase) != (step.round, step.phase):
            self._write(step)

    def _before_closing(self) -> None:
        if self.past.phase in BEFORE:
            self._write(PhaseBegun(round=1, phase="decide"))
        self.bot_sheets()

    def end_here(self) -> None:
        """End the game after the last round whose years have run; a round under way is left out."""
        if self.past.phase in OVER:
            raise SessionError("The game is over already.")
        self._all_played()
        reached = self.past.reached
        if reached < self.setup.rounds:
            self._write(Ended(round=reached))
        self._write(PhaseBegun(round=max(1, reached), phase="end"))

    # -- playing rounds ---------------------------------------------------------------------------

    @property
    def is_behind(self) -> bool:
        """Whether years that had run must run again, since something before them was changed."""
        return self.past.due() is not None and self.past.phase not in ("years", "legacy")

    @property
    def task(self) -> Task | None:
        """The next round that must be played, or played again after an undo or edit; None if all stand."""
        due = self.past.due()
        return None if due is None else self._task(*due)

    def record(self, record: RoundRecord) -> None:
        """Write down what a round came to. Raises SessionFault if its decisions have changed meanwhile."""
        if self.is_outdated(record):
            raise SessionError("The decisions have changed while the years ran. Let them run again.")
        self._write(pack(record))

    def is_outdated(self, record: RoundRecord) -> bool:
        """Whether the decisions of a round have changed since its years began to run."""
        return self.past.due() != (record.round, record.phase) or self._changed_since(record)

    def catch_up(self, tick: Callable[[], object] = lambda: None) -> None:
        """Play whatever must be played, or played again. `tick` is called after each round."""
        while (task := self.task) is not None:
            self.record(task.run())
            tick()

    def play_round(self, tick: Callable[[], object] = lambda: None) -> RoundRecord:
        """Close the round under way, or the next one, and let its years run."""
        if self.past.due() is None:
            if self.past.phase in ("years", "results"):
                self.go_to("news")
            self.go_to("years")
        self.catch_up(tick)
        return self.records[-1]

    def legacy(self, tick: Callable[[], object] = lambda: None) -> RoundRecord:
        """The years after the last round, in which nobody decides."""
        self.go_to("legacy")
        self.catch_up(tick)
        return self.records[-1]

    # -- taking back --------------------------------------------------------------------------------

    def undo(self, line: int) -> None:
        """A line no longer counts. Rounds that stood on it must be played again (`task`)."""
        self._undo(line)

    def undo_last(self) -> int:
        """Undo the last line that counts and can be undone; says which.

        Only what asks for no played year to run again: one key must not turn the game back a round.
        """
        for line, entry in reversed(self.past.entries.items()):
            if isinstance(entry, UNDOABLE) and self.past.counts(line):
                said = entry.instead if isinstance(entry, Edited) else entry
                if isinstance(said, DECIDING) and said.round <= self.past.reached:
                    raise SessionError(
                        "The years after the last decision have run. To take it back, open F2."
                    )
                self._undo(line)
                return line
        raise SessionError("There is nothing to undo.")

    def redo(self, line: int) -> None:
        """An undone line counts again."""
        ended = isinstance(self.past.entries.get(line), Ended)
        self._write(Redone(of=line))
        if ended and self.past.ended is not None:
            self._write(PhaseBegun(round=max(1, self.past.ended), phase="end"))

    def edit(self, line: int, instead: DecidingEntry) -> None:
        """A sheet, deal, injection or adjustment reads like this instead, in the same round."""
        entry = self.past.entries.get(line)
        of = entry.of if isinstance(entry, Edited) else line
        if isinstance(instead, DECIDING):
            fields = {name: getattr(instead, name) for name in type(instead).model_fields}
            self._write(Edited(of=of, instead=self._made(type(instead), **fields)))

    def unseal(self, team: str) -> None:
        """Take back a team's sheet of the round under way; its decisions are a draft again."""
        line = self.past.sheet_line(self._deciding(), team)
        if line is None:
            raise SessionError("There is no sealed sheet to take back.")
        self._undo(line)

    # -- the room -----------------------------------------------------------------------------------

    def seat_bot(self, team: str, bot: BotName) -> None:
        """A bot plays a seat from now on."""
        self._write(BotSeated(round=self.past.round, team=team, bot=bot))

    def give_seat(self, team: str, name: str | None = None) -> None:
        """People play a seat from now on, under a name of their own if they give one."""
        self._write(self._made(BotSeated, round=self.past.round, team=team, bot=None, name=name))

    def clock(self, minutes: int = 0, *, paused: bool | None = None) -> None:
        """More minutes for the phase under way, or fewer; hold the clock, or let it go on."""
        self._write(self._made(Clock, round=self.past.round, minutes=minutes, paused=paused))

    def guess(self, *, falls: bool) -> None:
        """What the room expects of the years about to run."""
        self._write(Guessed(round=self.past.round, falls=falls))

    def history(self, language: str = "en") -> tuple[Item, ...]:
        """Every line as one readable item, with whether it counts."""
        return told.history(self.plan, self.past, language)
