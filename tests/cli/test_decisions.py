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
    ("1: 5", "1:1: 1: `5` is no team or firm. Write a team or firm below the round, and its decisions"),
    ("1:", "1:1: 1: Nothing stands below round 1. Write a team or firm below the round, and its decisions"),
    (
        "1: [town]",
        "1:1: 1: A list is no team or firm. Write a team or firm below the round, and its decisions",
    ),
    ("1: {town: 5}", "1:5: 1.town: `5` is not a list of decisions. Write each decision below it with a `-`"),
    ("1: {town: }", "1:5: 1.town: Nothing is decided here. Write each decision below it with a `-` before"),
    ("1: {town: {do: invest}}", "1:5: 1.town: A group of keys is not a list of decisions. Write each"),
    ("1: {town: [5]}", "1:12: 1.town[1]: `5` is not a decision. Write `- do: …`, and below it what belongs"),
    ("1: {town: [invest]}", "1:12: 1.town[1]: `invest` is not a decision. Write `- do: invest`, and below"),
    ("1: {town: [null]}", "1:12: 1.town[1]: A decision is missing here. Write `- do: …`, and below it what"),
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
    ("[]", "1:1: the file: The file does not begin with a round. Begin with a round (`1:`), a team or firm"),
    ("invest", "1:1: the file: The file does not begin with a round. Begin with a round (`1:`), a team"),
    ("null", "1:1: the file: The file does not begin with a round. Begin with a round (`1:`), a team or"),
    ("", "1:1: the file: The file is empty. Begin with a round (`1:`), a team or firm below it, and its"),
    ("1: {town: [", "This is not YAML"),
    ("format: 1\nid: x", "1:1: format: This is a scenario, not a file of decisions."),
    (
        "1: {town: [{do: invest, project: nothing}]}",
        "1:25: 1.town[1].project: There is no project `nothing`. Write one of: build_sand_plant (F1), heat",
    ),
    ("1: {town: [{do: invest, project: twn-pipe}]}", "no project `twn-pipe`. Did you mean `town_pipe`?"),
    ("1: {town: [{do: invest, project: Town Pipe}]}", "`Town Pipe`. Did you mean `town_pipe`?"),
    ("1: {town: [{do: set_blend, need: gravel, share: 1}]}", "`gravel`. Did you mean `gravel_need`?"),
    ("1: {town: [{do: vote, measure: x}]}", "no measure `x`. Write one of: dear_chips, higher_tax,"),
    (_far("most: 1, carrier: lorry"), "no carrier `lorry`. Write one of: heat_pipe, truck."),
    (
        "1: {town: [{do: agree_deal, parties: [Town, rods], signed: [town]}]}",
        "1:45: 1.town[1].parties[2]: There is no firm `rods`. Did you mean `roads`?",
    ),
    ("1: {town: [{do: contribute, amount: 55 000}]}", "`55 000` is not a number. Write `55000`, with no"),
    ("1: {town: [{do: contribute, amount: 0,5}]}", "A comma parts `5` from the number before it."),
    ("1:\n\ttown: []", "2:1: the file: This is not YAML"),
    (
        "1: {town: [{do: invest, project: mixing_yard}]}",
        "1:12: 1.town[1]: R1 Mixing yard belongs to Road builder.",
    ),
    (
        "2: {town: [{do: leave_exchange, exchange: x}]}",
        "exchange called x. Name one that runs: road_to_road.",
    ),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_a_bad_file_of_decisions_is_refused_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text(text, encoding="utf-8")
    done = inside("run", TUTORIAL, "--decisions", file, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert all(line.startswith((f"{file}:", "More may appear when th")) for line in lines)
    assert any(problem in line for line in lines), done.stderr


def test_a_card_may_be_named_by_its_code(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    said = []
    for text in (PACKAGE, PACKAGE.replace("build_sand_plant", "F1").replace("mixing_yard", "r1")):
        file.write_text(text, encoding="utf-8")
        said.append(inside("run", TUTORIAL, "--decisions", file, "--json"))
    assert said[0] == said[1]
    assert said[0].returncode == 0


def test_that_more_may_appear_is_said_where_it_is_true(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    bad = "{do: invest, project: town_pip}"
    refused = "{do: invest, project: mixing_yard}"
    for text, last in (
        (f"1: {{town: [{bad}]}}", "More may appear when this is mended."),
        (f"1: {{town: [{bad}, {bad}]}}", "More may appear when these are mended."),
        (f"1: {{town: [{refused}]}}\n2: {{town: [{refused}]}}", "More may appear when this is mended."),
    ):
        file.write_text(text, encoding="utf-8")
        assert inside("run", TUTORIAL, "--decisions", file).stderr.splitlines()[-1] == last
    file.write_text(f"1: {{town: [{refused}]}}", encoding="utf-8")
    assert "More" not in inside("run", TUTORIAL, "--decisions", file).stderr


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
    line, _ = inside("run", TUTORIAL, "--decisions", file).stderr.splitlines()
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
    assert "\nThe offer clean lapsed (Round 1): not every party signed it.\n" in done.stdout
