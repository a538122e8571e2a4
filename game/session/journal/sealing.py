"""Lines as they go to the disk: each within the bounds of a file, and a whole session at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from game.atomic_write import write_new
from game.session.journal.chain import (
    LARGEST_FILE,
    LONGEST_LINE,
    MOMENT,
    MOST_LINES,
    MOST_PARTS,
    Sealed,
    encode,
    parts,
    seal,
)
from game.session.journal.errors import JournalError, cannot_write
from game.session.journal.filesystem import Disk
from sim.message import Message


def write_journal(path: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write a session to a new file, whole or not at all. Raises JournalError."""
    now = Disk().now()
    sealed: list[Sealed] = []
    size = count = 0
    for number, data in enumerate(lines, 1):
        sealed.append(
            sealed_line(number, {MOMENT: now, **data}, sealed[-1].line.hash if sealed else "", size, count)
        )
        size, count = size + len(sealed[-1].text), count + parts(sealed[-1].text)
    try:
        write_new(path, b"".join(line.text for line in sealed))
    except FileExistsError as fault:
        raise JournalError(exists(path)) from fault
    except OSError as fault:
        raise JournalError(cannot_write(path, fault)) from fault


def sealed_line(
    number: int, data: Mapping[str, Any], before: str, size: int = 0, parts_before: int = 0
) -> Sealed:
    """The next line of a file of so many bytes and parts. Raises JournalError where that would be too much."""
    sealed = seal(number, encode(data), before)
    too_long = len(sealed.text) > LONGEST_LINE or size + len(sealed.text) > LARGEST_FILE
    if too_long or number > MOST_LINES or parts_before + parts(sealed.text) > MOST_PARTS:
        raise JournalError(
            "This is too long for a session: a line takes {line} MB at most, and all together {all} MB. "
            "Nothing was added.",
            line=LONGEST_LINE // 1024**2,
            all=LARGEST_FILE // 1024**2,
        )
    return sealed


def exists(path: Path) -> Message:
    """Said where a session would go over a file that is there."""
    return Message(
        "“{path}” exists already, and nothing is written over it. Choose another name.", path=str(path)
    )
