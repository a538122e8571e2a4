"""A disk that fails at any moment: nothing acknowledged is lost, and the game goes on somewhere else."""

from __future__ import annotations

from errno import EACCES, EDQUOT, EFBIG, EIO, EISDIR, ENODEV, ENOENT, ENOSPC, EPERM, EROFS, ETIMEDOUT
from pathlib import Path

import pytest

from game.session.journal import Journal, JournalError
from game.session.journal.errors import cannot_save
from tests.session.journal.faulty import HEAD, SAID, Failing, Quick, said, settled, short_session

LINES = [{"number": number, "reason": "cheaper " * 8} for number in range(2, 7)]


def operations(folder: Path) -> int:
    """How many things can fail in a session of six lines that is written in crumbs."""
    disk = Failing(crumbs=50)
    journal = Journal.create(folder / "count.kierto", HEAD, disk=disk)
    for data in LINES:
        journal.append(data)
    return len(disk.done)


@pytest.mark.parametrize("for_good", [False, True])
def test_a_fault_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, for_good: bool) -> None:
    total = operations(tmp_path)
    assert total > 30
    for at in range(total):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "game.kierto"
        disk = Failing(at, EIO, for_good, crumbs=50)
        try:
            journal = Journal.create(path, HEAD, disk=disk)
        except JournalError:
            if not for_good:  # what was begun is taken back, so the same name can be tried again
                assert not path.exists() or "remove" in disk.done[: at + 1]
            continue
        acknowledged = [HEAD]
        for data in LINES:
            try:
                journal.append(data)
            except JournalError:
                break
            acknowledged.append(data)
        assert said(journal) == acknowledged
        assert_refused_until_it_goes_on(journal, disk, folder / "elsewhere.kierto", acknowledged)
        with Journal.open(path, disk=Quick()) as again:
            # The line that failed may have reached the disk all the same. It was never acknowledged.
            assert said(again)[: len(acknowledged)] == acknowledged
            assert len(again.lines) <= len(acknowledged) + 1
            assert again.read_only is None
            if not for_good:
                assert len(again.lines) == len(acknowledged)


def assert_refused_until_it_goes_on(
    journal: Journal, disk: Failing, elsewhere: Path, acknowledged: list[dict[str, object]]
) -> None:
    if journal.read_only:
        with pytest.raises(JournalError) as again:
            journal.append({"refused": 1})
        assert again.value.message == journal.read_only
    disk.works = False
    journal.continue_at(elsewhere)
    assert (journal.read_only, journal.path) == (None, elsewhere)
    journal.append({"on": 1})
    assert said(journal) == [*acknowledged, {"on": 1}]
    journal.close()
    with Journal.open(elsewhere, disk=Quick()) as copy:
        assert said(copy) == [*acknowledged, {"on": 1}]


@pytest.mark.parametrize("for_good", [False, True])
def test_a_fault_at_any_moment_of_opening_leaves_every_line(tmp_path: Path, for_good: bool) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path) + b'{"n":7,"length'
    path.write_bytes(whole)
    disk = Failing(crumbs=5)
    Journal.open(path, disk=disk).close()
    total = len(disk.done)
    assert total > 8
    told: list[str] = []
    for at in range(total):
        path.write_bytes(whole)
        try:
            with Journal.open(path, disk=Failing(at, EIO, for_good, crumbs=5)) as journal:
                assert said(journal) == SAID
                if journal.read_only:
                    assert "Nothing can be added" in str(journal.read_only)
        except JournalError as fault:
            told.append(str(fault))
        with Journal.open(path, disk=Quick()) as again:
            assert (said(again), again.read_only) == (SAID, None)
    assert told
    assert all("cannot be read" in sentence for sentence in told)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ENOSPC, "the disk is full"),
        (EDQUOT, "the disk is full"),
        (EROFS, "may not be written"),
        (EACCES, "may not be written"),
        (EPERM, "may not be written"),
        (EIO, "unplugged"),
        (ENODEV, "unplugged"),
        (ENOENT, "no such folder"),
        (EISDIR, "folder"),
        (EFBIG, "no file that large"),
        (ETIMEDOUT, "timed out"),
    ],
)
def test_a_fault_is_one_plain_sentence(error: int, words: str) -> None:
    sentence = str(cannot_save(Path("game.kierto"), OSError(error, "Connection timed out.")))
    assert words in sentence
    assert sentence.endswith("go on in another folder.")
    assert ".." not in sentence


def test_a_session_that_was_deleted_while_it_is_played_goes_on_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as journal:
        journal.append({"a": 1})
        try:
            path.unlink()
        except PermissionError:
            pytest.skip("the system lets nobody delete an open file")
        with pytest.raises(JournalError, match="was deleted"):
            journal.append({"b": 1})
        journal.continue_at(tmp_path / "again.kierto")
        journal.append({"c": 1})
    assert said(Journal.open(tmp_path / "again.kierto", read_only=True)) == [HEAD, {"a": 1}, {"c": 1}]


# -- going on ------------------------------------------------------------------------------------------


def broken(tmp_path: Path, mirror: Path | None = None) -> tuple[Journal, Failing]:
    """A session whose disk is full after two lines."""
    disk = Failing()
    journal = Journal.create(tmp_path / "game.kierto", HEAD, mirror=mirror, disk=disk)
    journal.append({"a": 1})
    assert settled(journal)  # what the second copy still writes is not counted as the next line
    disk.at, disk.error = len(disk.done) + 1, ENOSPC
    with pytest.raises(JournalError, match="disk is full"):
        journal.append({"refused": 1})
    return journal, disk


def test_it_goes_on_in_a_folder_under_its_own_name(tmp_path: Path) -> None:
    journal, _ = broken(tmp_path)
    (tmp_path / "usb").mkdir()
    journal.continue_at(tmp_path / "usb")
    journal.append({"on": 1})
    journal.close()
    assert said(Journal.open(tmp_path / "usb" / "game.kierto", read_only=True)) == [HEAD, {"a": 1}, {"on": 1}]
    assert said(Journal.open(tmp_path / "game.kierto", read_only=True)) == [HEAD, {"a": 1}]


def test_it_goes_on_where_it_was_once_there_is_room_again(tmp_path: Path) -> None:
    disk = Failing()
    journal = Journal.create(tmp_path / "game.kierto", HEAD, disk=disk)
    disk.at, disk.for_good, disk.crumbs = len(disk.done) + 2, True, 20
    with pytest.raises(JournalError):
        journal.append({"refused": 1})
    assert not (tmp_path / "game.kierto").read_bytes().endswith(b"\n")  # half of it is there
    disk.works = False
    journal.continue_at(tmp_path / "game.kierto")
    journal.append({"on": 1})
    journal.close()
    assert said(Journal.open(tmp_path / "game.kierto", read_only=True)) == [HEAD, {"on": 1}]


def test_it_goes_on_in_its_mirror(tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    journal, _ = broken(tmp_path, tmp_path / "mirror")
    assert journal.mirror == tmp_path / "mirror" / "game.kierto"
    journal.continue_at(tmp_path / "mirror")
    assert journal.mirror is None
    assert "goes on in its second copy" in str(journal.notices[-1])
    journal.append({"on": 1})
    journal.close()
    with Journal.open(tmp_path / "mirror" / "game.kierto") as again:
        assert said(again) == [HEAD, {"a": 1}, {"on": 1}]


def test_a_place_that_is_no_better_changes_nothing(tmp_path: Path) -> None:
    journal, disk = broken(tmp_path)
    sentence = journal.read_only
    other = tmp_path / "other.kierto"
    short_session(other)
    for target, words in ((other, "exists already"), (tmp_path / "none" / "game.kierto", "no such folder")):
        with pytest.raises(JournalError, match=words):
            journal.continue_at(target)
    disk.at, disk.for_good = len(disk.done), True
    with pytest.raises(JournalError, match="cannot be written: the disk is full"):
        journal.continue_at(tmp_path / "new.kierto")
    with pytest.raises(JournalError, match="the disk is full"):
        journal.continue_at(journal.path)
    assert (journal.read_only, journal.path) == (sentence, tmp_path / "game.kierto")
    assert said(Journal.open(other, read_only=True)) == SAID
    disk.works = False
    journal.continue_at(tmp_path / "new.kierto")
    assert journal.append({}).number == 3


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a system without such a folder")
def test_a_folder_that_takes_no_files_is_not_another_kierto() -> None:
    with pytest.raises(JournalError, match="it may not be written there"):
        Journal.create(Path("/proc/game.kierto"), HEAD)


def test_a_session_open_elsewhere_is_not_gone_on_in(tmp_path: Path) -> None:
    journal, _ = broken(tmp_path)
    with (
        Journal.create(tmp_path / "other.kierto", HEAD),
        pytest.raises(JournalError, match="open in another Kierto"),
    ):
        journal.continue_at(tmp_path / "other.kierto")


def test_ctrl_c_while_a_line_is_written_takes_it_back_and_the_game_goes_on(tmp_path: Path) -> None:
    class Stopped(Quick):
        stop = False

        def flush(self, file: int) -> None:
            if self.stop:
                self.stop = False
                raise KeyboardInterrupt

    disk = Stopped()
    with Journal.create(tmp_path / "game.kierto", HEAD, disk=disk) as journal:
        disk.stop = True
        with pytest.raises(KeyboardInterrupt):
            journal.append({"stopped": 1})
        assert journal.append({"on": 1}).number == 2
    assert said(Journal.open(tmp_path / "game.kierto", read_only=True)) == [HEAD, {"on": 1}]


def test_a_file_that_was_replaced_is_not_gone_on_in(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as journal:
        path.write_bytes(b"replaced")
        with pytest.raises(JournalError, match="another program has changed the file"):
            journal.append({"a": 1})
        with pytest.raises(JournalError, match="no longer holds this session"):
            journal.continue_at(path)
        journal.continue_at(tmp_path / "on.kierto")
        assert journal.append({"a": 1}).number == 2
    assert path.read_bytes() == b"replaced"


def test_a_session_only_looked_at_goes_on_in_another_file_and_not_in_its_own(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    before = short_session(path)
    with Journal.open(path, read_only=True) as journal:
        with pytest.raises(JournalError, match="to look at"):
            journal.continue_at(path)
        journal.continue_at(tmp_path / "on.kierto")
        assert journal.append({}).number == len(SAID) + 1
    assert path.read_bytes() == before
