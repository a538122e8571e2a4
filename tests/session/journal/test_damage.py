"""Torn ends are put aside, damage is named, and nothing false is ever taken for true."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.journal import Journal, JournalError
from game.session.journal.chain import LARGEST_FILE, read, seal
from tests.session.journal.faulty import HEAD, NOON, SAID, Quick, said, short_session
from tests.tries import tries


def test_cut_at_any_byte_the_whole_lines_before_it_remain(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        lines = whole[:size].count(b"\n")
        kept = whole[: whole[:size].rfind(b"\n") + 1]
        if not lines:
            with pytest.raises(
                JournalError, match="is empty" if size == 0 else "stops within its first line"
            ):
                Journal.open(path)
            assert path.read_bytes() == whole[:size]
            continue
        with Journal.open(path, disk=Quick()) as journal:
            assert said(journal) == SAID[:lines]
            assert journal.read_only is None
            assert len(journal.notices) == (size != len(kept))
            assert path.read_bytes() == kept
            journal.append({"on": 1})
        torn = tmp_path / "game.kierto.torn-1"
        assert torn.exists() == (size != len(kept))
        if torn.exists():
            assert torn.read_bytes() == whole[len(kept) : size]
            torn.unlink()
        assert said(Journal.open(path, read_only=True)) == [*SAID[:lines], {"on": 1}]


def test_a_flipped_bit_anywhere_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    for place in range(len(whole)):
        line = whole[:place].count(b"\n")
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            found = read(bytes(changed))
            assert [one.line.data for one in found.sealed] == SAID[:line]
            assert found.damaged or not found.sealed
            assert not found.torn or not found.sealed


def test_damage_is_named_and_what_stands_before_it_opens_to_look_at(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    whole = short_session(path)
    lines = whole.splitlines(keepends=True)
    for number in range(2, len(lines) + 1):
        place = len(b"".join(lines[: number - 1])) + 20
        changed = whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :]
        path.write_bytes(changed)
        with Journal.open(path) as journal:
            assert said(journal) == SAID[: number - 1]
            assert f"Line {number} of" in str(journal.read_only)
            assert [journal.read_only] == journal.notices
            with pytest.raises(JournalError, match=f"Line {number} of .* is damaged"):
                journal.append({})
            copy = journal.save_copy(tmp_path / f"from-{number}.kierto")
        assert path.read_bytes() == changed
        with Journal.open(copy) as journal:
            assert said(journal) == SAID[: number - 1]
            assert journal.append({}).number == number


def test_the_newline_of_the_last_line_is_not_taken_for_a_torn_end(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    path.write_bytes(short_session(path)[:-1] + b"\x0b")
    with Journal.open(path) as journal:
        assert "Line 6 of" in str(journal.read_only)
    assert not (tmp_path / "game.kierto.torn-1").exists()


def test_lines_cannot_be_left_out_swapped_or_repeated(tmp_path: Path) -> None:
    lines = short_session(tmp_path / "game.kierto").splitlines(keepends=True)
    for changed in (
        [*lines[:2], *lines[3:]],
        [*lines[:2], lines[3], lines[2], *lines[4:]],
        [*lines[:3], *lines[2:]],
        lines[:-1] + short_session(tmp_path / "other.kierto").splitlines(keepends=True)[:1],
    ):
        found = read(b"".join(changed))
        assert found.damaged
        assert len(found.sealed) < len(changed)


def test_a_line_of_another_session_is_not_taken(tmp_path: Path) -> None:
    first = short_session(tmp_path / "game.kierto").splitlines(keepends=True)
    with Journal.create(tmp_path / "other.kierto", {**HEAD, "seed": 2}) as other:
        other.append(SAID[1])
    second = (tmp_path / "other.kierto").read_bytes().splitlines(keepends=True)
    assert read(first[0] + second[1]).damaged


def test_an_older_torn_end_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    short_session(path)
    for number in (1, 2, 3):
        with path.open("ab") as file:
            file.write(b"half a line %d" % number)
        with Journal.open(path) as journal:
            assert f"torn-{number}" in str(journal.notices[0])
    kept = [(tmp_path / f"game.kierto.torn-{number}").read_bytes() for number in (1, 2, 3)]
    assert kept == [b"half a line 1", b"half a line 2", b"half a line 3"]


# -- what is no session -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\0" * 1000, "no Kierto session"),
        (bytes(range(256)) * 40, "no Kierto session"),
        (b'{"format": 1}\n', "no Kierto session"),
        (b"\xef\xbb\xbf" + seal(1, b"{}", "").text, "does not state its format"),
        (b"\n", "no Kierto session"),
        (b'{"n":1,"length":2,"data":{},"hash":"00"}\n', "first line of .* is damaged"),
        (b'{"n":1,"le', "stops within its first line"),
        (seal(1, b"{}", "").text, "does not state its format"),
        (seal(1, b'{"format":true}', "").text, "does not state its format"),
        (seal(1, b'{"format":"1"}', "").text, "does not state its format"),
        (seal(1, b'{"format":99}', "").text, "format 99, .* newer Kierto"),
    ],
)
def test_what_is_no_session_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "game.kierto"
    path.write_bytes(content)
    with pytest.raises(JournalError, match=sentence):
        Journal.open(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("game.kierto", content)]


def test_folders_missing_files_and_huge_ones_are_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="is a folder"):
        Journal.open(tmp_path)
    with pytest.raises(JournalError, match="There is no"):
        Journal.open(tmp_path / "none.kierto")
    with pytest.raises(JournalError, match="There is no"):
        Journal.open(tmp_path / "none" / "game.kierto")
    huge = tmp_path / "huge.kierto"
    with huge.open("wb") as file:
        file.truncate(1000 * LARGEST_FILE)
    with pytest.raises(JournalError, match="larger than a session"):
        Journal.open(huge)
    assert [one.name for one in tmp_path.iterdir()] == ["huge.kierto"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among its files")
def test_a_pipe_among_the_files_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.kierto")
    with pytest.raises(JournalError, match="no ordinary file"):
        Journal.open(tmp_path / "pipe.kierto")


@pytest.mark.parametrize(
    "text",
    [
        b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"x":' + b"9" * 10_000 + b"}",
        b'{"x":NaN}',
        b'{"x":1e999}',
        b'{"x":"\xff"}',
        b'{"x":1}{"x":2}',
        b"[]",
        b"",
        b"{",
    ],
)
def test_a_line_whose_chain_is_right_and_whose_text_is_not_is_damage(tmp_path: Path, text: bytes) -> None:
    from hashlib import sha256

    first = seal(1, json.dumps(HEAD).encode(), "")
    body = b'{"n":2,"length":%d,"data":%b' % (len(text), text)
    mark = sha256(first.line.hash.encode() + body).hexdigest().encode()
    path = tmp_path / "game.kierto"
    path.write_bytes(first.text + body + b',"hash":"' + mark + b'"}\n')
    with Journal.open(path) as journal:
        assert said(journal) == [HEAD]
        assert "Line 2 of" in str(journal.read_only)


MUTATION = st.tuples(st.integers(0, 2000), st.integers(0, 40), st.binary(max_size=40))


@given(st.lists(MUTATION, min_size=1, max_size=4))
@tries(6)
def test_whatever_is_cut_out_or_put_in_only_true_lines_are_read(cuts: list[tuple[int, int, bytes]]) -> None:
    content = whole = SHORT
    for place, size, instead in cuts:
        place %= len(content) + 1
        content = content[:place] + instead + content[place + size :]
    found = read(content)
    assert [one.line.data for one in found.sealed] == SAID[: len(found.sealed)]
    assert b"".join(one.text for one in found.sealed) == whole[: sum(len(one.text) for one in found.sealed)]


def _short() -> bytes:
    content, before = b"", ""
    for number, data in enumerate(SAID, 1):
        one = seal(number, json.dumps({"at": NOON, **data}, separators=(",", ":")).encode(), before)
        content, before = content + one.text, one.line.hash
    return content


SHORT = _short()


def test_the_short_session_is_what_a_journal_writes(tmp_path: Path) -> None:
    assert short_session(tmp_path / "game.kierto") == SHORT
