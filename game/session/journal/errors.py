"""Why a journal cannot be opened or written: one plain sentence, with what to do instead."""

from __future__ import annotations

from errno import (
    EACCES,
    EBADF,
    EDQUOT,
    EFBIG,
    EIO,
    EISDIR,
    ENODEV,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    ENXIO,
    EPERM,
    EROFS,
)
from pathlib import Path
from typing import Final

from sim.message import Message, MessageError, verbatim

_FULL: Final = (ENOSPC, EDQUOT)
_FORBIDDEN: Final = (EACCES, EPERM, EROFS)
_GONE: Final = (EIO, ENODEV, ENXIO, EBADF)


class JournalError(MessageError):
    """A journal that cannot do what it was asked; says why in one sentence."""


class TakenElsewhere(Exception):
    """Another program has the file open for writing."""


class Different(Exception):
    """A file that is there already holds something else than what was to be written to it."""


class Meddled(OSError):
    """The file was deleted or changed by somebody else while it was being written."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def because(fault: OSError) -> Message:
    """What a machine's error means to the people at the table."""
    if isinstance(fault, Meddled):
        return fault.message
    if fault.errno in _FULL:
        return Message("the disk is full")
    if fault.errno in _FORBIDDEN:
        return Message("it may not be written there")
    if fault.errno in _GONE:
        return Message("the disk does not answer (was it unplugged?)")
    if fault.errno in (ENOENT, ENOTDIR):
        return Message("there is no such folder")
    if fault.errno == EISDIR:
        return Message("this is a folder")
    if fault.errno == EFBIG:
        return Message("the disk takes no file that large")
    return verbatim((fault.strerror or type(fault).__name__).rstrip(".").lower())


def cannot_save(path: Path, fault: OSError) -> Message:
    """Said from a write error on, until the session goes on elsewhere."""
    return Message(
        "The session can no longer be saved in “{path}”: {because}. Everything acknowledged so far is "
        "kept; go on in another folder.",
        path=str(path),
        because=because(fault),
    )


def cannot_write(path: Path, fault: OSError) -> Message:
    """Said when a file could not even be begun."""
    return Message(
        "“{path}” cannot be written: {because}. Choose another place.", path=str(path), because=because(fault)
    )


def cannot_add(path: Path, fault: OSError) -> Message:
    """Said when a session can be read where it lies, and not written."""
    return Message(
        "Nothing can be added to “{path}”: {because}. Save a copy elsewhere to go on.",
        path=str(path),
        because=because(fault),
    )


def cannot_read(path: Path, fault: OSError) -> Message:
    """Said when a file does not open."""
    if fault.errno in (ENOENT, ENOTDIR):
        return Message("There is no “{path}”. Look for the session in another folder.", path=str(path))
    why = Message("it may not be read") if fault.errno in _FORBIDDEN else because(fault)
    return Message("“{path}” cannot be read: {why}. Open a copy of it.", path=str(path), why=why)


def in_use(path: Path) -> Message:
    """Said to a second opener."""
    return Message(
        "“{path}” is open in another Kierto, so it can only be looked at here. Close it there first, or "
        "save a copy to go on apart.",
        path=str(path),
    )
