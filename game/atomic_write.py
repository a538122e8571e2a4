"""Files that are whole or not there at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> Path:
    """Write beside the place, then move there: who has the old one open, or loses power, never sees half of it.

    Raises OSError where the folder cannot be written to.
    """
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, _readable())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return path


def _readable() -> int:
    """What others may do with a new file, as this machine has it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
