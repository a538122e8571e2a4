"""A file that a session is being written to: locked, appended to, and flushed before anybody says yes."""

from __future__ import annotations

import os
from contextlib import suppress
from errno import EEXIST
from pathlib import Path

from game.session.journal.chain import LARGEST_FILE
from game.session.journal.errors import Different, Meddled
from game.session.journal.filesystem import Disk, Lock
from sim.message import Message


class AppendFile:
    """One open file. Its methods raise OSError as the disk does; what was appended before stays."""

    def __init__(self, disk: Disk, path: Path, file: int, lock: Lock) -> None:
        self.path = path
        self.locks = lock.real
        """whether others are kept from writing to it"""
        self._disk = disk
        self._file = file
        self._lock = lock
        self._size, self._names = disk.known(file)

    @classmethod
    def create(cls, disk: Disk, path: Path, content: bytes) -> AppendFile:
        """A new file with this in it. Raises FileExistsError if there is one, TakenElsewhere if somebody makes one."""
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), path)
        lock, file = disk.lock(path), None
        try:
            file = disk.create(path)
            place = cls(disk, path, file, lock)
            place.append(content)
            disk.flush_folder(path.parent)
        except BaseException:
            _let_go(disk, file, lock)
            if file is not None:
                with suppress(OSError):
                    disk.remove(path)
            raise
        return place

    @classmethod
    def take(cls, disk: Disk, path: Path) -> AppendFile:
        """A file that is there, to be added to. Raises TakenElsewhere if somebody else does."""
        lock, file = disk.lock(path), None
        try:
            file = disk.reopen(path)
            return cls(disk, path, file, lock)
        except BaseException:
            _let_go(disk, file, lock)
            raise

    @classmethod
    def holding(cls, disk: Disk, path: Path, content: bytes) -> AppendFile:
        """A file that holds exactly this: a new one, or one that holds the beginning of it already.

        Raises Different if it holds anything else: nothing is ever written over.
        """
        try:
            place = cls.take(disk, path)
        except FileNotFoundError:
            return cls.create(disk, path, content)
        try:
            held = disk.read(path, LARGEST_FILE)
            if not content.startswith(held):
                raise Different(path)
            place.append(content[len(held) :])
        except BaseException:
            place.close()
            raise
        return place

    def append(self, text: bytes) -> None:
        """Write at the end, and return when it is on the disk; on any error the end is as it was, if it can be."""
        size, names = self._disk.known(self._file)
        if names < self._names:
            raise Meddled(Message("the file was deleted"))
        if size != self._size:
            raise Meddled(Message("another program has changed the file"))
        try:
            rest = memoryview(text)
            while rest:
                rest = rest[self._disk.write(self._file, bytes(rest)) :]
            self._disk.flush(self._file)
        except BaseException:
            with suppress(OSError):
                self._disk.cut(self._file, self._size)
                self._disk.flush(self._file)
            raise
        self._size += len(text)

    def cut(self, size: int) -> None:
        """Drop what stands after so many bytes."""
        self._disk.cut(self._file, size)
        self._disk.flush(self._file)
        self._size = size

    def close(self) -> None:
        """Let go of the file. Everything in it is on the disk already, so nothing can go wrong that matters."""
        _let_go(self._disk, self._file, self._lock)


def _let_go(disk: Disk, file: int | None, lock: Lock) -> None:
    if file is not None:
        with suppress(OSError):
            disk.close(file)
    lock.release()
