"""The format is what `docs/session-format.md` says, and old formats open by ordered steps."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.session.journal import Journal, JournalError, migrations, opening
from game.session.journal.chain import seal
from tests.session.journal.faulty import HEAD, SAID, said, short_session

PAGE = Path(__file__).parents[3] / "docs" / "session-format.md"


def checked_elsewhere(path: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """What the program printed on the page says of a file."""
    program = tmp_path / "check.py"
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    program.write_text(found[1], encoding="utf-8")
    return subprocess.run([sys.executable, program, path], capture_output=True, text=True, check=False)


def test_the_program_on_the_page_checks_a_session(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    done = checked_elsewhere(path, tmp_path)
    assert (done.returncode, done.stdout) == (0, "6 lines are as they were written\n")
    for place in (30, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert checked_elsewhere(path, tmp_path).returncode == 1


def test_the_example_on_the_page_is_a_session(tmp_path: Path) -> None:
    found = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    path = tmp_path / "game.kierto"
    path.write_bytes(found[1].encode())
    with Journal.open(path) as journal:
        assert (journal.read_only, len(journal.lines)) == (None, 3)


def stated(format_: int, number: int) -> dict[str, int]:
    """The first line states its format."""
    return {"format": format_} if number == 1 else {}


@pytest.fixture
def two_formats_later(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (migrations, opening):
        monkeypatch.setattr(module, "FORMAT", 3)
    steps = {
        1: lambda lines: [{**data, "second": n, **stated(2, n)} for n, data in enumerate(lines, 1)],
        2: lambda lines: [
            {**data, "third": data["second"], **stated(3, n)} for n, data in enumerate(lines, 1)
        ],
    }
    monkeypatch.setattr(migrations, "STEPS", steps)


@pytest.mark.usefixtures("two_formats_later")
def test_an_older_session_goes_through_every_step_in_order(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    one = seal(1, b'{"format":1}', "")
    two = seal(2, b'{"a":1}', one.line.hash)
    path.write_bytes(one.text + two.text)
    newer = [{"format": 3, "second": 1, "third": 1}, {"a": 1, "second": 2, "third": 2}]
    with Journal.open(path) as journal:
        assert said(journal) == newer
        with pytest.raises(JournalError, match=r"older format 1\. Save a copy"):
            journal.append({})
        copy = journal.save_copy(tmp_path / "copy.kierto")
    assert path.read_bytes() == one.text + two.text
    with Journal.open(copy) as journal:
        assert (said(journal), journal.read_only) == (newer, None)
        journal.append({})


def test_a_newer_format_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    path.write_bytes(seal(1, b'{"format":3}', "").text + b"torn")
    with pytest.raises(JournalError, match="formats up to 2"):
        Journal.open(path)
    assert path.read_bytes().endswith(b"torn")


def test_the_hash_of_a_line_is_the_one_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    short_session(path)
    with Journal.open(path, read_only=True) as journal:
        for line, text in zip(journal.lines, path.read_text(encoding="ascii").splitlines(), strict=True):
            assert text.endswith(f'"hash":"{line.hash}"}}')
    assert SAID[0] == HEAD
