"""`compile`: turns the daily work of a simulated year into machine code, and back."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game.cli.faults import Exit, MachineFault, about
from game.cli.output import put, remark
from game.cli.parsing import Commands, program
from game.resources import ROOT
from game.speedups import status
from game.text.translator import Translator
from sim.message import Listing, Message
from sim.os_errors import because

_TOLD: Final = 3
"""lines of a compiler's complaint that are passed on"""


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "compile",
        command,
        examples=("compile", "compile --undo"),
        notes=(
            w("It takes about a minute; a year then takes half the time or less."),
            w(
                "Where there is a C compiler, installing Kierto does this already. Do it again when its source has "
                "changed, for a changed source runs as plain Python; the game comes out the same either way."
            ),
            w('It needs a C compiler and `pip install -e ".[compiled]"`.'),
        ),
    )
    parser.add_argument("--undo", action="store_true", help=w("take the compiled files away again"))


def command(options: argparse.Namespace) -> int:
    """Compile, or undo it."""
    if getattr(sys, "frozen", False):  # here Python is no program that could compile
        raise MachineFault([Message("This program stands as it was built: nothing can be compiled in it.")])
    place = status.place()
    try:
        if options.undo:
            _undo(options.w, place)
        else:
            _compile(options.w, place)
    except OSError as error:
        why = about(str(error.filename or place), because(error))
        what = Message("The year cannot be compiled here: {why}. Make the folder writable.", why=why)
        raise MachineFault([what]) from error
    return Exit.DONE


def drop_older() -> None:
    """Before anything is played: compiled files of an earlier Kierto in the source tree are taken away.

    Raises MachineFault where that is not allowed, for then they would be played.
    """
    try:
        status.remove_older(ROOT)
    except (OSError, ValueError, LookupError) as error:
        damaged = Message("the list of them is damaged")
        what = Message(
            "The compiled files of an older Kierto cannot be taken away ({why}). Delete them: {file} in {folder} "
            "lists them.",
            why=because(error) if isinstance(error, OSError) else damaged,
            file=status.OLDER,
            folder=str(ROOT),
        )
        raise MachineFault([what]) from error


def _undo(w: Translator, place: Path) -> None:
    if not status.is_there(place):
        put(w("Nothing was compiled here.") + "\n")
        return
    status.remove(place)
    put(w("Plain Python again.") + "\n")


def _compile(w: Translator, place: Path) -> None:
    missing = [library for library in ("mypyc", "setuptools") if find_spec(library) is None]
    if missing:
        first = f'{sys.executable} -m pip install -e ".[compiled]"'
        names = Listing(tuple(missing), "and")
        raise MachineFault([Message("Compiling needs {names}. First: {command}", names=names, command=first)])
    remark(w("Compiling: this takes about a minute."))
    with TemporaryDirectory() as made:
        ended = subprocess.run(
            [sys.executable, "-m", "game.speedups.build", made],
            cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if ended.returncode:
            lines = [line for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
            gave_up = Message(
                "The compiler gave up; nothing is changed. Is there a C compiler on this machine? It said:"
            )
            raise MachineFault([gave_up, *lines[-_TOLD:]])
        status.put(Path(made), place)
    put(w("Compiled. `{command}` takes it back.", command=f"{program()} compile --undo") + "\n")
