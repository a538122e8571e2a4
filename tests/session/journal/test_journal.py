"""What is added to a journal comes back exactly, and only one writes at a time."""

from __future__ import annotations

import json
from errno import EACCES, ENOLCK, ENOSYS
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from game.session.journal import Journal, JournalError
from game.session.journal.chain import LONGEST_LINE
from tests.session.journal.faulty import HEAD, SAID, NoLocks, Quick, said, short_session
from tests.tries import tries

TEXT = st.text(st.characters(), max_size=30)
"""Any characters at all, halves of surrogate pairs included."""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(TEXT, VALUES, max_size=5)


@given(st.lists(OBJECTS, max_size=6))
@tries(2)
def test_any_objects_come_back_exactly(objects: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.kierto"
        with Journal.create(path, HEAD, disk=Quick()) as journal:
            returned = [journal.append(data) for data in objects]
        with Journal.open(path) as again:
            assert (again.read_only, again.notices) == (None, [])
            assert json.dumps(said(again)) == json.dumps([HEAD, *objects])  # tells -0.0, 1 and 1.0 apart
            assert list(again.lines[1:]) == returned
            assert [line.number for line in again.lines] == list(range(1, len(objects) + 2))


def test_a_line_is_in_the_file_when_append_returns(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as journal:
        for number in range(2, 6):
            journal.append({"n": number})
            assert len(Journal.open(path, read_only=True).lines) == number


def test_a_journal_is_played_on_where_it_stopped(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    short_session(path)
    with Journal.open(path) as journal:
        journal.append({"more": 1})
    assert said(Journal.open(path, read_only=True)) == [*SAID, {"more": 1}]


def test_what_was_added_does_not_change_with_the_object_it_came_from(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "game.kierto", HEAD) as journal:
        sheet: dict[str, Any] = {"decisions": []}
        line = journal.append(sheet)
        sheet["decisions"].append("invest")
        assert line.data == {"decisions": []}


@pytest.mark.parametrize("data", [{"x": float("nan")}, {"x": {1, 2}}, {"x": float("inf")}])
def test_what_is_no_json_is_refused_and_nothing_is_written(tmp_path: Path, data: dict[str, Any]) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as journal:
        before = path.read_bytes()
        with pytest.raises((TypeError, ValueError)):
            journal.append(data)
        assert path.read_bytes() == before
        assert journal.append({}).number == 2


def test_a_line_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "game.kierto", HEAD) as journal:
        with pytest.raises(JournalError, match="too long"):
            journal.append({"x": "." * (LONGEST_LINE)})
        assert journal.append({}).number == 2


def test_the_first_line_states_the_format(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="format 2"):
        Journal.create(tmp_path / "game.kierto", {"line": "opened"})
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    before = short_session(path)
    with pytest.raises(JournalError, match="exists already"):
        Journal.create(path, HEAD)
    with pytest.raises(JournalError, match="exists already"):
        Journal.open(path).save_copy(path)
    assert path.read_bytes() == before


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="no such folder"):
        Journal.create(tmp_path / "usb" / "game.kierto", HEAD)
    assert list(tmp_path.iterdir()) == []


def test_several_threads_may_add_lines(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as journal:
        threads = [Thread(target=lambda: [journal.append({}) for _ in range(20)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(Journal.open(path, read_only=True).lines) == 81


# -- one writer at a time ---------------------------------------------------------------------------


def test_a_second_opener_may_only_look(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as first:
        with Journal.open(path) as second:
            assert "open in another Kierto" in str(second.read_only)
            assert said(second) == [HEAD]
            with pytest.raises(JournalError, match="open in another Kierto"):
                second.append({})
        first.append({})
    with Journal.open(path) as third:
        assert third.read_only is None
        assert len(third.lines) == 2


def test_a_second_opener_does_not_cut_the_line_that_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD):
        with path.open("ab") as file:
            file.write(b'{"n":2,"le')
        with Journal.open(path) as second:
            assert (len(second.lines), second.notices) == (1, [])
        assert path.read_bytes().endswith(b'{"n":2,"le')


def test_a_second_opener_can_go_on_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    with Journal.create(path, HEAD) as first, Journal.open(path) as second:
        second.continue_at(tmp_path / "apart.kierto")
        second.append({"apart": 1})
        first.append({"here": 1})
    assert said(Journal.open(path, read_only=True)) == [HEAD, {"here": 1}]
    assert said(Journal.open(tmp_path / "apart.kierto", read_only=True)) == [HEAD, {"apart": 1}]


def test_a_lock_left_behind_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    short_session(path)
    (tmp_path / "game.kierto.lock").write_bytes(b"")
    with Journal.open(path) as journal:
        assert journal.read_only is None
    assert [one.name for one in tmp_path.iterdir()] == ["game.kierto"]


def test_a_folder_without_locks_is_played_in_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    disk = NoLocks()
    with Journal.create(path, HEAD, disk=disk) as first, Journal.open(path, disk=disk) as second:
        assert "one computer only" in str(first.notices[0])
        assert "one computer only" in str(second.notices[0])
        second.append({"second": 1})
        with pytest.raises(JournalError, match="another program has changed the file"):
            first.append({"first": 1})
    assert said(Journal.open(path, read_only=True)) == [HEAD, {"second": 1}]


def test_a_session_that_was_closed_says_so(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "game.kierto", HEAD)
    journal.close()
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        journal.append({})


def test_who_only_looks_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    before = short_session(path)[:-5]
    path.write_bytes(before)
    with Journal.open(path, read_only=True) as journal:
        assert journal.read_only
        assert said(journal) == SAID[:-1]
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("game.kierto", before)]


@pytest.mark.parametrize(
    ("error", "read_only"), [(ENOLCK, ""), (ENOSYS, ""), (EACCES, "may not be written there")]
)
def test_a_lock_that_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, read_only: str
) -> None:
    """Where there are no locks it is played all the same; where nothing may be written it is looked at."""

    def acquire(*_: object) -> None:
        raise OSError(error, "no lock")

    path = tmp_path / "game.kierto"
    short_session(path)
    monkeypatch.setattr(FileLock, "acquire", acquire)
    with Journal.open(path) as journal:
        assert said(journal) == SAID
        assert read_only in str(journal.read_only)
        assert bool(journal.read_only) == bool(read_only)
