"""Without a command: the game opens; without a display, the default scenario plays itself in the terminal."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from game.cli.faults import Exit
from game.cli.files import DEFAULT_SCENARIO, read_plan, shipped
from game.cli.output import put, say

SEED: Final = 1


def command(_options: argparse.Namespace) -> int:
    """Open the game; without a display, play the default scenario and show what it came to."""
    if has_display():
        from game.cli.play import show
        from game.screen.go import Go

        return show(Go("title"))
    from game.cli.playing import Asked, play
    from game.cli.summary import summaries

    say("There is no display here; Kierto plays in the terminal.")
    _, games = play(read_plan(shipped(DEFAULT_SCENARIO)), Asked(SEED))
    put(summaries(games))
    put(f"\nTo decide something yourself: python main.py run scenarios/{DEFAULT_SCENARIO}.yaml --help\n")
    return Exit.DONE


def has_display() -> bool:
    """Whether a window could be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
