"""The second copy: the same lines in another folder, a little later. When it fails, the game says so and goes on."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor, wait
from errno import ENOENT
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from game.log import logger
from game.session.journal.append_file import AppendFile
from game.session.journal.chain import LARGEST_FILE
from game.session.journal.errors import Different, JournalError, TakenElsewhere, because
from game.session.journal.filesystem import Disk
from sim.message import Message

_NAMES: Final = 99
"""How many names are tried when the folder holds other sessions of the same name."""
PATIENCE: Final = 1.0
"""seconds that anybody waits for the second copy"""
_LET_GO_WITHIN: Final = 0.5
"""seconds in which another session of this program has let go of its copy"""
_BREATH: Final = 0.02
"""seconds between two tries"""


class Mirror:
    """The second copy of a session, written by a thread of its own: whoever adds a line never waits for it."""

    def __init__(
        self, disk: Disk, folder: Path, session: Path, content: bytes, notices: list[Message]
    ) -> None:
        self._folder = folder
        self._notices = notices
        self._place: AppendFile | None = None
        self._thread = ThreadPoolExecutor(1, "mirror")
        self._handed = monotonic()
        """when the oldest line that is not in it yet was handed over"""
        self._is_late = False
        """whether it was said that it does not answer"""
        self._last: Future[None] = self._thread.submit(self._begin, disk, session, content)

    @property
    def path(self) -> Path | None:
        """Its file; None while there is none, or none any more."""
        return self._place.path if self._place else None

    def write(self, text: bytes) -> None:
        """Hand a line over. What goes wrong with it is a notice."""
        if self._last.done():
            self._handed, self._is_late = monotonic(), False
        elif monotonic() - self._handed > PATIENCE:
            self._say_late()
        self._last = self._thread.submit(self._append, text)

    def settle(self, seconds: float) -> bool:
        """Wait so long at most until every line handed over is in it, or it has failed. Whether that is so."""
        return bool(wait([self._last], seconds).done)

    def begin(self) -> None:
        """Give it a moment to begin; if it takes longer, that is a notice, and it begins later."""
        if not self.settle(PATIENCE):
            self._say_late()

    def taken_over(self) -> AppendFile | None:
        """Its file, for the session to go on in; None if it is lost. Raises JournalError if it does not answer."""
        if not self.settle(PATIENCE):
            raise JournalError(_no_answer(self._folder))
        place, self._place = self._place, None
        self._thread.shutdown(wait=False)
        return place

    def close(self) -> None:
        """Let go of it, once every line is in it; nobody waits for that but the end of the program."""
        self._thread.submit(self._let_go)
        self._thread.shutdown(wait=False)

    # -- in its own thread ------------------------------------------------------------------------------

    def _begin(self, disk: Disk, session: Path, content: bytes) -> None:
        folder = self._folder
        try:
            if folder.resolve() == session.parent.resolve():
                self._add(
                    Message(
                        "There is no second copy: “{folder}” is where the session lies. Choose another folder.",
                        folder=str(folder),
                    )
                )
            else:
                self._place = _begun(disk, folder, session, content, self._notices)
        except TakenElsewhere:
            self._add(
                Message(
                    "There is no second copy: the one in “{folder}” is open in another Kierto.",
                    folder=str(folder),
                )
            )
        except OSError as fault:
            self._add(no_copy(folder, because(fault)))
        except JournalError as fault:
            self._add(fault.message)

    def _append(self, text: bytes) -> None:
        if self._place is None:
            return
        try:
            self._place.append(text)
        except OSError as fault:
            self._add(no_copy(self._folder, because(fault)))
            self._let_go()

    def _let_go(self) -> None:
        place, self._place = self._place, None
        if place:
            place.close()

    def _add(self, notice: Message) -> None:
        logger("session").warning("%s", notice)
        self._notices.append(notice)

    def _say_late(self) -> None:
        if not self._is_late:
            self._is_late = True
            self._add(_no_answer(self._folder))


def no_copy(folder: Path, why: Message) -> Message:
    """Said when the mirror is lost, or was never there. `why`: without a full stop."""
    return Message(
        "There is no second copy in “{folder}”: {why}. The session itself goes on being saved.",
        folder=str(folder),
        why=why,
    )


def _no_answer(folder: Path) -> Message:
    """Said when the mirror keeps everybody waiting who would wait for it."""
    return Message(
        "The second copy in “{folder}” does not answer. The session itself goes on being saved.",
        folder=str(folder),
    )


def _begun(
    disk: Disk, folder: Path, session: Path, content: bytes, notices: list[Message]
) -> AppendFile | None:
    if not folder.is_dir():
        # Never made: where a memory stick was, its folder would be made on the wrong disk.
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), folder)
    for number in range(1, _NAMES + 1):
        name = session.name if number == 1 else f"{session.stem}-{number}{session.suffix}"
        try:
            return _held(disk, folder / name, content)
        except Different:
            if _holds_more(disk, folder / name, content):
                notices.append(
                    Message(
                        "“{path}” holds all of this session and more: it may be the one to play on with.",
                        path=str(folder / name),
                    )
                )
    why = Message("it holds {count} other sessions of this name", count=_NAMES)
    notices.append(no_copy(folder, why))
    return None


def _held(disk: Disk, path: Path, content: bytes) -> AppendFile:
    """The file for writing. One that this program has just closed is let go of by its own thread: wait for that."""
    given_up = monotonic() + _LET_GO_WITHIN
    while True:
        try:
            return AppendFile.holding(disk, path, content)
        except TakenElsewhere:
            if monotonic() > given_up:
                raise
            sleep(_BREATH)


def _holds_more(disk: Disk, path: Path, content: bytes) -> bool:
    try:
        return disk.read(path, LARGEST_FILE).startswith(content)
    except (OSError, JournalError):
        return False
