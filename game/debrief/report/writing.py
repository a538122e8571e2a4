"""Writing a report: every file is written beside its place, and moved there when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from game.debrief.report.page import page
from game.debrief.report.tables import tables
from game.session.session import Session
from game.words import Words

PAGE: Final = "report.html"


def write(session: Session, folder: Path, language: str | None = None) -> tuple[Path, ...]:
    """Write the page and its tables, in the session's language if none is named; their paths, the page first.

    Raises ValueError where nothing has been played yet, OSError where the folder cannot be written to.
    """
    words = Words(language or session.setup.language, session.plan)
    found = [(PAGE, page(session, words)), *tables(session)]
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_moved_into_place(folder / name, text) for name, text in found)


def _moved_into_place(path: Path, text: str) -> Path:
    """Whole or not at all: whoever has the old one open, or loses power, never sees half of it."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
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
