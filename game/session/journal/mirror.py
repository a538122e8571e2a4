"""The second copy: the same lines in another folder. When it fails, the game hears of it and goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.session.journal.append_file import Place
from game.session.journal.chain import LARGEST_FILE
from game.session.journal.errors import Different, JournalError, Taken, because
from game.session.journal.filesystem import Disk

_NAMES: Final = 99
"""How many names are tried when the folder holds other sessions of the same name."""


def begin(disk: Disk, folder: Path, session: Path, content: bytes, notices: list[str]) -> Place | None:
    """A second copy in this folder, or none; whatever is to be said about it is added to the notices."""
    try:
        if folder.resolve() == session.parent.resolve():
            notices.append(
                f"There is no second copy: “{folder}” is where the session lies. Choose another folder."
            )
            return None
        return _begin(disk, folder, session, content, notices)
    except Taken:
        notices.append(f"There is no second copy: the one in “{folder}” is open in another Kierto.")
    except (OSError, JournalError) as fault:
        why = because(fault) if isinstance(fault, OSError) else str(fault)
        notices.append(no_copy(folder, why))
    return None


def no_copy(folder: Path, why: str) -> str:
    """Said when the mirror is lost, or was never there."""
    return (
        f"There is no second copy in “{folder}”: {why.rstrip('.')}. The session itself goes on being saved."
    )


def _begin(disk: Disk, folder: Path, session: Path, content: bytes, notices: list[str]) -> Place:
    if not folder.is_dir():
        # Never made: where a memory stick was, its folder would be made on the wrong disk.
        raise JournalError("there is no such folder")
    for number in range(1, _NAMES + 1):
        name = session.name if number == 1 else f"{session.stem}-{number}{session.suffix}"
        try:
            return Place.holding(disk, folder / name, content)
        except Different:
            if _holds_more(disk, folder / name, content):
                notices.append(
                    f"“{folder / name}” holds all of this session and more: it may be the one to play on with."
                )
    raise JournalError(f"it holds {_NAMES} other sessions of this name")


def _holds_more(disk: Disk, path: Path, content: bytes) -> bool:
    try:
        return disk.read(path, LARGEST_FILE).startswith(content)
    except (OSError, JournalError):
        return False
