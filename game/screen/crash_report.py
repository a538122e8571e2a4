"""What the screen itself leaves on the disk: pictures of it, and its own faults in full."""

from __future__ import annotations

import datetime
import traceback
from pathlib import Path

import pygame


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
    """The fault under way, in full, into a file of its own; returns where, or its last line if even that fails."""
    text = traceback.format_exc()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _now("fault-%Y-%m-%d-%H%M%S.txt")
        path.write_text(text, encoding="utf-8")
    except OSError:
        return text.strip().splitlines()[-1]
    return str(path)


def _now(name: str) -> str:
    return datetime.datetime.now().strftime(name)
