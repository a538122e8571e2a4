"""A session as it is kept: its journal, the past that counts, and rounds as they were recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from game.roster.seating import spoken
from game.roster.setup import Setup, Team
from game.session.entries import Ended, Entry, Phase, RoundPlayed, Undone
from game.session.entry_checks import problem_with
from game.session.errors import SessionError
from game.session.fold import OVER, SessionState
from game.session.journal import Journal, JournalError
from game.session.journal.memory import Keeper
from game.session.reader import add, plain, read
from game.session.record_codec import unpack
from game.session.records import RoundRecord
from game.session.round_state import Standing, standing, task
from game.session.round_task import Task
from sim.plan.plan import Plan
from sim.rules import VERSION
from sim.scenario.figures import Frozen
from sim.scenario.file import Scenario
from sim.state import State

_E = TypeVar("_E", bound=Frozen)
_R = TypeVar("_R")


def opened(make: Callable[[], _R]) -> _R:
    """A journal, or a line in one. Raises SessionFault with its sentence if there is none."""
    try:
        return make()
    except JournalError as fault:
        raise SessionError(str(fault)) from fault


class JournalStore:
    """What everything else about a session rests on."""

    def __init__(self, journal: Keeper) -> None:
        found = read(journal.lines)
        self.journal = journal
        self.plan: Plan = found.plan
        self.past: SessionState = found.past
        self.damage = found.damage
        """what is wrong with the first line that cannot be used; empty if all can"""
        self.write_fault = ""
        """why the file can no longer be written, since a line could not be; empty if all is well"""
        self.language: str | None = None
        """in which teams are named that nobody renamed; none: as they were written down"""
        self._teams: tuple[object, tuple[Team, ...]] = (None, ())
        self._unpacked: dict[int, RoundRecord] = {}
        self._states: dict[str, tuple[object, State]] = {}

    # -- what it is ---------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None if it is in none."""
        return self.journal.path

    @property
    def scenario(self) -> Scenario:
        """The scenario it plays."""
        return self.plan.scenario

    @property
    def setup(self) -> Setup:
        """What was settled before the first round."""
        return self.past.setup

    @property
    def round(self) -> int:
        """The round under way, from 1."""
        return self.past.round

    @property
    def phase(self) -> Phase:
        """The phase under way."""
        return self.past.phase

    @property
    def teams(self) -> tuple[Team, ...]:
        """The teams as they are now, called as in the language of the moment."""
        now, language = (self.past.last, self.language), self.language
        if self._teams[0] != now:
            found = self.past.teams
            if language is not None:
                seated_in = self.setup.language
                found = tuple(spoken(self.plan, team, language, seated_in) for team in found)
            self._teams = (now, found)
        return self._teams[1]

    @property
    def worlds(self) -> tuple[str, ...]:
        """The names of the clusters that are played."""
        return self.setup.worlds

    def team(self, key: str) -> Team:
        """A team by its id. Raises SessionFault if there is none."""
        found = next((team for team in self.teams if team.id == key), None)
        if found is None:
            raise SessionError(f"There is no team “{key}”.")
        return found

    @property
    def read_only(self) -> str:
        """Why nothing can be added, in one sentence; empty if lines can."""
        if self.damage:
            return self.damage
        rules = self._rules
        if rules != VERSION:
            return (
                f"The session was played by rules {rules}, and this Kierto has rules {VERSION}: "
                "it is shown as it was recorded, and cannot be played on."
            )
        return self.journal.read_only

    @property
    def _rules(self) -> int:
        return self.past.head.rules

    @property
    def notices(self) -> tuple[str, ...]:
        """What has to be said about its file: a torn end that was cut, a mirror that is missing."""
        return (*self.journal.notices, *([self.damage] if self.damage else []))

    # -- rounds as they were recorded -----------------------------------------------------------------

    @property
    def records(self) -> tuple[RoundRecord, ...]:
        """The rounds that stand, in order, the legacy run last; those after an undo or edit are gone."""
        found: list[RoundRecord] = []
        for number in range(1, self.past.reached + 1):
            one = self.past.record(number)
            if one is None:
                return tuple(found)
            found.append(self._record(one.line, one.entry))
        legacy = self.past.record(self.past.reached + 1, "legacy") if self.past.phase in OVER else None
        return (*found, *([self._record(legacy.line, legacy.entry)] if legacy else []))

    def _record(self, line: int, entry: RoundPlayed) -> RoundRecord:
        if line not in self._unpacked:
            self._unpacked[line] = unpack(entry, len(self.plan.firms))
        return self._unpacked[line]

    def _before(self, number: int) -> RoundRecord | None:
        """The record of the round before this one; None before the first."""
        if number == 1:
            return None
        one = self.past.record(number - 1)
        if one is None:
            raise SessionError(f"Round {number - 1} must be played again first.")
        return self._record(one.line, one.entry)

    def _task(self, number: int, phase: str) -> Task:
        return task(self.plan, self.past, self._before(number), number, phase)

    def _changed_since(self, record: RoundRecord) -> bool:
        rounds = record.round + (record.phase == "play")
        return self.past.changed_since(record.stands_on, rounds - 1)

    def _all_played(self) -> None:
        due = self.past.due()
        if due is not None:
            raise SessionError("The years of a round must run first.")

    # -- how it stands --------------------------------------------------------------------------------

    def state(self, world: str) -> State:
        """A cluster as it stands now: deals signed this round are in force, offers lie on the table.

        Shared by all who ask: copy it before changing anything.
        """
        number = self._shown()
        if number is None:
            return self.records[-1].worlds[world].state
        basis = self.past.basis(number)
        before = self.past.record(number - 1)
        key = (number, before.line if before else 0, basis)
        known = self._states.get(world)
        if known is None or known[0] != key:
            known = self._states[world] = (key, self._standing(world, number).state())
        return known[1]

    def _shown(self) -> int | None:
        """The round whose decisions are shown as under way; None if only what was recorded is."""
        due = self.past.due()
        if due is not None:
            return due[0]
        if self.past.phase in ("years", "results", *OVER):
            return None if self.past.reached else 1
        return self.past.round

    def _standing(self, world: str, number: int) -> Standing:
        if world not in self.setup.worlds:
            raise SessionError(f"There is no cluster “{world}”.")
        return standing(self.plan, self.past, self._before(number), number, world)

    # -- writing --------------------------------------------------------------------------------------

    def _write(self, entry: Entry) -> int:
        """Check a line, write it down, and only then let it count; its number."""
        if self.read_only:
            raise SessionError(self.read_only)
        problem = problem_with(self.plan, self.past, entry)
        if problem:
            raise SessionError(problem)
        try:
            line = self.journal.append(plain(entry))
        except JournalError as fault:
            self.write_fault = str(fault)
            raise SessionError(str(fault)) from fault
        add(self.plan, self.past, entry)
        return line.number

    @staticmethod
    def _made(kind: Callable[..., _E], **fields: object) -> _E:
        """An entry of these fields. Raises SessionFault where one is too long, too large or empty."""
        try:
            return kind(**fields)
        except ValidationError as fault:
            first = fault.errors(include_url=False)[0]
            place = " ".join(str(part) for part in first["loc"][:1])
            raise SessionError(
                f"This cannot be written down ({place}: {first['msg']}). Change it."
            ) from fault

    def _undo(self, line: int) -> None:
        entry = self.past.entries.get(line)
        self._write(Undone(of=line))
        if isinstance(entry, Ended) and self.past.ended is None:
            self._write(self.past.before_end(line))

    def continue_at(self, path: str | Path) -> None:
        """Go on in another file after a fault, with everything that counts."""
        try:
            self.journal.continue_at(Path(path))
        except JournalError as fault:
            raise SessionError(str(fault)) from fault
        self.write_fault = ""

    def save_copy(self, path: str | Path) -> Path:
        """Write all lines to a new file or into a folder, and stay where we are; the file it became."""
        journal = self._in_a_file()
        return opened(lambda: journal.save_copy(path))

    @property
    def mirror(self) -> Path | None:
        """The file of the second copy; None if there is none."""
        return self.journal.mirror if isinstance(self.journal, Journal) else None

    def mirror_in(self, folder: str | Path | None) -> None:
        """Keep a second copy in this folder from now on; None: no longer. Raises SessionFault if there is none."""
        journal = self._in_a_file()
        before = len(journal.notices)
        journal.mirror_in(folder)
        if folder is not None and journal.mirror is None:
            raise SessionError(" ".join(journal.notices[before:]))

    def _in_a_file(self) -> Journal:
        if not isinstance(self.journal, Journal):
            raise SessionError("This session is kept in no file.")
        return self.journal

    def close(self) -> None:
        """Let go of the file."""
        self.journal.close()
