"""What an error of the machine means to people: its own words are in no language of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from errno import (
    EACCES,
    EBADF,
    EBUSY,
    EDQUOT,
    EEXIST,
    EFBIG,
    EIO,
    EISDIR,
    ELOOP,
    EMFILE,
    ENAMETOOLONG,
    ENODEV,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    ENXIO,
    EPERM,
    EROFS,
    ETIMEDOUT,
    ETXTBSY,
    errorcode,
)
from typing import Final

from sim.message import Message

FORBIDDEN: Final = (EACCES, EPERM, EROFS)
MISSING: Final = (ENOENT, ENOTDIR)
_UNUSABLE: Final = Message("nothing can have this name")
_MEANINGS: Final[Mapping[int, Message]] = {
    **dict.fromkeys((ENOSPC, EDQUOT), Message("the disk is full")),
    **dict.fromkeys(FORBIDDEN, Message("it may not be written there")),
    **dict.fromkeys((EIO, ENODEV, ENXIO, EBADF), Message("the disk does not answer (was it unplugged?)")),
    **dict.fromkeys(MISSING, Message("there is no such folder")),
    **dict.fromkeys((EBUSY, ETXTBSY), Message("another program uses it")),
    **dict.fromkeys((ENAMETOOLONG, ELOOP), _UNUSABLE),
    EISDIR: Message("this is a folder"),
    EFBIG: Message("the disk takes no file that large"),
    EEXIST: Message("there is something of this name already"),
    ETIMEDOUT: Message("it timed out"),
    EMFILE: Message("too many files are open"),
}


def because(fault: OSError | ValueError) -> Message:
    """Why something could not be written or read, as a part of a sentence. A ValueError: of a name."""
    if not isinstance(fault, OSError):
        return _UNUSABLE
    code = fault.errno or 0
    name = errorcode.get(code, type(fault).__name__)
    return _MEANINGS.get(code) or Message("the system refuses it ({code})", code=name)
