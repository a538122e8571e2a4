"""`evidence`: what games moved in people, by the sheets of statements that they marked without a name."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Final

from game.cli.faults import Exit, InputFault, UsageFault, about
from game.cli.output import put
from game.cli.parsing import Commands
from game.cli.sessions import opened
from game.debrief.evidence import effects
from game.outputs.evidence_text import evidence_in_words, how_read
from game.outputs.text_table import lay_out
from game.session.entries import MOMENTS, EvidenceSheet, Moment
from game.session.errors import SessionError
from game.session.session import Session
from sim.message import Message
from sim.os_errors import because
from sim.scenario.evidence import EvidenceItem

_LARGEST: Final = 2**20
"""bytes of a file of sheets"""


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "evidence",
        command,
        examples=(
            "evidence game.kierto --add sheets.csv",
            "evidence spring.kierto autumn.kierto",
            "evidence *.kierto --json > evidence.json",
        ),
        notes=(
            w(
                "The sheets are printed by handouts --evidence: the scenario's statements, marked from 1 to 5 before "
                "the game, after it and half a year later. Type them into a table with the columns moment (before, "
                "after, later), sign, and 1, 2, 3 and so on for the statements; --add keeps them in the session. "
                "Sessions of the same statements are counted together: everybody is compared with their own sheet "
                "from before."
            ),
        ),
    )
    parser.add_argument("sessions", metavar=w("SESSION"), nargs="+", help=w("a session (.kierto)"))
    parser.add_argument("--add", metavar=w("FILE"), help=w("first keep these sheets (CSV) in the session"))
    parser.add_argument("--json", action="store_true", help=w("print one JSON object in place of the text"))


def command(options: argparse.Namespace) -> int:
    """Keep what is to be kept, then show what all sessions come to."""
    w = options.w
    if options.add is not None:
        if len(options.sessions) > 1:
            raise UsageFault([about("--add", Message("Name one session that the sheets belong to."))])
        _keep(options.sessions[0], options.add)
    items: tuple[EvidenceItem, ...] = ()
    sheets: list[tuple[EvidenceSheet, ...]] = []
    for file in options.sessions:
        with opened(file) as session:
            asked = tuple(session.scenario.about.evidence)
            if items and [each.text.en for each in asked] != [each.text.en for each in items]:
                raise InputFault([about(file, Message("It asks other statements. Count it by itself."))])
            items = asked
            sheets.append(session.notes.sheets())
    if options.json:
        listed = [{**asdict(each), "text": items[each.item].text.en} for each in effects(items, sheets)]
        put(json.dumps({"sessions": len(sheets), "effects": listed}, indent=1) + "\n")
        return Exit.DONE
    tables = evidence_in_words(items, sheets, w)
    lines = [line for table in tables for line in ("", table.title, *lay_out((table.heads, *table.rows)))]
    put(
        "\n".join([*lines[1:], "", how_read(w)] if tables else [w("Nobody marked a sheet both times.")])
        + "\n"
    )
    return Exit.DONE


def _keep(file: str, table: str) -> None:
    """Put sheets into a session. Raises InputFault, and keeps none, where one cannot be read."""
    try:
        with closing(Session.open(file)) as session:
            for moment, sign, marks in list(_sheets(table, len(session.scenario.about.evidence))):
                session.notes.keep_sheet(moment, sign, marks)
    except SessionError as fault:
        raise InputFault([about(file, fault)]) from fault
    except csv.Error as fault:
        what = Message("This row of the table cannot be read.")
        raise InputFault([about(table, what)]) from fault


def _sheets(table: str, items: int) -> Iterator[tuple[Moment, str, list[int]]]:
    """The rows of a table of sheets. Raises InputFault with the line of one that cannot be read."""
    try:
        with Path(table).open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as fault:
        what = Message("It cannot be read: {why}.", why=because(fault))
        raise InputFault([about(table, what)]) from fault
    if len(raw) > _LARGEST:
        what = Message("The file is larger than {most} kB.", most=_LARGEST // 1024)
        raise InputFault([about(table, what)])
    text = raw.decode("utf-8-sig", "replace")
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = next((sign for sign in ";\t" if sign in first), ",")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not {"moment", "sign", *map(str, range(1, items + 1))} <= set(rows.fieldnames or ()):
        what = Message("Name its columns moment, sign, and 1 to {n}, one for each statement.", n=items)
        raise InputFault([about(table, what)])
    for row in rows:
        moment = next((each for each in MOMENTS if each == (row["moment"] or "").strip().lower()), None)
        sign = (row["sign"] or "").strip().lower()
        marks = [(row[str(at)] or "").strip() or "0" for at in range(1, items + 1)]
        if moment is None or not 0 < len(sign) <= 20 or not set(marks) <= set("012345"):
            what = Message(
                "Write before, after or later, a sign of at most 20 letters, and marks from 1 to 5."
            )
            raise InputFault([about(f"{table}:{rows.line_num}", what)])
        yield moment, sign, [int(mark) for mark in marks]
