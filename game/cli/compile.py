"""`compile`: turns the daily work of a simulated year into machine code, and back."""

from __future__ import annotations

import argparse
import shutil
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
                'It needs a C compiler and `pip install -e ".[compiled]"`. Nobody has to: a session runs as it should '
                "without, and comes out the same. It is for sweeps of many games and clusters of a thousand firms."
            ),
        ),
    )
    parser.add_argument("--undo", action="store_true", help=w("take the compiled files away again"))


def command(options: argparse.Namespace) -> int:
    """Compile, or undo it."""
    try:
        if options.undo:
            _undo(options.w)
        else:
            _compile(options.w)
    except OSError as error:
        why = about(str(error.filename or ROOT), because(error))
        what = Message("The year cannot be compiled here: {why}. Make the folder writable.", why=why)
        raise MachineFault([what]) from error
    return Exit.DONE


def drop_outdated(w: Translator) -> None:
    """Before anything is played: what was compiled from other sources than are here now is taken away.

    Raises MachineFault where that is not allowed, for then it would be played.
    """
    try:
        if status.is_outdated():
            status.remove()
            remark(
                w(
                    "Kierto has changed since its year was compiled: `{command}` does it again.",
                    command=f"{program()} compile",
                )
            )
    except (OSError, ValueError, LookupError) as error:
        damaged = Message("the list of them is damaged")
        what = Message(
            "The compiled files of an older Kierto cannot be taken away ({why}). Delete them: {file} in {folder} "
            "lists them.",
            why=because(error) if isinstance(error, OSError) else damaged,
            file=status.RECORD,
            folder=str(ROOT),
        )
        raise MachineFault([what]) from error


def _undo(w: Translator) -> None:
    if not status.is_there():
        put(w("Nothing was compiled here.") + "\n")
        return
    status.remove()
    put(w("Plain Python again.") + "\n")


def _compile(w: Translator) -> None:
    missing = [library for library in ("mypyc", "setuptools") if find_spec(library) is None]
    if missing:
        first = f'{sys.executable} -m pip install -e ".[compiled]"'
        names = Listing(tuple(missing), "and")
        raise MachineFault([Message("Compiling needs {names}. First: {command}", names=names, command=first)])
    remark(w("Compiling: this takes about a minute."))
    with TemporaryDirectory() as place:
        ended = subprocess.run(
            [sys.executable, "-m", "game.speedups.build", place],
            cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if ended.returncode:
            lines = [line for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
            gave_up = Message(
                "The compiler gave up; nothing is changed. Is there a C compiler on this machine? It said:"
            )
            raise MachineFault([gave_up, *lines[-_TOLD:]])
        _put_in_place(Path(place) / "made")
    put(w("Compiled. `{command}` takes it back.", command=f"{program()} compile --undo") + "\n")


def _put_in_place(made: Path) -> None:
    if status.is_there():
        status.remove()
    files = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
    status.write_down(ROOT, [file.as_posix() for file in files])
    for file in files:
        shutil.copy2(made / file, ROOT / file)
