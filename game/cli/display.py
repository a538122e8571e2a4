"""Displays: whether this machine has one, and the game's windows on it."""

from __future__ import annotations

import argparse
import os
import sys

from game import log
from game.cli.faults import Exit, MachineFault
from game.cli.output import remark
from game.resources import user_folder
from game.text.translator import Translator
from sim.message import Message
from sim.os_errors import because


def has_display() -> bool:
    """Whether a window could be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(go: object, options: argparse.Namespace) -> int:
    """Open the windows and play until somebody quits. Raises MachineFault without a display."""
    if not has_display():
        what = Message(
            "There is no display here: the game's windows cannot open. `run` plays in the terminal."
        )
        raise MachineFault([what])
    _note_what_happens(options.w)
    from game.screen.startup import Stopped, open_show

    try:
        open_show(go, options.windows, options.w.language)
    except Stopped as fault:
        raise MachineFault([fault.message]) from fault
    return Exit.DONE


def _note_what_happens(w: Translator) -> None:
    """The windows have a log unless another was asked for: what befell them is not on the terminal."""
    path = user_folder() / log.FILE
    if log.is_started():
        return
    try:
        log.start(path)
    except OSError as fault:
        why = w.say(because(fault))
        remark(w("{file} could not be written: {why}. Kierto goes on without a log.", file=path, why=why))
