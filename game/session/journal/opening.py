"""Opening a journal: what can be trusted, what was torn off its end, and whether it can be played on."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from game.session.journal.append_file import AppendFile
from game.session.journal.chain import BEGINNING, LARGEST_FILE, Reading, Sealed, encode, read, seal
from game.session.journal.errors import JournalError, TakenElsewhere, cannot_add, cannot_read, in_use
from game.session.journal.filesystem import Disk
from game.session.journal.migrations import FORMAT, format_of, upgraded
from game.session.journal.travelled import as_written
from sim.message import Message

ONLY_LOOKED_AT: Final = Message("The session was opened to look at.")
"""why nothing can be added where nobody asked for it"""


class OpenedFile(NamedTuple):
    """What came of opening a file."""

    place: AppendFile | None
    """where lines can be added; None: nowhere"""
    sealed: list[Sealed]
    read_only: Message | None
    """why nothing can be added; None if lines can"""
    notices: list[Message]
    stated_format: int = FORMAT
    """what its first line states; the lines are of today's"""


def opened(disk: Disk, path: Path, only_look: bool) -> OpenedFile:
    """Read a file, put aside what is torn, and take it for writing if that makes sense. Raises JournalError."""
    place, why_not = (None, ONLY_LOOKED_AT) if only_look else _taken(disk, path)
    try:
        usable = _usable(disk, path, place, why_not, only_look)
    except BaseException:
        if place:
            place.close()
        raise
    if place and usable.place is None:
        place.close()
    return usable


def _taken(disk: Disk, path: Path) -> tuple[AppendFile | None, Message | None]:
    if not path.is_file():
        return None, None  # said when it is read
    try:
        return AppendFile.take(disk, path), None
    except TakenElsewhere:
        return None, in_use(path)
    except OSError as fault:
        return None, cannot_add(path, fault)


def _usable(
    disk: Disk, path: Path, place: AppendFile | None, why_not: Message | None, only_look: bool
) -> OpenedFile:
    reading, travelled = _read(disk, path)
    if travelled is not None:
        place, why_not = None, travelled
    if reading.damaged:
        notice = damage(path, reading)
        return OpenedFile(None, reading.sealed, notice, [notice])
    stated = format_of(reading.sealed[0].line.data)
    if stated is None or stated > FORMAT:
        raise JournalError(_unknown(path, stated))
    if stated < FORMAT:
        return _older(path, reading.sealed, stated)
    if not reading.torn:
        return OpenedFile(place, reading.sealed, why_not, [])
    if place is None:
        return OpenedFile(None, reading.sealed, why_not, _not_whole(path, reading) if only_look else [])
    return _without_the_torn_end(disk, path, place, reading)


def _read(disk: Disk, path: Path) -> tuple[Reading, Message | None]:
    """What a file holds; and, of one that travelled, what has to be said of that."""
    try:
        content = disk.read(path, LARGEST_FILE)
    except OSError as fault:
        raise JournalError(cannot_read(path, fault)) from fault
    if not content:
        raise JournalError(
            "“{path}” is empty: nothing was saved in it. Open another session.", path=str(path)
        )
    reading = read(content)
    if reading.sealed and not reading.damaged:
        return reading, None
    for plain in as_written(content):
        before = read(plain)
        if before.sealed and not before.damaged:
            return before, _travelled(path)
    if not reading.sealed:
        raise JournalError(_nothing_in_it(path, content, reading))
    return reading, None


def _travelled(path: Path) -> Message:
    return Message(
        "“{path}” was packed, or its line ends or its encoding were changed; its hashes prove that nothing else "
        "was. Save a copy to play on.",
        path=str(path),
    )


def _nothing_in_it(path: Path, content: bytes, reading: Reading) -> Message:
    if not content.startswith(BEGINNING[: len(content)]):
        return Message(
            "“{path}” is no Kierto session, or its first line is damaged. Open another file, or a copy.",
            path=str(path),
        )
    if reading.torn:
        return Message(
            "“{path}” stops within its first line: nothing was decided in it yet. Begin the session anew.",
            path=str(path),
        )
    return Message(
        "The first line of “{path}” is damaged, and all others stand on it. Open a copy of the session.",
        path=str(path),
    )


def damage(path: Path, reading: Reading) -> Message:
    """Which line is not what was written, and how to go on."""
    good = len(reading.sealed)
    values: dict[str, int | str] = {"line": good + 1, "path": str(path), "good": good}
    if not reading.beyond:
        return Message(
            "Line {line} of “{path}” is damaged. The {good} before it are as they were written and are "
            "shown; save a copy to go on from there.",
            **values,
        )
    return Message(
        "Line {line} of “{path}” is damaged, and {beyond} after it cannot be trusted. The {good} before "
        "it are as they were written and are shown; save a copy to go on from there.",
        beyond=reading.beyond,
        **values,
    )


def _unknown(path: Path, stated: int | None) -> Message:
    if stated is None:
        return Message(
            "“{path}” does not state its format in its first line. Open a session that Kierto wrote.",
            path=str(path),
        )
    return Message(
        "“{path}” is of format {stated}, and this Kierto knows formats up to {format}. Open it with a "
        "newer Kierto.",
        path=str(path),
        stated=stated,
        format=FORMAT,
    )


def _older(path: Path, sealed: list[Sealed], stated: int) -> OpenedFile:
    """The lines as today's format says them. The file stays as it is."""
    lines: list[Sealed] = []
    for number, data in enumerate(upgraded([line.line.data for line in sealed], stated), 1):
        lines.append(seal(number, encode(data), lines[-1].line.hash if lines else ""))
    why = Message(
        "“{path}” is of the older format {stated}. Save a copy to play on in format {format}.",
        path=str(path),
        stated=stated,
        format=FORMAT,
    )
    return OpenedFile(None, lines, why, [], stated)


def _without_the_torn_end(disk: Disk, path: Path, place: AppendFile, reading: Reading) -> OpenedFile:
    """Cut it, once a copy of it is safe."""
    number = len(reading.sealed) + 1
    try:
        copy = _put_aside(disk, path, reading.torn)
        place.cut(sum(len(sealed.text) for sealed in reading.sealed))
    except OSError as fault:
        torn = Message(
            "Line {line} of “{path}” was still being written when everything stopped, and was never "
            "acknowledged.",
            line=number,
            path=str(path),
        )
        return OpenedFile(None, reading.sealed, cannot_add(path, fault), [torn])
    cut_off = Message(
        "Line {line} of “{path}” was still being written when everything stopped, and was never "
        "acknowledged. It was cut off and is kept in “{copy}”.",
        line=number,
        path=str(path),
        copy=str(copy),
    )
    return OpenedFile(place, reading.sealed, None, [cut_off])


def _not_whole(path: Path, reading: Reading) -> list[Message]:
    """Said to who only looks, and cannot know whether somebody is writing at this moment."""
    return [
        Message(
            "Line {line} of “{path}” is not whole and was never acknowledged: everything stopped while "
            "it was written, or it is being written now. Open the session to play, and it is put aside.",
            line=len(reading.sealed) + 1,
            path=str(path),
        )
    ]


def _put_aside(disk: Disk, path: Path, torn: bytes) -> Path:
    """Keep it beside the session, never in the place of an older one."""
    number = 1
    while True:
        copy = path.with_name(f"{path.name}.torn-{number}")
        try:
            AppendFile.create(disk, copy, torn).close()
            return copy
        except FileExistsError:
            number += 1
