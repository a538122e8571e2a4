"""The few things a journal asks of a disk. Tests put one in its place that fails when told to."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from errno import EACCES, EDQUOT, EINVAL, EIO, ENOENT, ENOLCK, ENOSPC, ENOSYS, ENOTSUP, ENOTTY, EOPNOTSUPP
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, NamedTuple

from filelock import FileLock, Timeout

from game.session.journal.errors import JournalError, TakenElsewhere

_APPEND: Final = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
_NO_LOCKS_HERE: Final = (ENOSYS, ENOTSUP, EOPNOTSUPP, ENOLCK)


class Known(NamedTuple):
    """What the disk says of an open file."""

    size: int
    names: int
    """how many names it has in folders: none, once it was deleted"""


class Lock:
    """The right to write a session, held until it is released or the process ends, however it ends."""

    def __init__(self, held: FileLock | None) -> None:
        self._held = held

    @property
    def real(self) -> bool:
        """Whether it keeps others out: some network folders know no locks."""
        return self._held is not None

    def release(self) -> None:
        """Let others write."""
        if self._held is None:
            return
        # Removed while it is held, so nobody can hold it: whoever waits for it finds it gone and makes
        # another. Windows removes it on release.
        with suppress(OSError):
            if os.name != "nt":
                os.unlink(self._held.lock_file)
        with suppress(OSError):
            self._held.release()


def _acquire(held: FileLock) -> None:
    """Lock it. Raises TakenElsewhere if somebody else has it, and PermissionError where no file can be made at all.

    The library takes both for the same. Whoever has a lock has its file too: so if there is none, it was let
    go a moment ago, or the folder (as those of the system itself) takes no files.
    """
    for _ in range(2):
        try:
            held.acquire()
            return
        except Timeout as fault:
            if os.path.lexists(held.lock_file):
                raise TakenElsewhere from fault
    raise PermissionError(EACCES, os.strerror(EACCES), held.lock_file)


class Disk:
    """Files, and the clock, as the machine has them; every method raises OSError as the machine does."""

    def now(self) -> int:
        """The moment, in seconds since 1970."""
        return int(time.time())

    def lock(self, path: Path) -> Lock:
        """Keep others from writing a session. Raises TakenElsewhere if somebody does."""
        if not path.parent.is_dir():
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), path.parent)  # the library would make it
        held = FileLock(f"{path}.lock", blocking=False, thread_local=False, fallback_to_soft=False)
        try:
            _acquire(held)
        except OSError as fault:
            if fault.errno in _NO_LOCKS_HERE:
                return Lock(None)
            raise
        return Lock(held)

    def create(self, path: Path) -> int:
        """A new file, open for writing. Raises FileExistsError rather than touch an old one."""
        return os.open(path, _APPEND | os.O_CREAT | os.O_EXCL, 0o666)

    def reopen(self, path: Path) -> int:
        """A file that is there, open for writing at its end."""
        return os.open(path, _APPEND)

    def read(self, path: Path, most: int) -> bytes:
        """All that a file holds. Raises JournalError if it is no ordinary file, or holds more."""
        about = os.stat(path)
        if S_ISDIR(about.st_mode):
            raise JournalError("“{path}” is a folder. Choose a session in it.", path=str(path))
        if not S_ISREG(about.st_mode):
            raise JournalError("“{path}” is no ordinary file. Choose a session.", path=str(path))
        if about.st_size <= most:
            with open(path, "rb") as file:
                content = file.read(most + 1)
            if len(content) <= most:
                return content
        raise JournalError(
            "“{path}” is larger than a session can be ({most} MB). Choose another file.",
            path=str(path),
            most=most // 1024**2,
        )

    def known(self, file: int) -> Known:
        """Its size, and whether it still has a name."""
        about = os.fstat(file)
        return Known(about.st_size, about.st_nlink)

    def write(self, file: int, data: bytes) -> int:
        """Hand bytes to the system; how many it took."""
        return os.write(file, data)

    def flush(self, file: int) -> None:
        """Wait until everything written is on the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            # A Mac's fsync leaves the last bytes in the drive's own memory. Not every disk can do better.
            try:
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
                return
            except OSError as fault:
                if fault.errno not in (ENOTSUP, ENOTTY, EINVAL):
                    raise
        os.fsync(file)

    def flush_folder(self, folder: Path) -> None:
        """Wait until a new file's name is on the disk, where the system can be asked to."""
        if os.name == "nt":
            return
        try:
            there = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(there)
            finally:
                os.close(there)
        except OSError as fault:
            if fault.errno in (EIO, ENOSPC, EDQUOT):
                raise

    def cut(self, file: int, size: int) -> None:
        """Drop what stands after so many bytes."""
        os.ftruncate(file, size)

    def close(self, file: int) -> None:
        """Let go of it."""
        os.close(file)

    def rename(self, path: Path, target: Path) -> None:
        """Another name for a file that nobody has open, in its folder."""
        path.rename(target)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        os.unlink(path)
