"""The sheets of the workbook: the rows of `report/tables.py`, with names in place of ids and units in the headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from game.outputs.office.workbook import Figure, Head, SheetTable, wide, workbook
from game.outputs.report.indicator_words import heading
from game.outputs.report.ledger_words import LedgerWords
from game.outputs.report.tables import TABLES, rows_of
from game.session.entries import CashAdjusted, Injected
from game.session.records import FACILITATOR
from game.session.session import Session
from game.text.decisions import tell, tell_deal
from game.text.translator import Translator
from sim.decisions import DealTerms
from sim.message import Message
from sim.rules import SIGNED
from sim.rules.names import firm_name, measure_name, store_name, taker_name
from sim.units import BASE, CENTS

_UNITS: Final = ("kg", "kWh", "l")
"""what the ledger counts in: each has a column of its own, in t, MWh and m³, so that a column can be summed"""
MOST_BY_YEAR: Final = 6
"""parallel clusters whose ledger is told year by year: of more a workbook would be too large to send by mail"""


def book(session: Session, w: Translator, *, has_texts: bool = True) -> bytes:
    """The workbook of a session. `has_texts`: whether what people typed may stand there."""
    words, title = LedgerWords(session, w), w.of(session.scenario.about.title)
    sheets = (_ledger, _payments, _indicators, partial(_decisions, has_texts=has_texts), _deals)
    return workbook(title, _about(session, w), (sheet(session, words) for sheet in sheets))


def _about(session: Session, w: Translator) -> list[str]:
    proved = (
        w("Played again and compared before this was written.")
        if session.is_verified
        else w("Written as recorded; not played again.")
    )
    return [
        w("This is a game, not a forecast."),
        w("Every figure is compared with the same years and the same luck if nobody acts."),
        w(
            "Number of the draw {seed} · version {rules} of the rules · {rounds} rounds",
            seed=session.setup.seed,
            rules=session.past.head.rules,
            rounds=sum(record.phase == "play" for record in session.records),
        ),
        proved,
        *(
            [
                w(
                    "Of more than {n} clusters the ledger is by round here, and by year in its table beside.",
                    n=MOST_BY_YEAR,
                )
            ]
            if len(session.worlds) > MOST_BY_YEAR
            else []
        ),
        w("Amounts are of whole years. The week by week tables are written by `report --weeks`."),
    ]


def _rows(
    session: Session, name: str, *, has_texts: bool = True
) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    """A table's rows by column, and what they go on with."""
    table = TABLES[name]
    for row in rows_of(session, name, has_texts=has_texts):
        yield dict(zip(table.columns, row, strict=False)), tuple(row[len(table.columns) :])


def _when(words: LedgerWords) -> list[Head]:
    w = words.w
    return [
        Head(w("Cluster"), 10),
        Head(w("Game"), 16),
        Head(w("Round"), 8, "plain"),
        Head(w("Year"), 8, "plain"),
    ]


def _whose(words: LedgerWords, row: Mapping[str, Any]) -> list[Figure]:
    return [row["world"] or words.w("every cluster"), words.games[row["game"]], row["round"], row["year"]]


def _amounts(unit: str, base: int) -> list[Figure]:
    """In the column of its unit; nothing in the others."""
    return [base / BASE if unit == each else None for each in _UNITS]


def _ledger(session: Session, words: LedgerWords) -> SheetTable:
    w = words.w
    heads = [*_when(words), Head(w("From"), 36), Head(w("To"), 36), Head(w("Material"), 24)]
    heads += [Head(w("What happened"), 22), Head(w("Why"), 44)]
    heads += [Head(w("Amount, {unit}", unit=unit), 14, "amount") for unit in ("t", "MWh", "m³")]
    return SheetTable(w("Ledger"), heads, _ledger_rows(session, words))


def _ledger_rows(session: Session, words: LedgerWords) -> Iterator[list[Figure]]:
    rows = (row for row, _ in _rows(session, "ledger"))
    for row in _by_round(rows) if len(session.worlds) > MOST_BY_YEAR else rows:
        world = row["world"]
        yield [
            *_whose(words, row),
            words.place(world, row["from"]),
            words.place(world, row["to"]),
            words.material(row["material"]),
            words.kinds[row["kind"]],
            words.why(world, row["cause"], row["culprit"] or row["from"]),
            *_amounts(row["unit"], row["total"]),
        ]


def _by_round(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The years of a round as one row, which has no year."""
    sums: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        whole = {**row, "year": None, "total": 0}
        sums.setdefault(tuple(whole.values()), whole)["total"] += row["total"]
    return iter(sums.values())


def _payments(session: Session, words: LedgerWords) -> SheetTable:
    w = words.w
    heads = [*_when(words), Head(w("Payer"), 26), Head(w("Payee"), 26), Head(w("For"), 26)]
    heads += [Head(w("About"), 44), Head(w("Sum, €"), 16, "money")]
    rows = (
        [
            *_whose(words, row),
            words.place(row["world"], row["payer"]),
            words.place(row["world"], row["payee"]),
            words.payment(row["kind"]),
            words.place(row["world"], row["about"]),
            row["total"] / CENTS,
        ]
        for row, _ in _rows(session, "payments")
    )
    return SheetTable(w("Payments"), heads, rows)


def _indicators(session: Session, words: LedgerWords) -> SheetTable:
    """A row for each round and game, a column for each figure."""
    w = words.w
    figures = []
    for row, _ in _rows(session, "indicators"):
        round_ = w("The years after") if row["phase"] == "legacy" else row["round"]
        for game in ("played", "idle"):
            whose = (row["world"], words.games[game], round_, row["first_year"], row["last_year"])
            figures.append((whose, row["indicator"], row[game]))
    names, rows = wide(figures)
    heads = [Head(w("Cluster"), 10), Head(w("Game"), 16), Head(w("Round"), 8, "plain")]
    heads += [Head(w("First year"), 8, "plain"), Head(w("Last year"), 8, "plain")]
    for name in names:
        text, unit, is_share = heading(name, w)
        look = "share" if is_share else "number"
        heads.append(Head(f"{text}, {unit}" if unit else text, 18, look))
    return SheetTable(w("Figures"), heads, rows)


def _decisions(session: Session, words: LedgerWords, *, has_texts: bool) -> SheetTable:
    w = words.w
    heads = [Head(w("Cluster"), 10), Head(w("Round"), 8, "plain"), Head(w("Team"), 24), Head(w("By"), 10)]
    heads += [Head(w("Decision"), 80), Head(w("Reason"), 44), Head(w("Set aside"), 44)]
    who = {FACILITATOR: w("The facilitator"), SIGNED: w("Signed together")}
    by = {"": "", "deputy": w("Deputy")}
    rows = (
        [
            row["world"],
            row["round"],
            who.get(row["team"], row["name"]),
            by.get(row["by"], w("Bot")),
            _told(session, words, row["world"], made[0]),
            row["reason"],
            w.say(made[1]) if isinstance(made[1], Message) else "",
        ]
        for row, made in _rows(session, "decisions", has_texts=has_texts)
    )
    return SheetTable(w("Decisions"), heads, rows)


def _told(session: Session, words: LedgerWords, world: str, decision: Any) -> str:
    """A decision in one line, with the names of its cluster; a deal with all its parts."""
    w, plan = words.w, session.plan
    if isinstance(decision, CashAdjusted):
        return f"{firm_name(plan, decision.firm, w.language)}: {w.money(decision.cents, signed=True)}"
    if isinstance(decision, Injected):
        return measure_name(plan, decision.measure, w.language)
    line = tell(plan, session.records[-1].worlds[world].state, w, decision)
    if isinstance(decision, DealTerms):
        return " · ".join([line, *tell_deal(plan, w, decision)])
    return line


def _deals(session: Session, words: LedgerWords) -> SheetTable:
    w, plan = words.w, session.plan
    heads = [Head(w("Cluster"), 10), Head(w("Giver"), 22), Head(w("Side stream"), 26), Head(w("Taker"), 22)]
    heads += [Head(w("Need"), 26), Head(w("First year"), 8, "plain"), Head(w("Last year"), 8, "plain")]
    heads += [Head(w("Promised a year, {unit}", unit=unit), 14, "amount") for unit in ("t", "MWh", "m³")]
    heads += [Head(w("Delivered a year, {unit}", unit=unit), 14, "amount") for unit in ("t", "MWh", "m³")]
    heads += [Head(w("Price promised a year, €"), 16, "money"), Head(w("Paid a year, €"), 16, "money")]
    heads.append(Head(w("Why"), 44))
    rows = (
        [
            row["world"],
            words.place(row["world"], row["giver"]),
            store_name(plan, row["side_stream"], w.language),
            words.place(row["world"], row["taker"]),
            taker_name(plan, row["need"], w.language),
            row["first_year"] or None,
            row["last_year"] or None,
            *_amounts(row["unit"], row["promised_a_year"]),
            *_amounts(row["unit"], row["delivered_a_year"]),
            row["promised_cent_a_year"] / CENTS,
            row["paid_cent_a_year"] / CENTS,
            words.why(row["world"], row["cause"], row["culprit"]),
        ]
        for row, _ in _rows(session, "deals")
    )
    return SheetTable(w("Deals"), heads, rows)
