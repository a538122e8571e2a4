"""`report`: what a session came to, as one page to read and print, and as tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.faults import Exit, InputFault, MachineFault
from game.cli.output import folder_target, put, say
from game.cli.sessions import read_session
from game.outputs.report.names import FILES
from game.session.session import Session
from game.text.languages import languages
from sim.scenario.problems import printable


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "report",
        help="write a session's report: a page to read and print, and tables",
        description="Write a session's report from its file alone: report.html, which needs nothing else, and "
        "the weekly ledger, payments, indicators and decisions as CSV. Nothing is played again.",
    )
    parser.add_argument("session", metavar="SESSION", help="a session (.kierto)")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="where to; made if it is not there")
    parser.add_argument("--language", choices=tuple(languages()), help="of the page (default: the session's)")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Open the session, write everything, and say where it is."""
    session = read_session(options.session)
    try:
        for notice in session.notices:
            say(f"{printable(options.session)}: {notice}")
        if not session.records:
            what = "No round has been played yet. Play one, then write the report."
            raise InputFault([f"{printable(options.session)}: {what}"])
        folder_target("--out", options.out, FILES, [options.session])
        put(f"{write_report(session, options.out, options.language)}\n")
    finally:
        session.close()
    return Exit.DONE


def write_report(session: Session, folder: str | Path, language: str | None = None) -> Path:
    """Write a report; where its page lies. Raises MachineFault where the folder cannot be written to."""
    from game.outputs.report.writer import write

    try:
        return write(session, Path(folder), language)[0]
    except (OSError, ValueError) as error:  # ValueError: a name that no folder can have
        why = getattr(error, "strerror", None) or "no folder can have this name"
        name = printable(str(folder))
        raise MachineFault(
            [f"{name}: The report cannot be written here: {why}. Name another folder."]
        ) from error
