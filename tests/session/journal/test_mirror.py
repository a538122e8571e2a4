"""A second copy in another folder: it follows line by line, and its failing stops nobody."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import sleep

import pytest

from game.session.journal import Journal, JournalError
from tests.session.journal.faulty import HEAD, SAID, Failing, Quick, said, settled, short_session


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror"
    folder.mkdir()
    return folder


def test_the_mirror_holds_every_acknowledged_line(tmp_path: Path, mirror: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD, mirror=mirror) as journal:
        for data in SAID[1:]:
            journal.append(data)
            assert settled(journal)
            assert (mirror / "game.kierto").read_bytes() == path.read_bytes()
        assert journal.notices == []
    assert said(Journal.open(mirror / "game.kierto", read_only=True)) == SAID


def test_a_mirror_that_fell_behind_is_filled_up(tmp_path: Path, mirror: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    for size in (0, 10, len(whole) // 2, len(whole)):
        (mirror / "game.kierto").write_bytes(whole[:size])
        with Journal.open(path, mirror=mirror) as journal:
            assert journal.notices == []
        assert (mirror / "game.kierto").read_bytes() == whole


def test_another_session_of_the_same_name_is_left_alone(tmp_path: Path, mirror: Path) -> None:
    (mirror / "game.kierto").write_bytes(b"something else")
    with Journal.create(tmp_path / "game.kierto", HEAD, mirror=mirror) as journal:
        assert journal.mirror == mirror / "game-2.kierto"
    assert (mirror / "game.kierto").read_bytes() == b"something else"
    assert said(Journal.open(mirror / "game-2.kierto", read_only=True)) == [HEAD]


def test_a_mirror_that_knows_more_is_left_alone_and_named(tmp_path: Path, mirror: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    (mirror / "game.kierto").write_bytes(whole)
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:4]))
    with Journal.open(path, mirror=mirror) as journal:
        assert "holds all of this session and more" in str(journal.notices[0])
        assert journal.mirror == mirror / "game-2.kierto"
    assert (mirror / "game.kierto").read_bytes() == whole


def test_a_mirror_that_fails_is_a_notice_and_the_game_goes_on(tmp_path: Path, mirror: Path) -> None:
    """Whatever of the mirror fails, and whenever."""
    for at in range(40):
        path = tmp_path / f"game-{at}.kierto"
        disk = Failing()
        journal = Journal.create(path, HEAD, disk=disk)
        disk.at, disk.for_good = len(disk.done) + at, False
        journal.mirror_in(mirror)
        if journal.mirror:
            break  # what fails now is the session's own file
        assert "There is no second copy" in str(journal.notices[-1])
        journal.append({"on": 1})
        assert journal.read_only is None
        journal.close()
    assert at > 4


def test_a_mirror_that_is_unplugged_later_is_said_once(tmp_path: Path, mirror: Path) -> None:
    class Unplugged(Failing):
        def write(self, file: int, data: bytes) -> int:
            if len(self.done) and file == self.mirror_file:
                raise OSError(5, "gone")
            return super().write(file, data)

        mirror_file = -1

        def create(self, path: Path) -> int:
            file = super().create(path)
            self.later = file if path.parent.name == "mirror" else -1
            return file

    disk = Unplugged()
    with Journal.create(tmp_path / "game.kierto", HEAD, mirror=mirror, disk=disk) as journal:
        journal.append({"a": 1})
        assert settled(journal)
        disk.mirror_file = disk.later
        journal.append({"b": 1})
        journal.append({"c": 1})
        assert settled(journal)
        assert [
            notice for notice in journal.notices if "There is no second copy" in str(notice)
        ] == journal.notices
        assert len(journal.notices) == 1
        disk.mirror_file = -1
        journal.mirror_in(mirror)
        journal.append({"d": 1})
        assert settled(journal)
        assert (mirror / "game.kierto").read_bytes() == (tmp_path / "game.kierto").read_bytes()


@pytest.mark.parametrize(("folder", "words"), [("none", "no such folder"), (".", "where the session lies")])
def test_a_folder_that_is_no_mirror_is_a_notice(tmp_path: Path, folder: str, words: str) -> None:
    with Journal.create(tmp_path / "game.kierto", HEAD, mirror=tmp_path / folder) as journal:
        assert words in str(journal.notices[0])
        assert journal.append({}).number == 2


def test_a_mirror_is_not_opened_to_be_played_while_it_follows(tmp_path: Path, mirror: Path) -> None:
    with (
        Journal.create(tmp_path / "game.kierto", HEAD, mirror=mirror),
        Journal.open(mirror / "game.kierto") as one,
    ):
        assert "open in another Kierto" in str(one.read_only)


def test_a_mirror_open_in_another_kierto_is_a_notice(tmp_path: Path, mirror: Path) -> None:
    with (
        Journal.create(mirror / "game.kierto", HEAD),
        Journal.create(tmp_path / "game.kierto", HEAD, mirror=mirror) as journal,
    ):
        assert "open in another Kierto" in str(journal.notices[0])
        assert journal.append({}).number == 2


# -- a folder that does not answer ---------------------------------------------------------------------


class Stalling(Quick):
    """A disk on which one folder keeps whoever flushes there waiting until `answers` is set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: set[int] = set()
        self.answers = Event()
        self.answers.set()

    def create(self, path: Path) -> int:
        file = super().create(path)
        if path.parent == self.folder:
            self.files.add(file)
        return file

    def flush(self, file: int) -> None:
        if file in self.files:
            assert self.answers.wait(60)


def test_nobody_waits_for_a_mirror_that_does_not_answer(
    tmp_path: Path, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.session.journal.mirror.PATIENCE", 0.05)
    path, disk = tmp_path / "game.kierto", Stalling(mirror)
    with Journal.create(path, HEAD, mirror=mirror, disk=disk) as journal:
        disk.answers.clear()
        for number in range(20):
            journal.append({"number": number})
            assert said(Journal.open(path, read_only=True))[-1] == {"number": number}, "acknowledged"
            sleep(0.01)
        assert not settled(journal, 0)
        assert [one for one in journal.notices if "does not answer" in str(one)] == journal.notices != []
        assert len(journal.notices) == 1, "it is said once"
        with pytest.raises(JournalError, match="does not answer"):
            journal.continue_at(mirror)
        assert journal.append({"on": 1}).number == 22, "nothing was changed by that"
        disk.answers.set()
        assert settled(journal)
        assert (mirror / "game.kierto").read_bytes() == path.read_bytes()


def test_closing_does_not_wait_for_the_mirror_and_loses_nothing_of_it(tmp_path: Path, mirror: Path) -> None:
    path, disk = tmp_path / "game.kierto", Stalling(mirror)
    journal = Journal.create(path, HEAD, mirror=mirror, disk=disk)
    disk.answers.clear()
    journal.append({"last": 1})
    journal.close()
    disk.answers.set()
    with Journal.open(path, mirror=mirror) as again:
        assert again.notices == [], "the copy is taken up again as soon as it is let go of"
        assert again.mirror == mirror / "game.kierto"
    assert said(Journal.open(mirror / "game.kierto", read_only=True)) == [HEAD, {"last": 1}]


def test_a_mirror_that_is_slow_to_begin_is_said_and_follows_later(
    tmp_path: Path, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.session.journal.mirror.PATIENCE", 0.05)
    path, disk = tmp_path / "game.kierto", Stalling(mirror)
    disk.answers.clear()
    with Journal.create(path, HEAD, mirror=mirror, disk=disk) as journal:
        assert "does not answer" in str(journal.notices[0])
        assert journal.mirror is None
        journal.append({"a": 1})
        disk.answers.set()
        assert settled(journal)
        assert journal.mirror == mirror / "game.kierto"
        assert (mirror / "game.kierto").read_bytes() == path.read_bytes()
