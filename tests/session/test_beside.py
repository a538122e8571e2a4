"""A round's line is written by a thread: it counts only once it is on the disk, and other lines keep their order."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from game.experiments.verify import verify
from game.screen.round_runner import RoundRunner
from game.session.errors import SessionError
from game.session.journal.filesystem import Disk
from game.session.record_codec import packed, unpack
from game.session.session import Session
from tests.session.table import collect, scenario, setup


class SlowDisk(Disk):
    """A disk that keeps whoever writes waiting while it is told to, or is full."""

    def __init__(self) -> None:
        self.answers = Event()
        self.answers.set()
        self.is_full = False

    def write(self, file: int, data: bytes) -> int:
        assert self.answers.wait(60)
        if self.is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(file, data)


@pytest.fixture
def disk() -> SlowDisk:
    return SlowDisk()


@pytest.fixture
def writer() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def session(tmp_path: Path, disk: SlowDisk) -> Iterator[Session]:
    """A game whose first round is closed and has not been played."""
    game = Session.create(tmp_path / "game.kierto", scenario(), setup(), disk=disk)
    game.go_to("decide")
    game.seal("foundry", [collect("1")])
    game.go_to("years")
    yield game
    disk.answers.set()
    game.close()


def test_a_round_counts_once_its_line_is_on_the_disk(
    session: Session, disk: SlowDisk, writer: ThreadPoolExecutor
) -> None:
    assert session.task is not None
    ready, last = packed(session.task.run()), session.past.last
    disk.answers.clear()
    line = session.record_beside(ready, writer)
    assert not line.is_written
    assert (session.records, session.past.last) == ((), last), "nothing counts before it is acknowledged"
    with pytest.raises(SessionError, match="before the years have run"):
        session.go_to("results")
    disk.answers.set()
    line.finish()
    assert session.records == (ready.record,)
    session.go_to("results")


def test_what_was_played_is_what_is_read_back(session: Session) -> None:
    assert session.task is not None
    ready = packed(session.task.run())
    assert unpack(ready.entry, session.plan) == ready.record


def test_a_line_written_meanwhile_comes_after_the_round_s_in_the_file_and_in_the_game(
    session: Session, disk: SlowDisk, writer: ThreadPoolExecutor
) -> None:
    assert session.task is not None
    ready, last = packed(session.task.run()), session.past.last
    line = session.record_beside(ready, writer)
    session.clock(2)
    assert [session.past.entries[last + number].line for number in (1, 2)] == ["round", "clock"]
    line.finish()
    assert session.past.last == last + 2, "what counts already is not counted twice"
    session.close()
    assert session.path is not None
    again = Session.open(session.path)
    assert [again.past.entries[last + number].line for number in (1, 2)] == ["round", "clock"]
    assert again.damage is None
    assert again.records == (ready.record,)
    assert verify(again).sound
    again.close()


def test_a_round_that_could_not_be_written_is_kept_and_written_elsewhere(
    session: Session, disk: SlowDisk, writer: ThreadPoolExecutor, tmp_path: Path
) -> None:
    assert session.task is not None
    ready = packed(session.task.run())
    disk.is_full = True
    line = session.record_beside(ready, writer)
    with pytest.raises(SessionError, match="the disk is full"):
        line.finish()
    assert not session.records
    assert "the disk is full" in str(session.write_fault)
    disk.is_full = False
    session.continue_at(tmp_path / "elsewhere.kierto")
    with pytest.raises(SessionError):
        line.finish()
    assert session.write_fault is None, "a line that failed once says nothing of the new file"
    session.record_beside(ready, writer).finish()
    assert session.records == (ready.record,)


def test_whoever_writes_hears_that_the_round_before_could_not_be_written(
    session: Session, disk: SlowDisk, writer: ThreadPoolExecutor
) -> None:
    assert session.task is not None
    disk.is_full = True
    session.record_beside(packed(session.task.run()), writer)
    with pytest.raises(SessionError, match="the disk is full"):
        session.clock(1)
    assert session.past.minutes == 0


def test_a_session_that_is_closed_meanwhile_has_the_round_in_its_file(
    session: Session, writer: ThreadPoolExecutor
) -> None:
    assert session.task is not None
    ready = packed(session.task.run())
    session.record_beside(ready, writer)
    session.close()
    assert session.path is not None
    with_round = Session.open(session.path, read_only=True)
    assert with_round.records == (ready.record,)


def test_years_of_decisions_that_have_changed_are_not_written(
    session: Session, writer: ThreadPoolExecutor
) -> None:
    assert session.task is not None
    ready = packed(session.task.run())
    sheet = session.past.sheet_line(1, "foundry")
    assert sheet is not None
    session.undo(sheet)
    with pytest.raises(SessionError, match="have changed"):
        session.record_beside(ready, writer)


def test_a_line_that_waits_for_the_thread_is_written_though_its_scene_is_left(session: Session) -> None:
    runner = RoundRunner(session)
    while not runner._playing.done():  # type: ignore[union-attr]
        sleep(0.01)
    busy = Event()
    runner._pool.submit(busy.wait, 60)
    runner.poll()
    runner.close()
    busy.set()
    session.close()
    assert len(Session.open(session.path or "", read_only=True).records) == 1
