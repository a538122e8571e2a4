"""Figures with units in a file: the remedy converts them, and what is hardly meant is asked about."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from sim.scenario.loader import load, questions
from sim.scenario.problems import ScenarioFault
from sim.scenario.written_numbers import remedy, thousands
from tests.cli.shell import inside
from tests.scenario.files import SCENARIOS

CONVERTED = [
    ("55 kt", "55000"), ("0.055 Mt", "55000"), ("55 GWh", "55000"), ("220 kg", "0.22"), ("140 k€", "140000"),
    ("0.14 M€", "140000"), ("0,14 M€", "140000"), ("450 EUR/kg", "450000"), ("1.2 TWh", "1200000"),
    ("3 Mm³", "3000000"), ("500 l", "0.5"), ("12 t", "12"), ("12 t/a", "12"), ("12 kt/year", "12000"),
    ("900 kWh", "0.9"), ("5 c/kWh", "50"), ("60 €/t", "60"), ("60 EUR/MWh", "60"), ("0.06 EUR/kWh", "60"),
    ("2 million euros", "2000000"), ("2 MEUR", "2000000"), ("300 kEUR", "300000"), ("1 500 t", "1500"),
    ("1\u202f500 t", "1500"), ("1 500,5 t", "1500.5"), ("10 %", "0.1"), ("10%", "0.1"), ("−3 €", "-3"),
    ("2500 m", "2.5"), ("7 km", "7"), ("30 tonnes", "30"), ("3 g", "0.000003"), ("5 bn EUR", "5000000000"),
    ("250 kEUR/a", "250000"), ("40 Ml", "40000"), ("1 000 000 EUR", "1000000"), ("8 tons", "8"), ("12 m3", "12"),
    ("12,5 kt", "12500"), ("99 eur", "99"), ("8 y", "8"), ("8 vuotta", "8"), ("8 år", "8"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), CONVERTED)
def test_a_figure_with_a_unit_is_converted_into_that_of_its_key(written: str, number: str) -> None:
    assert f"`{number}`" in str(remedy(written))


@pytest.mark.parametrize(
    ("written", "time", "number"),
    [("2 years", "days", "730"), ("30 months", "hours", "21900"), ("12 h", "hours", "12"), ("6 weeks", "days", "42"),
     ("2 d", "hours", "48"), ("90 min", "hours", "1.5"), ("36 hours", "days", "1.5"), ("2 h", "minutes", "120")],
)  # fmt: skip
def test_times_are_converted_into_days_or_hours(written: str, time: str, number: str) -> None:
    assert f"`{number}`" in str(remedy(written, time=time))


@pytest.mark.parametrize("written", ["55 zorkmids", "3 t CO2", "12 EUR/zork"])
def test_of_a_unit_that_nobody_knows_no_number_is_suggested(written: str) -> None:
    assert "`" not in str(remedy(written))


@pytest.mark.parametrize(
    ("written", "both"), [("1,250", ("1.25", "1250")), ("12,500 kt", ("12500", "12500000"))]
)
def test_a_comma_before_three_digits_is_asked_about(written: str, both: tuple[str, str]) -> None:
    assert all(f"`{number}`" in str(remedy(written)) for number in both)


@pytest.mark.parametrize(
    ("number", "besides"),
    [
        ("55.000", 55_000),
        ("1.000", 1_000),
        ("55.500", 55_500),
        ("12.340", 12_340),
        ("12.345", None),
        ("0.500", None),
        ("0.000", None),
        ("55", None),
        ("1234.000", None),
    ],
)
def test_three_noughts_behind_a_point_may_keep_thousands_apart(number: str, besides: int | None) -> None:
    assert thousands(Decimal(number)) == besides


TOWN = (SCENARIOS / "tutorial.yaml").read_text(encoding="utf-8")


def changed(folder: Path, before: str, after: str) -> Path:
    assert before in TOWN
    path = folder / "town.yaml"
    path.write_text(TOWN.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("scenario", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_scenarios_leave_nothing_to_ask(scenario: Path) -> None:
    assert questions(scenario) == []


def test_a_point_that_keeps_thousands_apart_is_asked_about_and_not_refused(tmp_path: Path) -> None:
    capacity = next(line for line in TOWN.splitlines() if line.strip().startswith("capacity:"))
    path = changed(tmp_path, capacity, capacity.split(":")[0] + ": 30.000")
    load(path)
    asked = [question for question in questions(path) if "30.000" in str(question.what)]
    assert [question.line for question in asked] == [TOWN.splitlines().index(capacity) + 1]
    assert "`30` or `30000`" in str(asked[0].instead)
    said = inside("check", path)
    assert said.returncode == 0
    assert str(asked[0]) in said.stdout


def test_a_comma_inside_braces_is_said_to_end_the_text(tmp_path: Path) -> None:
    days = next(line for line in TOWN.splitlines() if line.strip().startswith("build_days:"))
    written = days.split(":")[0] + ": {value: 90, estimate: one summer, as in 2011}"
    with pytest.raises(ScenarioFault) as fault:
        load(changed(tmp_path, days, written))
    (problem,) = fault.value.problems
    assert "`as in 2011`" in str(problem.what)
    assert "quotes" in str(problem.instead)


@pytest.mark.parametrize(
    ("number", "both"),
    [("24.000", "`24` or `24000`"), ("12.500", "`12.5` or `12500`"), ("12.345", "`12.345` or `12345`")],
)
def test_decisions_with_such_a_number_are_asked_about_before_they_bind(
    number: str, both: str, tmp_path: Path
) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(
        "1:\n  foundry:\n    - do: agree_deal\n      parties: [foundry, roads]\n      signed: [foundry, roads]\n"
        "      exchanges:\n"
        f"        - {{giver: cleaned_sand, taker: gravel_need, most: {number}, price: 2, years: 8}}\n",
        encoding="utf-8",
    )
    refused = inside("run", "tutorial", "--decisions", file)
    assert refused.returncode == 1
    assert both in refused.stderr
