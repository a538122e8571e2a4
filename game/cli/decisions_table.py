"""The table of decisions that a report has: read back, a game is played once more as it was.

A row is a decision of a team, a deal that all have signed, or what the facilitator did. Rows that were set aside
had no effect and are left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from game.cli.decision_ids import Ids
from game.cli.faults import InputFault
from game.experiments.whole_game import Act
from game.session.records import FACILITATOR
from game.session.session import Session
from game.typed.deals import terms_of
from sim.decisions import DECISION, AgreeDeal, Decision
from sim.message import Message
from sim.plan.plan import Plan
from sim.rules import SIGNED
from sim.scenario.problems import MOST_PROBLEMS, FileProblem, Finding, Where, field_name

_COLUMNS: Final = ("world", "round", "team", "do", "reason", "set_aside", "decision")
_DIGITS: Final = 18
"""of a number; a longer one is none of a report"""
_GUARDED: Final = ("'=", "'+", "'-", "'@")
"""beginnings of a cell that a spreadsheet must not take for a formula"""
Row = Mapping[str, str]


@dataclass(slots=True)
class DecisionsTable:
    """The decisions of a table by round and team, what is done before them, and on which line each stands."""

    name: str
    sheets: dict[int, dict[str, list[Decision]]] = field(default_factory=dict)
    before: dict[int, list[Act]] = field(default_factory=dict)
    lines: dict[Where, int] = field(default_factory=dict)

    def position(self, where: Where) -> tuple[int, int]:
        """The line of a decision, and the first column."""
        return self.lines.get(where[:3], 1), 1


def is_table(raw: bytes) -> bool:
    """Whether a file is such a table: told by its first line."""
    first = raw[:200].decode("utf-8-sig", "replace").splitlines()[:1]
    return bool(first) and set(_COLUMNS) <= set(first[0].replace(_delimiter(first[0]), " ").split())


def read_table(raw: bytes, name: str, plan: Plan, deciders: Collection[str]) -> DecisionsTable:
    """Read it. Raises InputFault with every row that cannot be read."""
    table, ids = DecisionsTable(name), Ids(plan)
    text = raw.decode("utf-8-sig", "replace")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text.splitlines()[0]))
    problems: list[FileProblem] = []
    try:
        for row in rows:
            for finding in _put(table, row, rows.line_num, (plan, ids, deciders)):
                where = field_name(tuple(map(str, finding.where)))
                problems.append(FileProblem(name, rows.line_num, 1, where, finding.what, finding.instead))
    except csv.Error as fault:
        raise InputFault([FileProblem(name, rows.line_num, 1, "decision", *_UNREADABLE)]) from fault
    if problems:
        raise InputFault(problems[:MOST_PROBLEMS])
    return table


_UNREADABLE: Final = (
    Message("This row of the table cannot be read."),
    Message("Take the table as a report wrote it."),
)


def _delimiter(header: str) -> str:
    return next((sign for sign in ";\t" if sign in header), ",")


def _put(
    table: DecisionsTable, row: Row, line: int, known: tuple[Plan, Ids, Collection[str]]
) -> Iterator[Finding]:
    """Put a row where it belongs; what is wrong with it."""
    plan, team, number = known[0], row.get("team") or SIGNED, row.get("round") or ""
    if (
        not number.isdecimal()
        or len(number) > _DIGITS
        or not 1 <= int(number) <= len(plan.scenario.about.rounds)
    ):
        yield Finding(("round",), *_UNREADABLE)
    elif team == FACILITATOR:
        yield from _facilitator(table, row, int(number), line)
    elif not row.get("set_aside"):
        yield from _decided(table, row, line, known)


def _decided(
    table: DecisionsTable, row: Row, line: int, known: tuple[Plan, Ids, Collection[str]]
) -> Iterator[Finding]:
    """Put a decision of a team, or a signed deal, where it belongs."""
    _, ids, deciders = known
    team, number = row.get("team") or SIGNED, row["round"]
    if team not in (*deciders, SIGNED):
        what = Message("There is no team or firm {name}.", name=f"`{team}`")
        yield Finding(("team",), what, Message("Play it with as many teams as it was played with."))
        return
    try:
        plain = _plain(row)
        unknown = list(ids.unknown(plain, ("decision",)))
        decision = DECISION.validate_python(plain)
    except (ValueError, KeyError, TypeError, ValidationError):
        yield Finding(("decision",), *_UNREADABLE)
        return
    yield from unknown
    if team == SIGNED and isinstance(decision, AgreeDeal):
        table.before.setdefault(int(number), []).append(_signing(row["world"], decision))
        return
    sheet = table.sheets.setdefault(int(number), {}).setdefault(team, [])
    table.lines[int(number), team, len(sheet)] = line
    sheet.append(decision)


def _plain(row: Row) -> dict[str, object]:
    """The decision of a row as a decisions file would have it."""
    reason = row["reason"]
    plain = {"do": row["do"], **json.loads(row["decision"])}
    return plain | {"reason": reason[1:] if reason.startswith(_GUARDED) else reason or None}


def _signing(world: str, deal: AgreeDeal) -> Act:
    def sign(session: Session) -> None:
        session.sign(world, terms_of(deal))

    return sign


def _facilitator(table: DecisionsTable, row: Row, number: int, line: int) -> Iterator[Finding]:
    """Money given or taken, and events brought (`firm 500 cent`, the id of a measure): before any deal is signed."""
    firm, _, cents = row["decision"].removesuffix(" cent").partition(" ")
    acts, what = table.before.setdefault(number, []), row["decision"]
    if row["do"] == "inject":
        if (
            table.lines.setdefault((number, FACILITATOR, what), line) == line
        ):  # it stands once for each cluster
            acts.insert(0, lambda session: session.inject(what))
    elif row["do"] == "adjust_cash" and cents.removeprefix("-").isdecimal() and len(cents) <= _DIGITS:
        world, reason = row["world"], row["reason"]
        acts.insert(0, lambda session: session.adjust_cash(world, firm, int(cents), reason))
    else:
        yield Finding(("decision",), *_UNREADABLE)
