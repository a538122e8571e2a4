"""Why a journal cannot be opened or written: one plain sentence, with what to do instead."""

from __future__ import annotations

from pathlib import Path

from sim import os_errors
from sim.message import Message, MessageError


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
    return fault.message if isinstance(fault, Meddled) else os_errors.because(fault)


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
    if fault.errno in os_errors.MISSING:
        return Message("There is no “{path}”. Look for the session in another folder.", path=str(path))
    why = Message("it may not be read") if fault.errno in os_errors.FORBIDDEN else because(fault)
    return Message("“{path}” cannot be read: {why}. Open a copy of it.", path=str(path), why=why)


def in_use(path: Path) -> Message:
    """Said to a second opener."""
    return Message(
        "“{path}” is open in another Kierto, so it can only be looked at here. Close it there first, or "
        "save a copy to go on apart.",
        path=str(path),
    )
