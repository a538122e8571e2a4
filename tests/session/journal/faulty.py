"""Disks that fail when told to, and sessions short enough to be broken in every possible way."""

from __future__ import annotations

from errno import EIO
from pathlib import Path
from typing import Any, Final

from game.session.journal import Journal
from game.session.journal.filesystem import Disk, Known, Lock

HEAD: dict[str, Any] = {"format": 2, "line": "opened"}
SAID: list[dict[str, Any]] = [
    HEAD,
    {"line": "sheet", "team": "Sirö"},
    {},
    {"a": [1, None]},
    {"e": "🏭"},
    {"undo": 2},
]
"""What a short session says, line by line."""


NOON: Final = 1_795_600_800


def short_session(path: Path) -> bytes:
    """A session of six lines; its bytes."""
    with Journal.create(path, HEAD, disk=AtNoon()) as journal:
        for data in SAID[1:]:
            journal.append(data)
    return path.read_bytes()


def said(journal: Journal) -> list[dict[str, Any]]:
    """What a journal says, line by line."""
    return [line.data for line in journal.lines]


def settled(journal: Journal, seconds: float = 60) -> bool:
    """Wait until the second copy holds every line, or is lost; whether that came to be."""
    return journal.second_copy is None or journal.second_copy.settle(seconds)


class AtNoon(Disk):
    """A disk on whose machine the time stands still."""

    def now(self) -> int:
        return NOON


class Quick(Disk):
    """A disk nobody waits for: for tests of a thousand openings, in which no power fails."""

    def flush(self, file: int) -> None:
        pass

    def flush_folder(self, folder: Path) -> None:
        pass


class Failing(Quick):
    """A disk on which one operation fails, counted from 0, or from there on every one.

    With `crumbs` a write takes few bytes at a time, so that it may fail in the middle of a line.
    """

    def __init__(self, at: int = -1, error: int = EIO, for_good: bool = False, crumbs: int = 0) -> None:
        self.at = at
        self.error = error
        self.for_good = for_good
        self.crumbs = crumbs
        self.done: list[str] = []
        self.works = True
        """false: nothing fails any more, and nothing is counted"""

    def _may(self, what: str) -> None:
        if not self.works:
            return
        self.done.append(what)
        number = len(self.done) - 1
        if number == self.at or (self.for_good and 0 <= self.at < number):
            raise OSError(self.error, f"{what} failed")

    def lock(self, path: Path) -> Lock:
        self._may("lock")
        return super().lock(path)

    def create(self, path: Path) -> int:
        self._may("create")
        return super().create(path)

    def reopen(self, path: Path) -> int:
        self._may("reopen")
        return super().reopen(path)

    def read(self, path: Path, most: int) -> bytes:
        self._may("read")
        return super().read(path, most)

    def known(self, file: int) -> Known:
        self._may("known")
        return super().known(file)

    def write(self, file: int, data: bytes) -> int:
        self._may("write")
        return super().write(file, data[: self.crumbs or None])

    def flush(self, file: int) -> None:
        self._may("flush")
        super().flush(file)

    def flush_folder(self, folder: Path) -> None:
        self._may("flush folder")
        super().flush_folder(folder)

    def cut(self, file: int, size: int) -> None:
        self._may("cut")
        super().cut(file, size)

    def close(self, file: int) -> None:
        super().close(file)
        self._may("close")

    def remove(self, path: Path) -> None:
        self._may("remove")
        super().remove(path)


class NoLocks(Disk):
    """A network folder that knows no locks."""

    def lock(self, path: Path) -> Lock:
        return Lock(None)
