"""A session's journal: opened with all that can be trusted in it, and added to line by line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final

from game.session.journal.append_file import AppendFile
from game.session.journal.chain import LARGEST_FILE, MOMENT, ChainedLine, parts
from game.session.journal.errors import (
    Different,
    JournalError,
    TakenElsewhere,
    cannot_save,
    cannot_write,
    in_use,
)
from game.session.journal.filesystem import Disk
from game.session.journal.migrations import FORMAT, format_of
from game.session.journal.mirror import Mirror
from game.session.journal.opening import OpenedFile, opened
from game.session.journal.sealing import exists, sealed_line
from sim.message import Message

_CLOSED: Final = Message("The session is closed. Open it again to go on.")


class Journal:
    """Everything that was decided in a session, in order, and the file it is kept in.

    What `append` has returned is on the disk, whatever happens next. May be used from several threads.
    """

    def __init__(self, path: Path, disk: Disk, file: OpenedFile) -> None:
        self.path = path
        """the file it is kept in"""
        self.notices = list(file.notices)
        """what has to be said about the file and its second copy, oldest first"""
        self._disk = disk
        self._place = file.place
        self.second_copy: Mirror | None = None
        """writes the mirror; None if there is none"""
        self._why_not = file.read_only
        self.stated_format = file.stated_format
        """the format of the file: an older one kept less"""
        self._lines = [sealed.line for sealed in file.sealed]
        self._texts = [sealed.text for sealed in file.sealed]
        self._size = sum(map(len, self._texts))
        self._parts = sum(map(parts, self._texts))
        self._one_at_a_time = RLock()

    @classmethod
    def create(
        cls,
        path: str | Path,
        head: Mapping[str, Any],
        *,
        mirror: str | Path | None = None,
        disk: Disk | None = None,
    ) -> Journal:
        """Begin a session in a new file, with its first line on the disk. Raises JournalError.

        The head states its `format` (see `migrations`); raises ValueError if it states another.
        """
        if format_of(head) != FORMAT:
            raise ValueError(f"the first line states format {FORMAT}")
        disk, path = disk or Disk(), Path(path)
        first = sealed_line(1, {MOMENT: disk.now(), **head}, "")
        place = _created(disk, path, first.text)
        journal = cls(path, disk, OpenedFile(place, [first], None, _without_lock(place)))
        journal.mirror_in(mirror)
        return journal

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        mirror: str | Path | None = None,
        read_only: bool = False,
        disk: Disk | None = None,
    ) -> Journal:
        """Open a session with every line that is as it was written. Raises JournalError if none is.

        What was torn off at its end is put aside; see `notices`, and `read_only` for why it can only be
        looked at.
        """
        disk, path = disk or Disk(), Path(path)
        file = opened(disk, path, read_only)
        if file.place:
            file = file._replace(notices=[*file.notices, *_without_lock(file.place)])
        journal = cls(path, disk, file)
        if file.place:
            journal.mirror_in(mirror)
        return journal

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reading and adding ---------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[ChainedLine]:
        """All lines, in order; grows as lines are added."""
        return self._lines

    @property
    def read_only(self) -> Message | None:
        """Why nothing can be added, in one sentence; None if lines can."""
        return self._why_not

    def append(self, data: Mapping[str, Any]) -> ChainedLine:
        """Add a line, and return once it is on the disk; it is handed to the mirror, too.

        Raises JournalError with the same sentence as `read_only` if nothing can be added, and from the first
        write error on, until `continue_at` has found a better place.
        """
        with self._one_at_a_time:
            if self._why_not or not self._place:
                raise JournalError(self._why_not or _CLOSED)
            dated = {MOMENT: self._disk.now(), **data}
            sealed = sealed_line(len(self._lines) + 1, dated, self._lines[-1].hash, self._size, self._parts)
            try:
                self._place.append(sealed.text)
            except OSError as fault:
                self._why_not = cannot_save(self.path, fault)
                raise JournalError(self._why_not) from fault
            self._lines.append(sealed.line)
            self._texts.append(sealed.text)
            self._size += len(sealed.text)
            self._parts += parts(sealed.text)
            if self.second_copy:
                self.second_copy.write(sealed.text)
            return sealed.line

    # -- other places -----------------------------------------------------------------------------------

    @property
    def mirror(self) -> Path | None:
        """The file of the second copy; None if there is none (yet, or any more)."""
        return self.second_copy.path if self.second_copy else None

    def mirror_in(self, folder: str | Path | None) -> None:
        """Keep a second copy in this folder from now on; None: no longer. What goes wrong is a notice."""
        with self._one_at_a_time:
            self._drop_mirror()
            if folder is not None and self._place:
                self.second_copy = Mirror(self._disk, Path(folder), self.path, self._content(), self.notices)
                self.second_copy.begin()

    def continue_at(self, path: str | Path) -> None:
        """Go on in another file, or in the mirror, or again where it was, with every acknowledged line.

        A folder will do: the file keeps its name. Raises JournalError, changing nothing, if that place is no
        better. Nothing is ever written over.
        """
        with self._one_at_a_time:
            target = self._in(path)
            place = self._taken_over(target)
            if self._place and self._place is not place:
                self._place.close()
            self._place, self.path, self._why_not = place, target, None

    def rename(self, name: str) -> None:
        """Another name for the file, in its folder; every line stays, and lines are added as before.

        Raises JournalError, changing nothing, where there is a file of that name, or the disk refuses.
        """
        with self._one_at_a_time:
            if self._why_not or not self._place:
                raise JournalError(self._why_not or _CLOSED)
            target = self.path.with_name(name)
            if os.path.lexists(target):
                raise JournalError(exists(target))
            self._place.close()  # some systems rename no open file
            try:
                self._disk.rename(self.path, target)
                self.path = target
                self._disk.flush_folder(target.parent)
            except OSError as fault:
                raise JournalError(cannot_write(target, fault)) from fault
            finally:
                self._take_again()

    def save_copy(self, path: str | Path) -> Path:
        """Write all lines to a new file (or into a folder) and stay where we are; the file it became."""
        target = self._in(path)
        with self._one_at_a_time:
            _created(self._disk, target, self._content()).close()
        return target

    def close(self) -> None:
        """Let go of the files. Everything acknowledged is in them already."""
        with self._one_at_a_time:
            self._drop_mirror()
            if self._place:
                self._place.close()
                self._place = None
            self._why_not = self._why_not or _CLOSED

    # -- inside -----------------------------------------------------------------------------------------

    def _content(self) -> bytes:
        return b"".join(self._texts)

    def _in(self, path: str | Path) -> Path:
        path = Path(path)
        return path / self.path.name if path.is_dir() else path

    def _drop_mirror(self) -> None:
        if self.second_copy:
            self.second_copy.close()
            self.second_copy = None

    def _take_again(self) -> None:
        """Open the file that was just closed; if that cannot be, nothing is added any more."""
        try:
            self._place = AppendFile.take(self._disk, self.path)
        except TakenElsewhere:
            self._place, self._why_not = None, in_use(self.path)
        except OSError as fault:
            self._place, self._why_not = None, cannot_save(self.path, fault)

    def _taken_over(self, target: Path) -> AppendFile:
        if self.second_copy and self.second_copy.path and _same(self.second_copy.path, target):
            place = self.second_copy.taken_over()
            self.second_copy = None
            if place:
                self.notices.append(
                    Message(
                        "The session goes on in its second copy, “{target}”; there is no other now.",
                        target=str(target),
                    )
                )
                return place
        if _same(self.path, target):
            return self._tried_again()
        try:
            return AppendFile.holding(self._disk, target, self._content())
        except Different as fault:
            raise JournalError(exists(target)) from fault
        except TakenElsewhere as fault:
            raise JournalError(in_use(target)) from fault
        except OSError as fault:
            raise JournalError(cannot_write(target, fault)) from fault

    def _tried_again(self) -> AppendFile:
        """The same file: whatever a failed write left at its end was refused, so it goes."""
        if not self._place:
            raise JournalError(self._why_not or _CLOSED)
        try:
            held = self._disk.read(self.path, LARGEST_FILE)
            if held.startswith(self._content()):
                self._place.cut(self._size)
                return self._place
        except OSError as fault:
            raise JournalError(cannot_save(self.path, fault)) from fault
        raise JournalError(
            "“{path}” no longer holds this session. Go on in another file.", path=str(self.path)
        )


def _created(disk: Disk, path: Path, content: bytes) -> AppendFile:
    try:
        return AppendFile.create(disk, path, content)
    except FileExistsError as fault:
        raise JournalError(exists(path)) from fault
    except TakenElsewhere as fault:
        raise JournalError(in_use(path)) from fault
    except OSError as fault:
        raise JournalError(cannot_write(path, fault)) from fault


def _without_lock(place: AppendFile) -> list[Message]:
    if place.locks:
        return []
    return [
        Message(
            "The folder of “{path}” cannot keep others out: open the session on one computer only.",
            path=str(place.path),
        )
    ]


def _same(path: Path, other: Path) -> bool:
    try:
        return path == other or path.resolve() == other.resolve()
    except OSError:  # the disk of one of them is gone
        return False
