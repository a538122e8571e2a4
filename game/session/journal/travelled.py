"""Sessions that travelled: packed, in another encoding, with other line ends. The same bytes come back, or nothing.

Mail programs, version control and editors change what stands between lines, not what the lines say. The chain of
hashes proves whether that is all that changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.session.journal.chain import BEGINNING, LARGEST_FILE
from sim.encodings import as_utf8

ENDING: Final = ".kierto"
"""how the names of session files end"""
_HEAD: Final = 4096
_SCENARIO: Final = b"format:"


def as_written(content: bytes) -> Iterator[bytes]:
    """What the file may have been before it travelled, for whoever checks the hashes; not what it is now."""
    plain = as_utf8(content, LARGEST_FILE)
    for text in (plain, plain_lines(plain)):
        if text.startswith(BEGINNING) and text != content:
            yield text if text.endswith(b"\n") else text + b"\n"


def plain_lines(content: bytes) -> bytes:
    """What a file says, in UTF-8 and with plain line ends; nothing is checked."""
    plain = as_utf8(content, LARGEST_FILE)
    return plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in plain else plain


def begins_as_session(path: Path) -> bool:
    """Whether a file is a session, by how it begins and whatever it is called."""
    return _head(path).startswith(BEGINNING)


def is_session(path: Path) -> bool:
    """Whether a file is a session by what it holds; or should be by its name, unless a scenario is in it."""
    head = _head(path)
    if head.startswith(BEGINNING):
        return True
    holds_scenario = any(line.startswith(_SCENARIO) for line in head.splitlines())
    return path.name.lower().endswith(ENDING) and not holds_scenario


def _head(path: Path) -> bytes:
    """How a file begins; nothing where it cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return as_utf8(file.read(_HEAD), _HEAD)
    except (OSError, ValueError):
        return b""
