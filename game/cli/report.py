"""`report`: what a session came to, as one page to read and print, and as tables."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.faults import Exit, InputFault, about, in_words, not_written
from game.cli.output import folder_target, put, remark
from game.cli.parsing import Commands, Parser, add_table, folder
from game.cli.played_beside import can_play, signatures, what_mattered
from game.cli.sessions import opened
from game.cli.verify import prove
from game.debrief.standing import unfinished
from game.experiments.executors import local, usable_cores
from game.experiments.kept_answers import kept_beside
from game.experiments.more_answers import PlayedBeside
from game.experiments.pickled_scenario import warm_up
from game.outputs.report.form import ReportForm
from game.outputs.report.names import FILES
from game.session.session import Session
from game.text.translator import Translator
from sim.message import Message


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "report",
        command,
        examples=(
            "report game.kierto --out report",
            "report game.kierto --verify --out report",
            "report game.kierto --language fi --table excel --out report",
        ),
        notes=(
            w(
                "Written from the file alone: report.html, which needs nothing else, tables.xlsx and CSV with the "
                "ledger, payments, indicators, decisions and deals, and teams.pdf. Nothing is played again, and the "
                "report says so, unless --verify asks for it. What a debrief on this machine worked out beside the "
                "game is taken over. Without --language the report is in that of the session."
            ),
        ),
    )
    parser.add_argument("session", metavar=w("SESSION"), help=w("a session (.kierto)"))
    folder(parser, w)
    add_table(parser, w)
    _add_choices(parser, w)
    parser.add_argument("--verify", action="store_true", help=w("play the session again first, and compare"))


def _add_choices(parser: Parser, w: Translator) -> None:
    weeks = w("also ledger and payments week by week, packed")
    parser.add_argument("--weeks", action="store_true", help=weeks)
    others = w("also the other games of the same luck, played now, and the deals that nobody signed")
    parser.add_argument("--others", action="store_true", help=others)
    mattered = w("also what mattered, played now: a minute or two for a large game")
    parser.add_argument("--mattered", action="store_true", help=mattered)
    left_out = w("leave out what people typed: reasons, notes, plans for Monday")
    parser.add_argument("--without-notes", action="store_true", help=left_out)


def command(options: argparse.Namespace) -> int:
    """Open the session, write everything, and say where it is."""
    with opened(options.session) as session:
        for notice in (*session.notices, *(part for part in [unfinished(session)] if part)):
            remark(in_words(options.w, about(options.session, notice)))
        if not session.records:
            what = Message("No round has been played yet. Play one, then write the report.")
            raise InputFault([about(options.session, what)])
        folder_target("--out", options.out, FILES, [options.session])
        if options.verify:
            prove(options.session, session, options.w)
        played, stopped = _played(session, options)
        form = ReportForm(options.language, options.table, options.weeks, not options.without_notes, *played)
        put(f"{write_report(session, options.out, form)}\n")
    return Exit.STOPPED if stopped else Exit.DONE


def _played(session: Session, options: argparse.Namespace) -> tuple[PlayedBeside, bool]:
    """What is kept of the games beside each cluster's, and what is played of them now if that is asked for; and whether
    it was stopped before its end."""
    played, stopped = kept_beside(session), False
    if (options.others or options.mattered) and can_play(session):
        with local(usable_cores()) as workers:
            warm_up(workers, session.scenario)
            for world in session.worlds:
                if options.others and not stopped:
                    played.answers[world], stopped = signatures(session, world, workers, options.w)
                if options.mattered and not stopped:
                    played.more[world], stopped = what_mattered(session, world, workers, options.w)
    return played, stopped


def write_report(session: Session, folder: str | Path, form: ReportForm | None = None) -> Path:
    """Write a report; where its page lies. Raises MachineFault where the folder cannot be written to."""
    from game.outputs.report.writer import write

    try:
        return write(session, Path(folder), form)[0]
    except (OSError, ValueError) as error:
        raise not_written(str(folder), error) from error
