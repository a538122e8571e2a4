"""The tables of a report for other programs: ledger week by week, indicators by round, decisions.

Figures are whole kg, kWh, l and cents, or plain decimals: exactly what was recorded. Names of columns and
ids are those of `run --json` and the scenario, in every language the same.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from game.outputs.report.names import TABLES
from game.session.records import FACILITATOR, RoundRecord
from game.session.session import Session
from sim.decisions import Decision
from sim.indicators.many import flat
from sim.ledger import Ledger
from sim.plan.plan import Plan
from sim.rules import SIGNED
from sim.units import WEEKS

Row = Sequence[object]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula."""


def tables(session: Session) -> Iterator[tuple[str, str]]:
    """Each table's file name and its text."""
    parts = (_ledger, _payments, _indicators, _decisions)
    yield from ((name, _text(part(session))) for name, part in zip(TABLES, parts, strict=True))


def _text(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(one) for one in row] for row in rows)
    return out.getvalue()


def _cell(one: object) -> object:
    """What people typed must not begin like a formula."""
    return f"'{one}" if isinstance(one, str) and one.startswith(_FORMULA) else one


def _years(session: Session) -> Iterator[tuple[str, str, RoundRecord, Ledger]]:
    """Every ledger: its world, whether it is this game's or the idle one's, its round."""
    for world in session.worlds:
        for record in session.records:
            one = record.worlds[world]
            for game, ledgers in (("played", one.ledgers), ("idle", one.idle_ledgers)):
                for ledger in ledgers:
                    yield world, game, record, ledger


def _ledger(session: Session) -> Iterator[Row]:
    names = ["world", "game", "round", "phase", "year", "from", "to", "material", "unit", "kind", "cause"]
    yield [*names, "culprit", "total", *_week_names()]
    plan = session.plan
    for world, game, record, ledger in _years(session):
        for row, weeks in ledger.flows.items():
            base = _base_unit(plan, row.material)
            told = [row.source, row.target, row.material, base, row.kind.value, row.cause, row.culprit]
            yield [world, game, record.round, record.phase, ledger.year, *told, sum(weeks), *weeks]


def _payments(session: Session) -> Iterator[Row]:
    names = ["world", "game", "round", "phase", "year", "payer", "payee", "kind", "about", "unit"]
    yield [*names, "total", *_week_names()]
    for world, game, record, ledger in _years(session):
        for paid, weeks in ledger.payments.items():
            told = [paid.payer, paid.payee, paid.kind, paid.about, "cent"]
            yield [world, game, record.round, record.phase, ledger.year, *told, sum(weeks), *weeks]


def _week_names() -> list[str]:
    return [f"week_{week}" for week in range(1, WEEKS + 1)]


def _base_unit(plan: Plan, material: str) -> str:
    """What the ledger counts a material in."""
    known = plan.scenario.materials.get(material)
    return {"t": "kg", "MWh": "kWh", "m3": "l"}[known.unit] if known else ""


def _indicators(session: Session) -> Iterator[Row]:
    yield ["world", "round", "phase", "first_year", "last_year", "indicator", "played", "idle"]
    for world in session.worlds:
        for record in session.records:
            one = record.worlds[world]
            played, idle = flat(one.indicators), flat(one.idle)
            for key in dict.fromkeys((*played, *idle)):
                years = record.years[0], record.years[-1]
                yield [world, record.round, record.phase, *years, key, played.get(key, 0), idle.get(key, 0)]


def _decisions(session: Session) -> Iterator[Row]:
    yield ["world", "round", "team", "name", "by", "place", "do", "reason", "set_aside", "decision"]
    names = {team.id: team.name for team in session.teams}
    worlds = {team.id: team.world for team in session.teams}
    for record in session.records:
        if record.phase != "play":
            continue
        basis = session.past.basis(record.round)
        for world in session.worlds:
            deals = [one.deal for one in basis.deals if one.world == world]
            yield from _sheet(record, world, SIGNED, "", "", deals)
            for gift in (one for one in basis.adjusted if one.world == world):
                told = [gift.reason, "", f"{gift.firm} {gift.cents} cent"]
                yield [world, record.round, FACILITATOR, "", "", "", "adjust_cash", *told]
            for given in basis.injected:
                told = ["", "", given.measure]
                yield [world, record.round, FACILITATOR, "", "", "", "inject", *told]
        for sheet in basis.sheets:
            by, name = sheet.by or "", names[sheet.team]
            yield from _sheet(record, worlds[sheet.team], sheet.team, name, by, sheet.decisions)


def _sheet(
    record: RoundRecord, world: str, team: str, name: str, by: str, decisions: Sequence[Decision]
) -> Iterator[Row]:
    aside = {(one.decider, one.index): str(one.what) for one in record.worlds[world].set_aside}
    for at, one in enumerate(decisions):
        terms = one.model_dump_json(exclude={"do", "reason"}, exclude_none=True)
        told = [one.do, one.reason or "", aside.get((team, at), ""), terms]
        yield [world, record.round, team, name, by, at, *told]
