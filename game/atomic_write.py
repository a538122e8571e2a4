"""Files that are whole or not there at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EEXIST
from pathlib import Path
from typing import Final

_LONGEST: Final = 40
"""letters of a name that the file beside it bears too: twice a long one would be too long for the disk"""


def write_whole(path: Path, data: bytes) -> Path:
    """Write beside the place, then move there: who has the old one open, or loses power, never sees half of it.

    Raises OSError where the folder cannot be written to.
    """
    with _beside(path, data) as beside:
        os.replace(beside, path)
    return path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there. Raises FileExistsError where there is one, even a moment ago; else OSError."""
    with _beside(path, data) as beside:
        try:
            os.link(beside, path)
        except OSError as fault:  # some disks know no second names
            if os.path.lexists(path):
                raise FileExistsError(EEXIST, os.strerror(EEXIST), path) from fault
            os.rename(beside, path)


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[str]:
    """The data whole on the disk, beside the place it is for; nothing is left of it afterwards."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:_LONGEST]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, _readable())
        yield beside
    finally:
        Path(beside).unlink(missing_ok=True)


def _readable() -> int:
    """What others may do with a new file, as this machine has it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
