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

from game.cli.faults import Exit, MachineFault
from game.cli.output import put, say
from game.resources import ROOT
from game.speedups import status

_EPILOG: Final = """\
examples:
  python main.py compile           about a minute; a year then takes half the time or less
  python main.py compile --undo    plain Python again

It needs a C compiler and `pip install -e ".[compiled]"`. Nobody has to: a session runs as it should without,
and comes out the same. It is for sweeps of many games and clusters of a thousand firms."""

_TOLD: Final = 3
"""lines of a compiler's complaint that are passed on"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compile",
        help="make simulated years faster on this machine",
        description="Compile what runs hour by hour in a simulated year, on this machine and for it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--undo", action="store_true", help="take the compiled files away again")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Compile, or undo it."""
    try:
        if options.undo:
            _undo()
        else:
            _compile()
    except OSError as error:
        why = f"{error.filename or ROOT}: {error.strerror}"
        raise MachineFault([f"The year cannot be compiled here: {why}. Make the folder writable."]) from error
    return Exit.DONE


def drop_outdated() -> None:
    """Before anything is played: what was compiled from other sources than are here now is taken away.

    Raises MachineFault where that is not allowed, for then it would be played.
    """
    try:
        if status.is_outdated():
            status.remove()
            say("Kierto has changed since its year was compiled: `python main.py compile` does it again.")
    except (OSError, ValueError, LookupError) as error:
        what = f"The compiled files of an older Kierto cannot be taken away ({error})."
        raise MachineFault([f"{what} Delete them: {status.RECORD} in {ROOT} lists them."]) from error


def _undo() -> None:
    if not status.is_there():
        put("Nothing was compiled here.\n")
        return
    status.remove()
    put("Plain Python again.\n")


def _compile() -> None:
    missing = [one for one in ("mypyc", "setuptools") if find_spec(one) is None]
    if missing:
        raise MachineFault(
            [
                f'Compiling needs {" and ".join(missing)}. First: {sys.executable} -m pip install -e ".[compiled]"'
            ]
        )
    say("Compiling: this takes about a minute.")
    with TemporaryDirectory() as place:
        ended = subprocess.run(
            [sys.executable, "-m", "game.speedups.build", place],
            cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if ended.returncode:
            said = [one for one in (ended.stdout + ended.stderr).splitlines() if one.strip()]
            what = "The compiler gave up; nothing is changed. Is there a C compiler on this machine? It said:"
            raise MachineFault([what, *said[-_TOLD:]])
        _put_in_place(Path(place) / "made")
    put("Compiled. `python main.py compile --undo` takes it back.\n")


def _put_in_place(made: Path) -> None:
    if status.is_there():
        status.remove()
    files = sorted(one.relative_to(made) for one in made.rglob("*") if one.is_file())
    status.write_down(ROOT, [one.as_posix() for one in files])
    for file in files:
        shutil.copy2(made / file, ROOT / file)
