"""The log: what the program did and what befell it, in English, for its makers. A file that never grows large."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

FILE: Final = "kierto.log"
"""its usual name"""
LEVELS: Final = ("debug", "info", "warning", "error")
_NAME: Final = "kierto"
_LARGEST: Final = 1_000_000
"""bytes of a file"""
_OLDER: Final = 3
"""files that are kept beside the newest"""
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


MARKS: Final = tuple(f" {level.upper()} {_NAME}." for level in LEVELS)
"""what a log is known by"""


def places(path: Path) -> list[Path]:
    """Where the log goes, and the older ones beside it."""
    return [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, _OLDER + 1))]


def logger(part: str) -> logging.Logger:
    """Where a part of the program (`session`, `screen`, `preview`) notes what happens. Silent until `start`."""
    top = logging.getLogger(_NAME)
    if not top.handlers:
        top.addHandler(logging.NullHandler())
    return logging.getLogger(f"{_NAME}.{part}")


def start(path: Path, level: str = "info") -> None:
    """Write everything from this level on to a file. Raises OSError where it cannot be written."""
    from logging.handlers import RotatingFileHandler  # its libraries would hold up the title

    path.parent.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8")
    file.setFormatter(logging.Formatter(_FORMAT))
    stop()
    top = logging.getLogger(_NAME)
    top.addHandler(file)
    top.setLevel(level.upper())


def is_started() -> bool:
    """Whether anything is written to a file."""
    return bool(_files())


def stop() -> None:
    """Close the file."""
    top = logging.getLogger(_NAME)
    for handler in tuple(top.handlers):
        top.removeHandler(handler)
        handler.close()


def last_lines(count: int) -> list[str]:
    """The newest lines of the log; none where there is no log, or it cannot be read."""
    try:
        lines = [
            line for file in _files() for line in Path(file.baseFilename).read_text("utf-8").splitlines()
        ]
    except OSError:
        return []
    return lines[-count:]


def _files() -> list[logging.FileHandler]:
    return [
        handler for handler in logging.getLogger(_NAME).handlers if isinstance(handler, logging.FileHandler)
    ]
