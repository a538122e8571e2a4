"""Where a new session is kept: a file that is not there yet, by a name that every platform allows."""

from __future__ import annotations

import datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

from sim.message import Message

_NOT_IN_NAMES: Final = frozenset('/\\:*?"<>|')
"""what some platform has another meaning for in the name of a file"""
_LONGEST: Final = 60
_RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


def file_name(wanted: str) -> str:
    """A name as a file may bear it on every platform: what some platform forbids becomes a blank. Maybe empty."""
    plain = "".join(
        " " if letter in _NOT_IN_NAMES or not letter.isprintable() else letter for letter in wanted
    )
    return " ".join(plain.split())[:_LONGEST].strip(" .")


def name_fault(wanted: str) -> Message | None:
    """Why no file may bear a name on every platform, and what to write; None: one may."""
    name = wanted.strip()
    if not name:
        return Message("A session needs a name. Write one.")
    if len(name) > _LONGEST:
        return Message("A name has {most} letters at most.", most=_LONGEST)
    if name.partition(".")[0].casefold() in _RESERVED:
        return Message(
            "“{name}” is a name that some computers keep for themselves. Write another.", name=name
        )
    if file_name(name) != name:
        return Message('Leave out / \\ : * ? " < > | and full stops at the ends: no file may have them.')
    return None


def free_place(folder: Path, name: str) -> Path:
    """The name and the day, and a number from the second of a minute on."""
    return unused(folder, f"{name} {datetime.datetime.now().strftime('%Y-%m-%d %H.%M')}")


def unused(folder: Path, name: str) -> Path:
    """A file of this name, with a number behind it where there is one already."""
    names = chain([name], (f"{name} ({number + 1})" for number in count(1)))
    return next(path for stem in names if not (path := folder / f"{stem}.kierto").exists())


def renamed(path: Path, wanted: str) -> Path:
    """A saved session under another name, in its folder. Raises FileExistsError where there is one, OSError."""
    name = file_name(wanted)
    target = path.with_name(f"{name}{''.join(path.suffixes[-1:])}")
    if not name or target == path:
        return path
    if target.exists():
        raise FileExistsError(target)
    return path.rename(target)
