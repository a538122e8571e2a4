"""The rounds of a session: as they were recorded, those that must be played, and how each cluster stands meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor

from game.session.basis import Recorded
from game.session.derived import DerivedValues
from game.session.entries import RoundPlayed
from game.session.errors import SessionError
from game.session.fold import OVER
from game.session.record_codec import PackedRound, pack, unpack
from game.session.records import RoundRecord
from game.session.round_state import RoundState, round_state, task
from game.session.round_task import Task
from game.session.store import JournalStore, LineUnderWay
from sim.state import State


class SessionRounds:
    """What was played, and what is to be played next."""

    def __init__(self, store: JournalStore, derived: DerivedValues) -> None:
        self._store = store
        self._past = store.past
        self._plan = store.plan
        self._derived = derived

    # -- as they were recorded --------------------------------------------------------------------------

    @property
    def records(self) -> tuple[RoundRecord, ...]:
        """The rounds that stand, in order, the legacy run last; those after an undo or edit are gone."""
        return tuple(self._record(recorded.line, recorded.entry) for recorded in self._recorded())

    def check_records(self) -> None:
        """Unpack every round that stands. Raises SessionError at the first that cannot be read."""
        for recorded in self._recorded():
            self._record(recorded.line, recorded.entry)

    def _recorded(self) -> Iterator[Recorded]:
        for number in range(1, self._past.reached + 1):
            recorded = self._past.record(number)
            if recorded is None:
                return
            yield recorded
        legacy = self._past.record(self._past.reached + 1, "legacy") if self._past.phase in OVER else None
        if legacy is not None:
            yield legacy

    def hand_on(self, copy: SessionRounds) -> None:
        """Spare a copy of this session unpacking what has been unpacked here."""
        for recorded in self._recorded():
            if (record := self._derived.known(_of_line(recorded.line))) is not None:
                copy._keep(record, recorded.line)

    def _record(self, line: int, entry: RoundPlayed) -> RoundRecord:
        return self._derived.once(_of_line(line), None, lambda: unpack(entry, self._plan))

    def before(self, number: int) -> RoundRecord | None:
        """The record of the round before this one; None before the first. Raises SessionError if it is due."""
        if number == 1:
            return None
        recorded = self._past.record(number - 1)
        if recorded is None:
            raise SessionError("Round {number} must be played again first.", number=number - 1)
        return self._record(recorded.line, recorded.entry)

    # -- playing ------------------------------------------------------------------------------------------

    @property
    def task(self) -> Task | None:
        """The next round that must be played, or played again after an undo or edit; None if all stand."""
        due = self._past.due()
        return None if due is None else task(self._plan, self._past, self.before(due[0]), *due)

    @property
    def is_behind(self) -> bool:
        """Whether years that had run must run again, since something before them was changed."""
        return self._past.due() is not None and self._past.phase not in ("years", "legacy")

    def is_outdated(self, record: RoundRecord) -> bool:
        """Whether the decisions of a round have changed since its years began to run."""
        rounds = record.round + (record.phase == "play")
        is_due = self._past.due() == (record.round, record.phase)
        return not is_due or self._past.changed_since(record.stands_on, rounds - 1)

    def record(self, record: RoundRecord) -> None:
        """Write down what a round came to. Raises SessionError if its decisions have changed meanwhile."""
        self._refuse_outdated(record)
        self._keep(record, self._store.write(pack(record)))

    def record_beside(self, ready: PackedRound, writer: Executor) -> LineUnderWay:
        """The same for whoever must not wait: a thread of this executor writes it down."""
        self._refuse_outdated(ready.record)
        return self._store.write_beside(ready.entry, writer, lambda line: self._keep(ready.record, line))

    def _refuse_outdated(self, record: RoundRecord) -> None:
        if self.is_outdated(record):
            raise SessionError("The decisions have changed while the years ran. Let them run again.")

    def _keep(self, record: RoundRecord, line: int) -> None:
        """What was just played need not be unpacked."""
        self._derived.put(_of_line(line), None, record)

    def catch_up(self, tick: Callable[[], object] = lambda: None) -> None:
        """Play whatever must be played, or played again. `tick` is called after each round."""
        while (due := self.task) is not None:
            self.record(due.run())
            tick()

    def all_played(self) -> None:
        """Raises SessionError if a round must be played first."""
        if self._past.due() is not None:
            raise SessionError("The years of a round must run first.")

    # -- how it stands --------------------------------------------------------------------------------

    def state(self, world: str) -> State:
        """A cluster as it stands now: deals signed this round are in force, offers lie on the table.

        Shared by all who ask: copy it before changing anything.
        """
        number = self._shown()
        if number is None:
            return self.records[-1].worlds[world].state
        before = self._past.record(number - 1)
        version = (number, before.line if before else 0, self._past.basis(number))
        return self._derived.once(("state", world), version, lambda: self.round_state(world, number).state())

    def settled(self, world: str) -> State:
        """A cluster at the New Year from which the years of its round are played, all decisions carried out."""
        number = self._shown()
        if number is None:
            return self.records[-1].worlds[world].before
        before = self._past.record(number - 1)
        version = (number, before.line if before else 0, self._past.basis(number))
        return self._derived.once(
            ("settled", world), version, lambda: self.round_state(world, number).settled()
        )

    def _shown(self) -> int | None:
        """The round whose decisions are shown as under way; None if only what was recorded is."""
        due = self._past.due()
        if due is not None:
            return due[0]
        if self._past.phase in ("years", "results", *OVER):
            return None if self._past.reached else 1
        return self._past.round

    def round_state(self, world: str, number: int) -> RoundState:
        """A cluster in a round under way. Raises SessionError if there is no such cluster."""
        if world not in self._past.setup.worlds:
            raise SessionError("There is no cluster “{world}”.", world=world)
        return round_state(self._plan, self._past, self.before(number), number, world)


def _of_line(line: int) -> tuple[str, int]:
    return "record", line
