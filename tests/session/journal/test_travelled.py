"""A session that travelled opens: packed, in another encoding, with other line ends, under another name."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from game.session.errors import SessionError
from game.session.session import Session
from tests.cli.shell import ROOT, inside

WRITTEN = (ROOT / "tests" / "golden" / "tutorial.kierto").read_bytes()

JOURNEYS: dict[str, Callable[[bytes], bytes]] = {
    "the line ends of Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "the line ends of old": lambda data: data.replace(b"\n", b"\r"),
    "a mark of UTF-8": lambda data: b"\xef\xbb\xbf" + data,
    "both": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16, big end first": lambda data: data.decode().encode("utf-16-be"),
    "UTF-16 and Windows": lambda data: data.replace(b"\n", b"\r\n").decode().encode("utf-16-le"),
    "packed": gzip.compress,
    "packed and Windows": lambda data: gzip.compress(data.replace(b"\n", b"\r\n")),
    "the last line end cut off": lambda data: data.replace(b"\n", b"\r\n").removesuffix(b"\r\n"),
}


@pytest.mark.parametrize("journey", JOURNEYS)
@pytest.mark.parametrize("name", ["game.kierto", "GAME.KIERTO", "game.txt", "game"])
def test_a_session_that_travelled_opens_as_it_was_and_can_be_copied(
    journey: str, name: str, tmp_path: Path
) -> None:
    path, untouched = tmp_path / name, tmp_path / "untouched.kierto"
    path.write_bytes(JOURNEYS[journey](WRITTEN))
    untouched.write_bytes(WRITTEN)
    before = path.read_bytes()
    session, same = Session.open(path), Session.open(untouched)
    assert [line.data for line in session.journal.lines] == [line.data for line in same.journal.lines]
    assert session.read_only
    session.close()
    same.close()
    assert path.read_bytes() == before
    assert inside("check", path).returncode == 0


@pytest.mark.parametrize("journey", JOURNEYS)
def test_what_was_changed_on_the_way_is_still_found(journey: str, tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    path.write_bytes(JOURNEYS[journey](WRITTEN.replace(b'"seed":', b'"Seed":', 1)))
    with pytest.raises(SessionError):
        Session.open(path)


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b", b"\x1f\x8b" + bytes(100), b"\xff\xfe", b"{}", bytes(5000)]
)
def test_what_is_no_session_is_refused_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "game.kierto"
    path.write_bytes(content)
    with pytest.raises(SessionError):
        Session.open(path)
    done = inside("check", path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
