"""`report`: what a session came to, as one page to read and print, and as tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.faults import Exit, InputFault, about, in_words, not_written
from game.cli.output import folder_target, put, remark
from game.cli.parsing import Commands, folder
from game.cli.sessions import opened
from game.outputs.report.names import FILES
from game.session.session import Session
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "report",
        command,
        w("Writes a session's report: a page to read and print, and tables."),
        examples=("report game.kierto --out report", "report game.kierto --language fi --out report"),
        notes=(
            w(
                "Written from the file alone: report.html, which needs nothing else, and the weekly ledger, payments, "
                "indicators and decisions as CSV. Nothing is played again. Without --language the report is in that "
                "of the session."
            ),
        ),
    )
    parser.add_argument("session", metavar=w("SESSION"), help=w("a session (.kierto)"))
    folder(parser, w)


def command(options: argparse.Namespace) -> int:
    """Open the session, write everything, and say where it is."""
    with opened(options.session) as session:
        for notice in session.notices:
            remark(in_words(options.w, about(options.session, notice)))
        if not session.records:
            what = Message("No round has been played yet. Play one, then write the report.")
            raise InputFault([about(options.session, what)])
        folder_target("--out", options.out, FILES, [options.session])
        put(f"{write_report(session, options.out, options.language)}\n")
    return Exit.DONE


def write_report(session: Session, folder: str | Path, language: str | None = None) -> Path:
    """Write a report; where its page lies. Raises MachineFault where the folder cannot be written to."""
    from game.outputs.report.writer import write

    try:
        return write(session, Path(folder), language)[0]
    except (OSError, ValueError) as error:
        raise not_written(str(folder), error) from error
