"""`problem`: everything that a bug report needs, in one file and without names."""

from __future__ import annotations

import argparse
from pathlib import Path

from game import bug_report
from game.cli.faults import Exit, InputFault, about, not_written
from game.cli.output import put
from game.cli.parsing import Commands
from game.resources import known_settings, user_folder
from game.session.journal.travelled import is_session
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "problem",
        command,
        examples=("problem", "problem --with game.kierto --out ."),
        notes=(
            w(
                "The file holds the versions, facts of this machine, the settings, the log and the newest faults. "
                "Folders, the user and the machine go by other words; a session is in it only where you name it."
            ),
        ),
    )
    parser.add_argument("--with", metavar=w("SESSION"), nargs="+", default=[], dest="sessions",
                        help=w("put these sessions in as well, with the names of their teams"))  # fmt: skip
    parser.add_argument(
        "--out", metavar=w("FOLDER"), help=w("where to (default: the folder of the sessions)")
    )


def command(options: argparse.Namespace) -> int:
    """Write the file and say where it is. Raises InputFault or MachineFault."""
    home, sessions = user_folder(), [Path(name) for name in options.sessions]
    for path in sessions:
        if not (path.is_file() and is_session(path)):
            raise InputFault([about(str(path), Message("This is no saved session. Write the path of one."))])
    folder = Path(options.out) if options.out else home
    try:
        written = bug_report.written(home, folder, known_settings(), sessions)
    except OSError as fault:
        raise not_written(str(folder), fault) from fault
    put(f"{written.resolve()}\n")
    return Exit.DONE
