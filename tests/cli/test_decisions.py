"""Decisions files that cannot be: each problem with its line, and nothing half played."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import PACKAGE, TUTORIAL, inside


def _far(terms: str) -> str:
    """A deal with one exchange on these terms."""
    exchange = f"{{giver: ash, taker: gravel_need, years: 1, {terms}}}"
    deal = f"do: agree_deal, parties: [town, roads], signed: [town], exchanges: [{exchange}]"
    return f"1: {{town: [{{{deal}}}]}}"


BAD = [
    ("9: {foundry: []}", "1:1: 9: The scenario has no round `9`. Write a whole number from 1 to 3"),
    ("'1': {foundry: []}", "1:1: 1: The scenario has no round `1`."),
    ("first: {foundry: []}", "1:1: first: The scenario has no round `first`."),
    ("true: {foundry: []}", "The scenario has no round"),
    ("1: {foundri: []}", "1:5: 1.foundri: There is no team or firm `foundri`. Write `foundry`."),
    ("1: {7: []}", "1:5: 1.7: There is no team or firm `7`."),
    ("1: 5", "1:1: 1: `5` is not a group of keys."),
    ("1: {town: 5}", "1:5: 1.town: `5` is not a list."),
    ("1: {town: [5]}", "1:12: 1.town[1]: `5` is not a group of keys."),
    (
        "1: {town: [{do: invst, project: town_pipe}]}",
        "1.town[1]: There is no decision `invst`. Write `do: invest`.",
    ),
    ("1: {town: [{do: 5}]}", "1.town[1]: There is no decision `5`. Write `do:` and one of: invest, cancel,"),
    ("1: {town: [{project: town_pipe}]}", "1.town[1]: This decision does not say what to do."),
    ("1: {town: [{do: invest}]}", "1.town[1].project: This key is missing."),
    ("1: {town: [{do: invest, project: 7}]}", "1.town[1].project: `7` is not a text."),
    (
        "1: {town: [{do: invest, project: town_pipe, cofunding: x}]}",
        "1:45: 1.town[1].cofunding: There is no key `cofunding` here. Write `co_funding`, or take it out.",
    ),
    (
        "1: {town: [{do: set_recovery, side_stream: ash, share: 1.5}]}",
        "1.town[1].share: `1.5` is out of bounds.",
    ),
    (_far("most: 1e12"), "`1E+12` is out of bounds. Write a number of at most 1000000000."),
    (_far("most: 1, least: 1e12"), "1.town[1].exchanges[1].least: `1E+12` is out of bounds."),
    (_far("most: 1, price: -1e6"), "`-1E+6` is out of bounds. Write a number of at least -100000."),
    (_far("most: 1, shortfall_price: 1e12"), "1.town[1].exchanges[1].shortfall_price: `1E+12` is out of"),
    (_far("most: 1, leaving_price: 1e12"), "1.town[1].exchanges[1].leaving_price: `1E+12` is out of"),
    ("1: {town: [{do: contribute, amount: 1e12}]}", "1.town[1].amount: `1E+12` is out of bounds."),
    ("1: {town: []}\n1: {town: []}", "2:1: 1: The key `1` stands twice"),
    ("1: &a {town: []}\n2: *a", "1:4: 1: An anchor (`&a`) is used."),
    ("[]", "The file is not a group of keys."),
    ("", "The file is empty."),
    ("1: {town: [", "This is not YAML"),
    ("format: 1\nid: x", "1:1: format: This is a scenario, not a file of decisions."),
    ("1: {town: [{do: invest, project: nothing}]}", "1:12: 1.town[1]: There is no project called nothing."),
    (
        "1: {town: [{do: invest, project: mixing_yard}]}",
        "1:12: 1.town[1]: R1 Mixing yard belongs to Road builder.",
    ),
    ("2: {town: [{do: leave_exchange, exchange: x}]}", "1:12: 2.town[1]: There is no exchange called x."),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_a_bad_file_of_decisions_is_refused_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(text, encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert all(line.startswith(f"{file}:") for line in lines)
    assert any(problem in line for line in lines), done.stderr


def test_every_refused_decision_of_a_round_is_named(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(
        "1:\n  town:\n    - {do: invest, project: town_pipe}\n    - {do: invest, project: town_pipe}\n"
        "  roads:\n    - {do: invest, project: less_sand}\n",
        encoding="utf-8",
    )
    done = inside("run", TUTORIAL, "--decisions", file)
    assert (done.returncode, done.stdout) == (1, "")
    places = [line.removeprefix(f"{file}:").split(": ")[:2] for line in done.stderr.splitlines()]
    assert ["4:7", "1.town[2]"] in places
    assert ["6:7", "1.roads[1]"] in places
    assert ["3:7", "1.town[1]"] not in places


def test_a_flood_of_problems_is_cut_short(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    sheets = "\n".join(f"{n}: {{town: [{', '.join(['5'] * 150)}]}}" for n in (1, 2, 3))
    file.write_text(sheets, encoding="utf-8")
    lines = inside("run", TUTORIAL, "--decisions", file).stderr.splitlines()
    assert len(lines) == 201
    assert lines[-1] == "These are the first 200 of 450 problems."
    file.write_text(f"1: {{town: [{', '.join(['5'] * 300)}]}}", encoding="utf-8")
    (line,) = inside("run", TUTORIAL, "--decisions", file).stderr.splitlines()
    assert line == f"{file}:1:5: 1.town: There are too many decisions here. Write 200 at most."


def test_what_the_readme_shows_can_be_played(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(PACKAGE, encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_largest_sums_a_deal_may_name_are_played_to_the_end(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    terms = "most: 1e9, least: 1e9, shortfall_price: 1e5, leaving_price: 1e11, price: 2"
    file.write_text(PACKAGE.replace("most: 24000, price: 2", terms), encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Balances: mass, energy, water and money close" in done.stdout


def test_an_offer_that_lapsed_is_told(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    offered = PACKAGE.replace("agree_deal", "offer_deal").replace("signed: [foundry, roads]", "offer: clean")
    file.write_text(offered, encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nThe offer clean of round 1 lapsed: not every party signed it.\n" in done.stdout
