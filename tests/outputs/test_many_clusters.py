"""A report of many parallel clusters can still be sent by mail: no file of it is larger than 2 MB."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from game.outputs.report import sheets
from game.outputs.report import tables as report_tables
from game.outputs.report.writer import write
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIO = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"


def test_what_is_too_large_is_packed_and_the_workbook_told_by_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=1))
    session.play_round()
    session.go_to("end")
    session.legacy()
    write(session, tmp_path)
    plain = (tmp_path / "ledger.csv").read_bytes()
    monkeypatch.setattr(report_tables, "MOST_BYTES", len(plain) - 1)
    monkeypatch.setattr(sheets, "MOST_BY_YEAR", 0)
    write(session, tmp_path)
    assert gzip.decompress((tmp_path / "ledger.csv.gz").read_bytes()) == plain
    assert not (tmp_path / "ledger.csv").exists(), "what was written before would tell of another state"
    first, *rows = load_workbook(tmp_path / "tables.xlsx")["Ledger"].iter_rows(values_only=True)
    by_year = list(csv.DictReader(plain.decode("utf-8-sig").splitlines()))
    assert {row[first.index("Year")] for row in rows} == {None}
    assert len(rows) < len(by_year)
    for unit, whole in (("t", "kg"), ("MWh", "kWh"), ("m³", "l")):
        told = sum(row[first.index(f"Amount, {unit}")] or 0 for row in rows)
        assert round(told * 1000) == sum(int(row["total"]) for row in by_year if row["unit"] == whole)
