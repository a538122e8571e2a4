"""Where outputs may go: never over what a command reads, never over somebody else's file, a device or a link.

Asked before anything is played or worked out. Kierto replaces only what Kierto has written there before, which it
knows by a mark in the file: one of the texts that such an output holds.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from sim.message import Message, MessageError
from sim.os_errors import because

_LOOKED_AT: Final = 4 * 1024**2
"""bytes of a file in which its mark stands"""
Marks = tuple[str, ...]


class TargetError(MessageError):
    """A place that no output may go to: what is wrong with it, and what to do instead."""


def check_file(name: str | Path, inputs: Iterable[str | Path] = (), marks: Marks = ()) -> Path:
    """The place of an output file. Raises TargetError.

    `inputs`: what the command reads, and where else it writes. `marks`: texts of which every such output holds one.
    """
    path = _path(name)
    _check_place(path, inputs, marks)
    _check_writable(path.parent)
    return path


def check_folder(
    name: str | Path, names: Mapping[str, Marks] | None = None, inputs: Iterable[str | Path] = ()
) -> Path:
    """The folder that outputs of these names, with their marks, go to; made if it is not there. Raises TargetError."""
    folder = _path(name)
    if folder.is_symlink() and not folder.exists():
        raise TargetError("This is a link that leads nowhere. Name a folder.")
    if folder.exists() and not folder.is_dir():
        raise TargetError("This is a file, not a folder. Name a folder.")
    for output, marks in (names or {}).items():
        try:
            _check_place(folder / output, inputs, marks)
        except TargetError as fault:
            raise TargetError("{name}: {what}", name=output, what=fault.message) from fault
    _check_writable(_nearest(folder))
    return folder


def _path(name: str | Path) -> Path:
    if not str(name) or "\0" in str(name):
        raise TargetError("No file can have this name. Name another one.")
    try:
        Path(name).exists()
    except OSError as error:  # too long a name
        raise UnwritableError(error) from error
    return Path(name)


def _check_place(path: Path, inputs: Iterable[str | Path], marks: Marks) -> None:
    """Raises TargetError for whatever is no plain file of nobody's."""
    inputs = list(inputs)
    if not os.path.lexists(path):
        if any(os.path.abspath(given) == os.path.abspath(path) for given in inputs):
            raise TargetError("Two outputs would go here. Name another file.")
        return
    if path.is_symlink():
        raise TargetError("This is a link to another place. Name the place itself.")
    if path.is_dir():
        raise TargetError("This is a folder. Name a file in it.")
    if not stat.S_ISREG(path.lstat().st_mode):
        raise TargetError("This is a device or a pipe, not a file. Name a file.")
    if any(os.path.exists(given) and os.path.samefile(given, path) for given in inputs):
        raise TargetError("This is what the command reads. Name another file.")
    if path.stat().st_size and not _is_marked(path, marks):
        raise TargetError(
            "There is a file of this name already, and it is no such output. Name another file."
        )


def _is_marked(path: Path, marks: Marks) -> bool:
    try:
        with path.open("rb") as file:
            looked_at = file.read(_LOOKED_AT)
    except OSError:  # whoever may not read it cannot know whose it is
        return False
    return any(mark.encode() in looked_at for mark in marks)


def remove_own(path: Path, marks: Marks) -> None:
    """Take away an output of an earlier time, if it surely is one: a plain file with such a mark. Raises OSError."""
    if os.path.lexists(path) and stat.S_ISREG(path.lstat().st_mode) and _is_marked(path, marks):
        path.unlink()


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that there is."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def _check_writable(folder: Path) -> None:
    """Whether a file can be made in a folder: tried, since only that tells. Raises TargetError."""
    try:
        handle, beside = tempfile.mkstemp(prefix=".kierto.", dir=folder)
    except OSError as error:
        raise UnwritableError(error) from error
    os.close(handle)
    Path(beside).unlink()


class UnwritableError(TargetError):
    """A place where this machine lets nothing be written."""

    def __init__(self, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            super().__init__(
                Message("It cannot be written: there is no such folder. Make it, or write elsewhere.")
            )
        else:
            why = because(error)
            super().__init__(Message("It cannot be written there: {why}. Write elsewhere.", why=why))
