"""Where a new session is kept: a file that is not there yet."""

from __future__ import annotations

import datetime
from itertools import chain, count
from pathlib import Path


def free_place(folder: Path, name: str) -> Path:
    """The name and the day, and a number from the second of a minute on."""
    day = datetime.datetime.now().strftime("%Y-%m-%d %H.%M")
    names = chain([f"{name} {day}"], (f"{name} {day} ({number + 1})" for number in count(1)))
    return next(path for stem in names if not (path := folder / f"{stem}.kierto").exists())
