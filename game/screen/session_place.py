"""Where a new session is kept: a file that is not there yet, by a name that every platform allows."""

from __future__ import annotations

import datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

_NOT_IN_NAMES: Final = frozenset('/\\:*?"<>|')
"""what some platform has another meaning for in the name of a file"""
_LONGEST: Final = 60


def file_name(wanted: str) -> str:
    """A name as a file may bear it on every platform: what some platform forbids becomes a blank. Maybe empty."""
    plain = "".join(
        " " if letter in _NOT_IN_NAMES or not letter.isprintable() else letter for letter in wanted
    )
    return " ".join(plain.split())[:_LONGEST].strip(" .")


def free_place(folder: Path, name: str) -> Path:
    """The name and the day, and a number from the second of a minute on."""
    day = datetime.datetime.now().strftime("%Y-%m-%d %H.%M")
    names = chain([f"{name} {day}"], (f"{name} {day} ({number + 1})" for number in count(1)))
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
