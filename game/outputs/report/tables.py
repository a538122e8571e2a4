"""The tables of a report for other programs: ledger week by week, indicators by round, decisions.

Figures are whole kg, kWh, l and cents, or plain decimals: exactly what was recorded. Names of columns and
ids are those of `run --json` and the scenario, in every language the same. The last column says whether the
session was played here, or played again and compared, before its figures were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.outputs.report.names import PAGE, PAGE_MARK, TEAMS, TEAMS_MARK
from game.session.records import FACILITATOR, RoundRecord
from game.session.session import Session
from game.text.csv_text import Row, TableStyle, beginnings, csv_text
from sim.decisions import Decision
from sim.indicators.many import flat
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.rules import SIGNED
from sim.units import WEEKS


def tables(session: Session, style: TableStyle = "plain") -> Iterator[tuple[str, str]]:
    """Each table's file name and its text."""
    verified = "yes" if session.is_verified else "no"
    for name, (columns, rows) in _TABLES.items():
        yield name, csv_text(((*columns, "verified"), *((*row, verified) for row in rows(session))), style)


def _years(session: Session) -> Iterator[tuple[Row, Ledger]]:
    """Every ledger, as played and idle, after what `_ALWAYS` says of it."""
    for world in session.worlds:
        for record in session.records:
            cluster = record.worlds[world]
            for game, ledgers in (("played", cluster.ledgers), ("idle", cluster.idle_ledgers)):
                for ledger in ledgers:
                    yield (world, game, record.round, record.phase, ledger.year), ledger


def _ledger(session: Session) -> Iterator[Row]:
    for year, ledger in _years(session):
        for row, weeks in ledger.flows.items():
            what = row.material, _base_unit(session.plan, row.material), row.kind.value
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
                yield *whose, "adjust_cash", gift.reason, "", f"{gift.firm} {gift.cents} cent"
            for begun in basis.injected:
                yield *whose, "inject", "", "", begun.measure
        for sheet in basis.sheets:
            team = teams[sheet.team]
            yield from _sheet(record, team.world, (team.id, team.name, sheet.by or ""), sheet.decisions)


def _sheet(
    record: RoundRecord, world: str, whose: tuple[str, str, str], decisions: Sequence[Decision]
) -> Iterator[Row]:
    """`whose`: the team's id, its name, and the bot that decided."""
    aside = {(each.decider, each.index): str(each.what) for each in record.worlds[world].set_aside}
    for at, decision in enumerate(decisions):
        terms = decision.model_dump_json(exclude={"do", "reason"}, exclude_none=True)
        why = decision.reason or "", aside.get((whose[0], at), "")
        yield world, record.round, *whose, at, decision.do, *why, terms


_ALWAYS: Final = ("world", "game", "round", "phase", "year")
"""columns that say which year of which game a row is of"""
_WEEKS: Final = tuple(f"week_{week}" for week in range(1, WEEKS + 1))
_FLOW: Final = ("from", "to", "material", "unit", "kind", "cause", "culprit", "total")
_PAYMENT: Final = ("payer", "payee", "kind", "about", "unit", "total")
_INDICATOR: Final = ("world", "round", "phase", "first_year", "last_year", "indicator", "played", "idle")
_DECISION: Final = (
    "world", "round", "team", "name", "by", "place", "do", "reason", "set_aside", "decision",
)  # fmt: skip
_TABLES: Final = {
    "ledger.csv": ((*_ALWAYS, *_FLOW, *_WEEKS), _ledger),
    "payments.csv": ((*_ALWAYS, *_PAYMENT, *_WEEKS), _payments),
    "indicators.csv": (_INDICATOR, _indicators),
    "decisions.csv": (_DECISION, _decisions),
}
FILES: Final = {
    PAGE: (PAGE_MARK,),
    TEAMS: (TEAMS_MARK,),
    **{name: beginnings(columns) for name, (columns, _) in _TABLES.items()},
}
"""the files of a report, and what each of them is known by"""
