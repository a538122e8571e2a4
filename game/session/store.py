"""A session as it is kept: its journal, what counts of it, and the one way in which a line is added."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from game.log import logger
from game.session.entries import Entry
from game.session.entry_kinds import add, problem_with
from game.session.errors import SessionError, in_a_row, unwritable
from game.session.fold import SessionState
from game.session.journal import Journal, JournalError
from game.session.journal.memory import Keeper, KeptLine
from game.session.reader import line_flaw, plain, read
from sim.message import Message
from sim.plan.plan import Plan
from sim.rules import VERSION
from sim.scenario.frozen import Frozen

_E = TypeVar("_E", bound=Frozen)
_R = TypeVar("_R")


def opened(make: Callable[[], _R]) -> _R:
    """A journal, or a line in one. Raises SessionError with its sentence if there is none."""
    try:
        return make()
    except JournalError as fault:
        raise SessionError(fault.message) from fault


def made(kind: Callable[..., _E], **fields: object) -> _E:
    """An entry of these fields. Raises SessionError where one is too long, too large or empty."""
    try:
        return kind(**fields)
    except ValidationError as fault:
        raise SessionError(unwritable(fault)) from fault


class LineUnderWay:
    """A line on its way to the disk in another thread. It counts from `finish` on, not before."""

    def __init__(self, line: Future[KeptLine], finish: Callable[[LineUnderWay], None]) -> None:
        self.line = line
        self._finish = finish

    @property
    def is_written(self) -> bool:
        """Whether `finish` need not wait any more."""
        return self.line.done()

    def finish(self) -> None:
        """Wait until it is on the disk, and let it count. Raises SessionError if it could not be written."""
        self._finish(self)


class JournalStore:
    """The journal of a session and the state that its lines come to."""

    def __init__(self, journal: Keeper, plan: Plan | None = None) -> None:
        opened = read(journal.lines, plan)
        self.journal = journal
        self.plan: Plan = opened.plan
        self.past: SessionState = opened.past
        self.damage = opened.damage
        """what is wrong with the first line that cannot be used; None if all can"""
        self.write_fault: Message | None = None
        """why the file can no longer be written, since a line could not be; None if all is well"""
        self._under_way: LineUnderWay | None = None

    @property
    def read_only(self) -> Message | None:
        """Why nothing can be added, in one sentence; None if lines can."""
        if self.damage:
            return self.damage
        rules = self.past.head.rules
        if rules != VERSION:
            return Message(
                "The session was played by rules {rules}, and this Kierto has rules {known}: it is shown as "
                "it was recorded, and cannot be played on.",
                rules=rules,
                known=VERSION,
            )
        return self.journal.read_only

    @property
    def notices(self) -> tuple[Message, ...]:
        """What has to be said about its file: a torn end that was cut, a mirror that is missing."""
        return (*self.journal.notices, *([self.damage] if self.damage else []))

    # -- writing --------------------------------------------------------------------------------------

    def write(self, entry: Entry) -> int:
        """Check a line, write it down, and only then let it count; its number.

        A line that is still being written in another thread comes before it.
        """
        self._settle()
        self._check(entry)
        try:
            line = self.journal.append(plain(entry))
        except JournalError as fault:
            raise self._stopped(fault) from fault
        add(self.past, entry)
        return line.number

    def write_beside(
        self, entry: Entry, writer: Executor, then: Callable[[int], object] = lambda line: None
    ) -> LineUnderWay:
        """Check a line and let a thread of this executor write it down. No other line comes between.

        `then`: called with its number once it counts.
        """
        self._settle()
        self._check(entry)

        def count(line: KeptLine) -> None:
            add(self.past, entry)
            then(line.number)

        line = writer.submit(lambda: self.journal.append(plain(entry)))
        self._under_way = LineUnderWay(line, lambda under_way: self._finish(under_way, count))
        return self._under_way

    def _settle(self) -> None:
        if self._under_way is not None:
            self._under_way.finish()

    def _finish(self, under_way: LineUnderWay, count: Callable[[KeptLine], None]) -> None:
        fault = under_way.line.exception()
        is_new = under_way is self._under_way
        if is_new:
            self._under_way = None
        if isinstance(fault, JournalError):
            raise (self._stopped(fault) if is_new else SessionError(fault.message)) from fault
        if fault is not None:
            raise fault
        if is_new:
            count(under_way.line.result())

    def _check(self, entry: Entry) -> None:
        problem = self.read_only or problem_with(self.plan, self.past, entry)
        if problem is None and line_flaw(plain(entry)) is not None:
            problem = Message("There is a character here that no text may contain.")
        if problem:
            raise SessionError(problem)

    def _stopped(self, fault: JournalError) -> SessionError:
        self.write_fault = fault.message
        logger("session").error("%s", fault)
        return SessionError(fault.message)

    # -- files ----------------------------------------------------------------------------------------

    def continue_at(self, path: str | Path) -> None:
        """Go on in another file after a fault, with everything that counts. Raises SessionError if it cannot."""
        opened(lambda: self.journal.continue_at(Path(path)))
        logger("session").info("goes on in %s", self.journal.path)
        self.write_fault = None

    def rename(self, name: str) -> None:
        """Another name for the file of the session, in its folder. Raises SessionError if it cannot be."""
        journal = self._in_a_file()
        opened(lambda: journal.rename(name))
        logger("session").info("is called %s", journal.path)

    def save_copy(self, path: str | Path) -> Path:
        """Write all lines to a new file or into a folder, and stay where we are; the file it became."""
        journal = self._in_a_file()
        return opened(lambda: journal.save_copy(path))

    @property
    def mirror(self) -> Path | None:
        """The file of the second copy; None if there is none."""
        return self.journal.mirror if isinstance(self.journal, Journal) else None

    def mirror_in(self, folder: str | Path | None) -> None:
        """Keep a second copy in this folder from now on; None: no longer. Raises SessionError if there is none."""
        journal = self._in_a_file()
        before = len(journal.notices)
        journal.mirror_in(folder)
        if folder is not None and journal.mirror is None:
            why = in_a_row(journal.notices[before:])
            del journal.notices[before:]
            raise SessionError(why)

    def _in_a_file(self) -> Journal:
        if not isinstance(self.journal, Journal):
            raise SessionError("This session is kept in no file.")
        return self.journal

    def close(self) -> None:
        """Let go of the file, once what is being written is in it."""
        if self._under_way is not None:
            self._under_way.line.exception()
        self.journal.close()
