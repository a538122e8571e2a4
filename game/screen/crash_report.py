"""What the screen itself leaves on the disk: pictures of it, and its own faults in full."""

from __future__ import annotations

import datetime
import traceback
from pathlib import Path
from typing import Final

import pygame

from game import log

_LINES: Final = 60
"""of the log that stand below a fault"""


def save_picture(surface: pygame.Surface, folder: Path) -> Path:
    """A picture of a window; returns where. Raises OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _now("kierto-%Y-%m-%d-%H%M%S.png")
    try:
        pygame.image.save(surface, path)
    except pygame.error as fault:  # what pygame says where the disk is full
        raise OSError(str(fault)) from fault
    return path


def write_down(folder: Path) -> str:
    """The fault under way, in full and with what the log says of the time before, into a file of its own; returns
    where, or the fault's last line if even that fails."""
    before = log.last_lines(_LINES)
    log.logger("screen").exception("a fault of the program")
    text = "\n".join((traceback.format_exc(), *before, ""))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _now("fault-%Y-%m-%d-%H%M%S.txt")
        path.write_text(text, encoding="utf-8")
    except OSError:
        return traceback.format_exc().strip().splitlines()[-1]
    return str(path)


def _now(name: str) -> str:
    return datetime.datetime.now().strftime(name)
