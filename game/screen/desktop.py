"""The desktop that the program runs on: where people keep their documents, and showing them a file or a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from game.log import logger
from game.resources import documents_folder, usual_folders

_LIBRARIES: Final = "LD_LIBRARY_PATH"
_BEFORE: Final = "LD_LIBRARY_PATH_ORIG"
"""what it was before the built program put its own libraries in front"""


class Desktop(Protocol):
    """What the program asks of it."""

    def documents(self) -> Path | None:
        """Where people look for their documents; none: this desktop has no such place."""

    def places(self) -> tuple[Path, ...]:
        """Folders to begin a search in: documents, downloads, home, disks that were put in."""

    def show(self, path: Path) -> bool:
        """Open a file or a folder with what is usual for it; whether something was asked to."""


class NoDesktop:
    """Where nothing can be opened: tests, and machines without one."""

    def documents(self) -> Path | None:
        return None

    def places(self) -> tuple[Path, ...]:
        return ()

    def show(self, path: Path) -> bool:
        return False


class PlatformDesktop:
    """Windows, macOS, or a desktop of Linux that has `xdg-open`."""

    def documents(self) -> Path | None:
        return documents_folder()

    def places(self) -> tuple[Path, ...]:
        return tuple(path for path in (*usual_folders(), *_disks()) if os.path.isdir(path))

    def show(self, path: Path) -> bool:
        try:
            return _show(path)
        except OSError as fault:
            what = path.suffix or "folder"  # the place bears the name of a session
            logger("desktop").warning("a %s could not be opened: %s", what, fault.strerror)
            return False


def _show(path: Path) -> bool:
    """Ask the platform. It goes on by itself: nobody waits for it. Raises OSError where it refuses at once."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    name = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if name is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen(
        [name, str(path)], env=_own_libraries(), stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )  # fmt: skip
    return True


def _own_libraries() -> dict[str, str]:
    """The environment for other programs: the built Kierto's libraries (docs/building.md) are none for them."""
    kept = {key: value for key, value in os.environ.items() if key not in (_LIBRARIES, _BEFORE)}
    before = os.environ.get(_BEFORE, "" if getattr(sys, "frozen", False) else os.environ.get(_LIBRARIES, ""))
    return {**kept, _LIBRARIES: before} if before else kept


def _disks() -> Iterator[Path]:
    """Disks and memory sticks, where this platform puts them."""
    if sys.platform == "win32":
        yield from (Path(f"{letter}:\\") for letter in "CDEFGHIJ")
        return
    roots = (
        (Path("/Volumes"),)
        if sys.platform == "darwin"
        else (Path("/media") / Path.home().name, Path("/run/media") / Path.home().name)
    )
    for root in roots:
        try:
            yield from sorted(root.iterdir())
        except OSError as fault:  # most have no such folder; or it is nobody's to look into
            logger("desktop").info("no disks in %s: %s", root, fault)
