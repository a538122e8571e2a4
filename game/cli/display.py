"""Displays: whether this machine has one, and the game's windows on it."""

from __future__ import annotations

import os
import sys

from game import log
from game.cli.faults import Exit, MachineFault
from game.cli.output import say
from game.resources import user_folder


def has_display() -> bool:
    """Whether a window could be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(go: object, windows: str = "auto") -> int:
    """Open the windows and play until somebody quits. Raises MachineFault without a display."""
    if not has_display():
        raise MachineFault(
            ["There is no display here: the game's windows cannot open. `run` plays in the terminal."]
        )
    _note_what_happens()
    from game.screen.startup import Stopped, open_show

    try:
        open_show(go, windows)
    except Stopped as fault:
        raise MachineFault([str(fault)]) from fault
    return Exit.DONE


def _note_what_happens() -> None:
    """The windows have a log unless another was asked for: what befell them is not on the terminal."""
    path = user_folder() / log.FILE
    if log.is_started():
        return
    try:
        log.start(path)
    except OSError as fault:
        say(f"`{path}` could not be written: {fault.strerror}. Kierto goes on without a log.")
