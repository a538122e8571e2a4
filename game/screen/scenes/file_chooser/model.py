"""One folder at a time: the folders in it, and the files that the program can open."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.screen.catalogue import local_moment
from game.screen.kit.turning import Turning
from game.screen.wanted_path import WantedPath
from game.session.journal.travelled import ENDING
from game.text.translator import Translator
from sim.os_errors import because

SCENARIO: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """Something in a folder."""

    path: Path
    is_folder: bool
    changed: float
    """seconds since 1970"""


@dataclass(slots=True)
class FolderModel:
    """The open folder."""

    wanted: WantedPath
    folder: Path = field(init=False)
    entries: tuple[FolderEntry, ...] = ()
    fault: OSError | None = None
    """why the folder cannot be looked into"""
    turning: Turning = field(default_factory=Turning)

    def __post_init__(self) -> None:
        start = self.wanted.start
        self.open(next((each for each in (start, *start.parents) if os.path.isdir(each)), Path.cwd()))

    def open(self, folder: Path) -> None:
        """Look into a folder: folders first, then files, the newest first."""
        self.folder, self.turning, self.fault, self.entries = folder, Turning(), None, ()
        try:
            entries = [each for path in folder.iterdir() if (each := self._entry(path)) is not None]
        except OSError as fault:
            self.fault = fault
            return
        self.entries = tuple(sorted(entries, key=_place))

    def up(self) -> None:
        """The folder that holds this one."""
        self.open(self.folder.parent)

    def _entry(self, path: Path) -> FolderEntry | None:
        """What is listed of a folder's content; a file that has just gone, or may not be looked at, is not."""
        if path.name.startswith("."):
            return None
        try:
            is_folder, changed = path.is_dir(), path.stat().st_mtime
        except OSError:
            return None
        # By its name alone: whoever looks into every file of a folder has a disk in the cloud fetch them all.
        opens = ENDING in path.name.lower() or path.suffix.lower() in SCENARIO
        return (
            FolderEntry(path, is_folder, changed)
            if is_folder or (opens and self.wanted.kind == "file")
            else None
        )


def _place(entry: FolderEntry) -> tuple[bool, float, str]:
    return not entry.is_folder, 0.0 if entry.is_folder else -entry.changed, entry.path.name.casefold()


def detail(entry: FolderEntry, w: Translator) -> str:
    """What stands beside its name: when a file was last changed."""
    return "" if entry.is_folder else w.moment(local_moment(entry.changed))


def trouble(model: FolderModel, w: Translator) -> str:
    """What is said where nothing is listed."""
    if model.fault is not None:
        return w("This folder cannot be opened: {why}", why=w.say(because(model.fault)))
    if model.entries:
        return ""
    return w("Nothing here that Kierto can open.") if model.wanted.kind == "file" else w("No folders here.")
