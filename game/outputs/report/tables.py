"""The rows of a report's tables: ledger and payments by year or by week, indicators by round, decisions, deals.

Said once, for CSV and for the workbook. Figures are whole kg, kWh, l and cents, or plain decimals: exactly what was
recorded. Names of columns and ids are those of `run --json` and the scenario, in every language the same. The last
column says whether the session was played here, or played again and compared, before its figures were written.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from game.debrief.model import debrief
from game.session.records import FACILITATOR, RoundRecord
from game.session.session import Session
from game.text.csv_text import Row, TableStyle, csv_text
from sim.decisions import Decision
from sim.indicators.many import flat
from sim.ledger import AIR, LOSSES, WATERS, Kind, Ledger
from sim.plan.plan import Plan
from sim.rules import SIGNED
from sim.units import WEEKS

MOST_BYTES: Final = 2_000_000
"""of a file that people send by mail"""


class RowTable(NamedTuple):
    """A table: the names of its columns, and its rows, which may go on: with weeks, or with what a row was made of."""

    columns: tuple[str, ...]
    rows: Callable[[Session], Iterator[Row]]
    has_weeks: bool = False
    """whether these are 52 weeks, which are written only where they are asked for"""


def tables(
    session: Session, style: TableStyle = "plain", *, has_texts: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Each table's file name and what is in it: years as a whole. `has_texts`: whether what people typed may stand
    there. One of many parallel clusters is packed."""
    for name, table in TABLES.items():
        rows = (row[: len(table.columns)] for row in rows_of(session, name, has_texts=has_texts))
        plain = _text(session, table.columns, rows, style).encode()
        if len(plain) <= MOST_BYTES:
            yield f"{name}.csv", plain
        else:
            yield packed_name(name), _packed(packed_mark(name), plain)


def rows_of(session: Session, name: str, *, has_texts: bool = True) -> Iterator[Row]:
    """The rows of a table; without what people typed where that is not wanted."""
    table = TABLES[name]
    at = table.columns.index(_TYPED) if _TYPED in table.columns and not has_texts else None
    for row in table.rows(session):
        yield row if at is None else (*row[:at], "", *row[at + 1 :])


def week_tables(session: Session, style: TableStyle = "plain") -> Iterator[tuple[str, bytes]]:
    """The tables that have weeks, week by week and packed: as plain text they are too large to send by mail."""
    for name, table in TABLES.items():
        if table.has_weeks:
            text = _text(session, (*table.columns, *_WEEKS), table.rows(session), style)
            yield weeks_name(name), _packed(weeks_mark(name), text.encode())


def weeks_name(name: str) -> str:
    """What the file of a table week by week is called."""
    return f"{name}-weeks.csv.gz"


def weeks_mark(name: str) -> str:
    """What the file of a table week by week is known by: its name within the packing."""
    return f"kierto-{name}-weeks.csv"


def packed_name(name: str) -> str:
    """What the file of a table is called that is too large as plain text."""
    return f"{name}.csv.gz"


def packed_mark(name: str) -> str:
    """What it is known by: its name within the packing."""
    return f"kierto-{name}.csv"


def _packed(mark: str, plain: bytes) -> bytes:
    """Packed, always the same bytes for the same text."""
    out = io.BytesIO()
    with gzip.GzipFile(mark, "wb", 6, out, mtime=0) as packed:
        packed.write(plain)
    return out.getvalue()


def _text(session: Session, columns: Sequence[str], rows: Iterator[Row], style: TableStyle) -> str:
    verified = "yes" if session.is_verified else "no"
    return csv_text(((*columns, VERIFIED), *((*row, verified) for row in rows)), style)


def _years(session: Session) -> Iterator[tuple[Row, Ledger]]:
    """Every ledger, as played and idle, after what `_ALWAYS` says of it. Where nobody acts parallel clusters are one
    and the same: then it stands there once, of no cluster, and the table is as much smaller."""
    for record in session.records:
        idle = [record.worlds[world].idle_ledgers for world in session.worlds]
        is_once = len(idle) > 1 and all(_moved(each) == _moved(idle[0]) for each in idle[1:])
        for world in session.worlds:
            yield from _of_game(world, "played", record, record.worlds[world].ledgers)
            if not is_once:
                yield from _of_game(world, "idle", record, record.worlds[world].idle_ledgers)
        if is_once:
            yield from _of_game("", "idle", record, idle[0])


def _moved(ledgers: Sequence[Ledger]) -> list[Any]:
    return [part for each in ledgers for part in (each.year, each.flows, each.payments)]


def _of_game(
    world: str, game: str, record: RoundRecord, ledgers: Sequence[Ledger]
) -> Iterator[tuple[Row, Ledger]]:
    for ledger in ledgers:
        yield (world, game, record.round, record.phase, ledger.year), ledger


def _ledger(session: Session) -> Iterator[Row]:
    for year, ledger in _years(session):
        for row, weeks in ledger.flows.items():
            unit = _RESTS[row.target] if row.kind == Kind.REST else _base_unit(session.plan, row.material)
            what = row.material, unit, row.kind.value
            yield *year, row.source, row.target, *what, row.cause, row.culprit, sum(weeks), *weeks


def _payments(session: Session) -> Iterator[Row]:
    for year, ledger in _years(session):
        for paid, weeks in ledger.payments.items():
            yield *year, paid.payer, paid.payee, paid.kind, paid.about, "cent", sum(weeks), *weeks


def _base_unit(plan: Plan, material: str) -> str:
    """What the ledger counts a material in."""
    known = plan.scenario.materials.get(material)
    return {"t": "kg", "MWh": "kWh", "m3": "l"}[known.unit] if known else ""


def _indicators(session: Session) -> Iterator[Row]:
    for world in session.worlds:
        for record in session.records:
            played, idle = flat(record.worlds[world].indicators), flat(record.worlds[world].idle)
            for key in dict.fromkeys((*played, *idle)):
                years = record.years[0], record.years[-1]
                yield world, record.round, record.phase, *years, key, played.get(key, 0), idle.get(key, 0)


def _decisions(session: Session) -> Iterator[Row]:
    teams = {team.id: team for team in session.teams}
    for record in session.records:
        if record.phase != "play":
            continue
        basis = session.past.basis(record.round)
        for world in session.worlds:
            signed = [each.deal for each in basis.deals if each.world == world]
            yield from _sheet(record, world, (SIGNED, "", ""), signed)
            whose = world, record.round, FACILITATOR, "", "", ""
            for gift in (each for each in basis.adjusted if each.world == world):
                yield *whose, "adjust_cash", gift.reason, "", f"{gift.firm} {gift.cents} cent", gift, None
            for begun in basis.injected:
                yield *whose, "inject", "", "", begun.measure, begun, None
        for sheet in basis.sheets:
            team = teams[sheet.team]
            yield from _sheet(record, team.world, (team.id, team.name, sheet.by or ""), sheet.decisions)


def _sheet(
    record: RoundRecord, world: str, whose: tuple[str, str, str], decisions: Sequence[Decision]
) -> Iterator[Row]:
    """`whose`: the team's id, its name, and the bot that decided. A row goes on with the decision itself, and with
    what it was set aside for."""
    aside = {(each.decider, each.index): each.what for each in record.worlds[world].set_aside}
    for at, decision in enumerate(decisions):
        terms = decision.model_dump_json(exclude={"do", "reason"}, exclude_none=True)
        what = aside.get((whose[0], at))
        why = decision.reason or "", "" if what is None else str(what)
        yield world, record.round, *whose, at, decision.do, *why, terms, decision, what


def _deals(session: Session) -> Iterator[Row]:
    plan = session.plan
    for game in debrief(session):
        for each in game.deals:
            contract, years = each.contract, each.years
            ends = plan.firm_of(contract.giver), contract.giver, plan.firm_of(contract.taker), contract.taker
            unit = _base_unit(plan, plan.stores[contract.giver].material)
            span = (years[0], years[-1]) if years else ("", "")
            yield (game.world, each.deal, contract.id, *ends, *span, unit, each.promised, each.delivered,
                   each.promised_cents, each.paid_cents, each.cause, each.culprit)  # fmt: skip


_TYPED: Final = "reason"
"""the column in which people's own words stand"""
VERIFIED: Final = "verified"
_RESTS: Final = {AIR: "kg", LOSSES: "kWh", WATERS: "l"}
"""what a recipe does not name has no material: the unit is that of where it goes"""
_ALWAYS: Final = ("world", "game", "round", "phase", "year")
"""columns that say which year of which game a row is of"""
_WEEKS: Final = tuple(f"week_{week}" for week in range(1, WEEKS + 1))
_FLOW: Final = ("from", "to", "material", "unit", "kind", "cause", "culprit", "total")
_PAYMENT: Final = ("payer", "payee", "kind", "about", "unit", "total")
_INDICATOR: Final = ("world", "round", "phase", "first_year", "last_year", "indicator", "played", "idle")
_DECISION: Final = (
    "world", "round", "team", "name", "by", "place", "do", "reason", "set_aside", "decision",
)  # fmt: skip
_DEAL: Final = (
    "world", "deal", "exchange", "giver", "side_stream", "taker", "need", "first_year", "last_year", "unit",
    "promised_a_year", "delivered_a_year", "promised_cent_a_year", "paid_cent_a_year", "cause", "culprit",
)  # fmt: skip
TABLES: Final[Mapping[str, RowTable]] = {
    "ledger": RowTable((*_ALWAYS, *_FLOW), _ledger, True),
    "payments": RowTable((*_ALWAYS, *_PAYMENT), _payments, True),
    "indicators": RowTable(_INDICATOR, _indicators),
    "decisions": RowTable(_DECISION, _decisions),
    "deals": RowTable(_DEAL, _deals),
}
"""name → the table"""
