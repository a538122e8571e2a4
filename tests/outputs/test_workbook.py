"""The workbook, opened again: typed figures, names, headings that stay, and no text that a spreadsheet would run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from game.debrief.model import game_debrief
from game.experiments.whole_game import GameOptions, whole_game
from game.outputs.office.workbook import Head, SheetTable, workbook
from game.outputs.report.form import ReportForm
from game.outputs.report.indicator_words import heading
from game.outputs.report.ledger_words import movements, payments
from game.outputs.report.names import OFFICE_MARK
from game.outputs.report.sheets import book
from game.outputs.report.tables import TABLES, rows_of
from game.outputs.report.writer import write
from game.roster.purse_names import table_words
from game.session.session import Session
from sim.indicators.many import flat
from sim.ledger import Kind
from sim.units import BASE, CENTS
from tests.session.golden import played
from tests.session.table import plan

EVIL = ('=HYPERLINK("http://a","b")', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "=1" * 20_000)


@cache
def session() -> Session:
    return played("tutorial-package")


def opened(language: str) -> Any:
    found = session()
    return load_workbook(BytesIO(book(found, table_words(found.plan, found.teams, language))))


def rows(sheet: Any) -> Iterator[dict[str, Any]]:
    heads, *others = sheet.iter_rows(values_only=True)
    return (dict(zip(heads, row, strict=True)) for row in others)


def test_its_figures_are_those_of_the_tables() -> None:
    found = opened("en")
    assert found.sheetnames == ["Kierto", "Ledger", "Payments", "Figures", "Decisions", "Deals"]
    ledger = list(rows(found["Ledger"]))
    exact = [row[TABLES["ledger"].columns.index("total")] for row in TABLES["ledger"].rows(session())]
    shown = [
        next(row[f"Amount, {unit}"] for unit in ("t", "MWh", "m³") if row[f"Amount, {unit}"] is not None)
        for row in ledger
    ]
    assert [round(each * BASE) for each in shown] == exact
    cents = [row[TABLES["payments"].columns.index("total")] for row in TABLES["payments"].rows(session())]
    assert [round(row["Sum, €"] * CENTS) for row in rows(found["Payments"])] == cents
    last = game_debrief(session(), "cluster").last_played
    figures = next(
        row
        for row in rows(found["Figures"])
        if (row["Game"], row["Round"]) == ("This game", last.record.round)
    )
    assert figures["Replaceable new material, a year, t"] == pytest.approx(last.headline.ours / BASE)
    assert isinstance(figures["Recycled share of inputs"], float)
    deals = list(rows(found["Deals"]))
    assert [row["Paid a year, €"] for row in deals] == [
        each.paid_cents / CENTS for each in game_debrief(session(), "cluster").deals
    ]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_each_sheet_has_headings_that_stay_and_a_filter(language: str) -> None:
    found = opened(language)
    for sheet in found.worksheets[1:]:
        assert (sheet.freeze_panes, sheet.auto_filter.ref[:3]) == ("A2", "A1:")
        assert all(cell.value and cell.font.bold for cell in sheet[1])
        assert sheet.max_row > 1
    assert found["Kierto"]["A1"].value == session().scenario.about.title.in_language(language)


def test_every_movement_payment_and_figure_of_the_game_has_a_name() -> None:
    w = table_words(session().plan, session().teams, "en")
    assert set(movements(w)) == set(Kind)
    kinds = {row[TABLES["payments"].columns.index("kind")] for row in TABLES["payments"].rows(session())}
    assert kinds <= set(payments(w))
    for key in flat(session().records[-1].worlds["cluster"].indicators):
        assert heading(key, w).text[0].isupper() or key.startswith("undelivered")


def test_the_same_game_makes_the_same_bytes_that_are_known_again() -> None:
    words = table_words(session().plan, session().teams, "fi")
    first = book(session(), words)
    assert first == book(session(), words)
    assert OFFICE_MARK.encode() in first
    with ZipFile(BytesIO(first)) as parts:
        assert all(part.date_time[0] == 1980 for part in parts.infolist())


def test_what_people_wrote_is_never_a_formula() -> None:
    heads = [Head("Text", 20), Head("=1+1", 20)]
    sheet = SheetTable("S", heads, [(text, text) for text in EVIL])
    written = workbook("=1+1", ["=2+2"], [sheet])
    found = load_workbook(BytesIO(written))
    cells = [cell for each in found.worksheets for row in each.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in found["S"]["A"][1:5]] == [True] * 4
    with ZipFile(BytesIO(written)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in text or b"hyperlink" in text.lower() for text in sheets)


def test_where_nobody_acts_parallel_clusters_stand_there_once() -> None:
    game = plan("tutorial")
    twins = whole_game(game, GameOptions(rounds=1, teams=2, parallel=True))
    rows = list(rows_of(twins, "ledger"))
    assert Counter((row[0], row[1]) for row in rows).keys() == {
        ("team-1", "played"), ("team-2", "played"), ("", "idle")
    }  # fmt: skip
    record = twins.records[0]
    counted = sum(len(ledger.flows) for ledger in record.worlds["team-2"].idle_ledgers)
    assert sum(row[1] == "idle" and row[2:4] == (record.round, record.phase) for row in rows) == counted
    shown = load_workbook(BytesIO(book(twins, table_words(twins.plan, twins.teams, "en"))), read_only=True)
    assert "every cluster" in {row[0].value for row in shown["Ledger"].iter_rows() if row}


def test_week_tables_of_an_earlier_report_go_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    twins = whole_game(plan("tutorial"), GameOptions(rounds=1))
    write(twins, tmp_path, ReportForm(has_weeks=True))
    theirs = tmp_path / "payments-weeks.csv.gz"
    assert theirs.is_file()
    theirs.write_bytes(b"somebody's own")
    write(twins, tmp_path)
    assert not (tmp_path / "ledger-weeks.csv.gz").exists()
    assert theirs.read_bytes() == b"somebody's own"
