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

_FULL: Final = (ENOSPC, EDQUOT)
_FORBIDDEN: Final = (EACCES, EPERM, EROFS)
_GONE: Final = (EIO, ENODEV, ENXIO, EBADF)


class JournalError(Exception):
    """A journal that cannot do what it was asked; says why in one sentence."""


class Taken(Exception):
    """Another program has the file open for writing."""


class Different(Exception):
    """A file that is there already holds something else than what was to be written to it."""


class Meddled(OSError):
    """The file was deleted or changed by somebody else while it was being written."""


def because(fault: OSError) -> str:
    """What a machine's error means to the people at the table."""
    if isinstance(fault, Meddled):
        return str(fault)
    if fault.errno in _FULL:
        return "the disk is full"
    if fault.errno in _FORBIDDEN:
        return "it may not be written there"
    if fault.errno in _GONE:
        return "the disk does not answer (was it unplugged?)"
    if fault.errno in (ENOENT, ENOTDIR):
        return "there is no such folder"
    if fault.errno == EISDIR:
        return "this is a folder"
    if fault.errno == EFBIG:
        return "the disk takes no file that large"
    return (fault.strerror or type(fault).__name__).rstrip(".").lower()


def cannot_save(path: Path, fault: OSError) -> str:
    """Said from a write error on, until the session goes on elsewhere."""
    return (
        f"The session can no longer be saved in “{path}”: {because(fault)}. "
        "Everything acknowledged so far is kept; go on in another folder."
    )


def cannot_write(path: Path, fault: OSError) -> str:
    """Said when a file could not even be begun."""
    return f"“{path}” cannot be written: {because(fault)}. Choose another place."


def cannot_add(path: Path, fault: OSError) -> str:
    """Said when a session can be read where it lies, and not written."""
    return f"Nothing can be added to “{path}”: {because(fault)}. Save a copy elsewhere to go on."


def cannot_read(path: Path, fault: OSError) -> str:
    """Said when a file does not open."""
    if fault.errno in (ENOENT, ENOTDIR):
        return f"There is no “{path}”. Look for the session in another folder."
    why = "it may not be read" if fault.errno in _FORBIDDEN else because(fault)
    return f"“{path}” cannot be read: {why}. Open a copy of it."


def in_use(path: Path) -> str:
    """Said to a second opener."""
    return (
        f"“{path}” is open in another Kierto, so it can only be looked at here. "
        "Close it there first, or save a copy to go on apart."
    )
