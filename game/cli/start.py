"""How the program starts and stops: libraries that are missing, too little memory, a machine that shuts down."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from mmap import mmap
from types import FrameType
from typing import Final

_CANNOT: Final = 3
_STOPPED: Final = 128
"""a shell adds the number of the signal"""
_ROOM: Final = 120 * 1024**2
"""bytes of addresses that the libraries take; some of them end the program without a word where they get none"""
_SIGNALS: Final = ("SIGTERM", "SIGHUP")
"""what a machine sends before it ends a program; a second one ends it at once"""


def main() -> int:
    """The installed command `kierto`."""
    return started(sys.argv[1:])


def started(arguments: Sequence[str]) -> int:
    """Run the command line; the exit status. What is asked to end leaves as by Ctrl-C, with everything put away."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a thread a core would only take memory
    ended: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        ended.append(number)
        raise KeyboardInterrupt

    for name in _SIGNALS:
        known = getattr(signal, name, None)
        if known is not None and signal.getsignal(known) == signal.SIG_DFL:
            signal.signal(known, end)
    try:
        mmap(-1, _ROOM).close()
        from game.cli.app import run

        status = run(arguments)
    except KeyboardInterrupt:
        status = _STOPPED + signal.SIGINT
    except (MemoryError, SystemError, OSError):  # Python's own words where no memory is left to say which
        status = _cannot("This machine has too little memory to start Kierto. Close other programs.")
    except ImportError as error:
        if (error.name or "").partition(".")[0] in ("game", "sim"):
            raise
        status = _cannot(_without(error))
    return _STOPPED + ended[0] if ended else status


def _without(error: ImportError) -> str:
    if isinstance(error, ModuleNotFoundError):
        return (
            f"The library {error.name} is missing here. Start Kierto with the Python in .venv, or set it up as "
            "README.md says."
        )
    why = str(error.__cause__ or error).strip().splitlines()[0]
    return (
        f"A library cannot be loaded here ({why}). Free some memory, or set Kierto up anew as README.md says."
    )


def _cannot(why: str) -> int:
    sys.stderr.write(why + "\n")
    return _CANNOT
