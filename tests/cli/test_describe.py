"""The page for the expert says what the scenario says, all of it, and is never out of date."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import URL, plain, short, span, steps
from game.outputs.scenario_page.page import page
from game.outputs.scenario_page.questions import asked_once, unsure, width
from game.text.translator import Translator
from sim.scenario import figures
from sim.scenario.figures import Provenance
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.traversal import parts
from tests.cli.shell import ROOT, TUTORIAL, inside, kierto
from tests.scenario.kemi import game, plan
from tools.region.__main__ import others, pages, written
from tools.region.flows import Unexplained, by_hand, flows

EN = Translator("en")
KEMI = "scenarios/kemi-tornio.yaml"
COMMITTED = ROOT / "docs" / "kemi-tornio.md"


APPENDED = (
    "Questions to the expert",
    "What the law says",
    "Wet or dry",
    "Do the recipes close?",
    "Flows beside the figures reckoned by hand",
)
"""Sections for whoever wants to go further than twenty minutes."""


@pytest.mark.parametrize("language", pages(ROOT / KEMI))
def test_the_committed_pages_are_what_the_command_writes_now(language: str) -> None:
    """Else: python -m tools.region"""
    games = {name: game("" if name == "idle" else name) for name in by_hand().games}
    committed = pages(ROOT / KEMI)[language].read_text(encoding="utf-8")
    assert written(load(ROOT / KEMI), plan(), games, Translator(language)) == committed


def test_the_committed_pages_of_the_other_regions_are_what_the_command_writes_now() -> None:
    """Else: python -m tools.region"""
    assert {
        place.name for place, text in others().items() if place.read_text(encoding="utf-8") != text
    } == set()


def test_but_for_its_flows_the_committed_page_is_what_describe_prints() -> None:
    committed = COMMITTED.read_text(encoding="utf-8")
    start, end = committed.index(f"## {APPENDED[-1]}"), committed.index("## Sources")
    assert inside("describe", KEMI).stdout == committed[:start] + committed[end:]


def test_the_page_can_be_read_in_twenty_minutes() -> None:
    sections = re.split(r"^## ", COMMITTED.read_text(encoding="utf-8"), flags=re.MULTILINE)
    first = [section for section in sections if not section.startswith(APPENDED)]
    assert len(sections) == len(first) + len(APPENDED)
    assert sum(len(section.splitlines()) for section in first) <= 350


def test_a_difference_that_nobody_explains_is_an_error() -> None:
    games = {name: game("") for name in by_hand().games}
    with pytest.raises(Unexplained, match="Bark instead of peat"):
        flows(plan(), games, EN)


@pytest.mark.parametrize("file", [KEMI, TUTORIAL])
def test_every_source_stands_on_the_page(file: str) -> None:
    told = words(inside("describe", file).stdout)
    scenario = load(ROOT / file)
    texts = {part.model.source for part in parts(scenario) if isinstance(part.model, Provenance)} - {None}
    assert texts
    for text in sorted(filter(None, texts)):
        for address in URL.findall(text):
            assert f"<{address}>" in inside_page(told), address
        for piece in URL.split(text):
            assert words(plain(piece)).strip(" ,;") in told, piece


def words(text: str) -> str:
    """A text with its signs evenly spaced, so that taking an address out of it changes nothing."""
    return re.sub(r"\s+", " ", re.sub(r"\s+([,;])", r"\1", text))


def inside_page(told: str) -> str:
    """Where addresses stand: only the list at the end holds any."""
    before, _, sources = told.partition("## Sources")
    assert not URL.search(before)
    return sources


@pytest.mark.parametrize("file", [KEMI, TUTORIAL])
def test_the_expert_is_asked_about_every_figure_that_is_not_sure(file: str) -> None:
    told = inside("describe", file).stdout.partition("## Questions")[2]
    book = Book.of(load(ROOT / file), EN)
    facts = unsure(book)
    assert facts
    for question, group in asked_once(book, facts).items():
        assert question.shown in told, group
        assert question.reason in told


def test_the_widest_range_is_the_first_to_check() -> None:
    facts = unsure(Book.of(load(ROOT / TUTORIAL), EN))
    assert [fact.where[-2:] for fact in facts if width(fact) == max(map(width, facts))] == [
        ("chips", "upstream")
    ]
    told = inside("describe", TUTORIAL).stdout.partition("## Please check these first")[2]
    first = next(line for line in told.splitlines() if line.startswith("|  |") or "Wood chips" in line)
    assert "0.005 to 0.02" in first


def test_amounts_are_those_of_the_first_year() -> None:
    """40 000 t of castings at 0.58 t of used sand."""
    told = inside("describe", TUTORIAL).stdout.replace("\u2009", " ")
    assert "| Used sand | 23 200 t |" in told
    assert "price of Fuel for heat (Town) × 1.25" in told


def test_a_language_that_writes_nouns_large_has_them_so_within_a_sentence() -> None:
    german, finnish = (page(load(ROOT / TUTORIAL), Translator(language)) for language in ("de", "fi"))
    assert "Wärmeleitung von" in german
    assert "wärmeleitung" not in german
    assert "lämpöputki:" in finnish


def test_real_names_stand_beside_role_names() -> None:
    told = COMMITTED.read_text(encoding="utf-8")
    for firm in load(ROOT / KEMI).firms.values():
        assert firm.name is not None
        assert firm.name.en in told
        if firm.real_name:
            assert firm.real_name.en in told


# -- scenarios that say other things ----------------------------------------------------------


@pytest.fixture
def data() -> dict[str, Any]:
    """The tutorial as data, to be changed."""
    return copy.deepcopy(to_data(load(ROOT / TUTORIAL)))


def test_measures_are_told_with_who_pays_and_what_they_change(data: dict[str, Any]) -> None:
    data["measures"] = {
        "desk": {
            "name": "Permit desk",
            "kind": "action",
            "code": "D1",
            "estimate": "one clerk",
            "cost": {"value": 90000, "low": 60000, "high": 120000},
            "paid_by": "fund",
            "effects": [{"change": "permit", "of": "all", "times": 0.5}],
        }
    }
    told = page(checked(data), EN).replace("\u2009", " ")
    (row,) = [line for line in told.splitlines() if line.startswith("| D1 Permit desk")]
    assert "action, by vote" in row
    assert "90 000 [e], paid by the fund" in row
    assert "permit time of all × 0.5" in row
    assert "**Permit desk** 90 000 (60 000 to 120 000)" in told


def test_without_measures_there_is_no_such_section(data: dict[str, Any]) -> None:
    data.pop("measures", None)
    assert "## Measures" not in page(checked(data), EN)


def test_an_author_s_text_cannot_break_a_table(data: dict[str, Any]) -> None:
    data["firms"]["foundry"]["name"] = "A | B\n<b>*C*"
    told = page(checked(data), EN)
    assert "A \\| B \\<b>\\*C\\*" in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in rows)


def checked(data: dict[str, Any]) -> Scenario:
    """The data as a scenario, in which nothing is wrong."""
    return from_data(data)


# -- the command ------------------------------------------------------------------------------


def test_help_shows_examples() -> None:
    done = inside("describe", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "examples:\n  python main.py describe" in done.stdout


def test_the_page_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    done = inside("describe", TUTORIAL, "--out", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{file} is written.\n")
    assert file.read_bytes().decode() == inside("describe", TUTORIAL).stdout


def test_a_place_that_cannot_be_written_is_said_in_a_line(tmp_path: Path) -> None:
    done = inside("describe", TUTORIAL, "--out", tmp_path / "nowhere" / "page.md")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_file_gives_its_problems_and_no_page(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("format: 1\nid: BAD\n", encoding="utf-8")
    done = inside("describe", file, "--out", tmp_path / "page.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{file}:2:" in done.stderr
    assert not (tmp_path / "page.md").exists()


def test_the_page_is_the_same_in_every_run() -> None:
    pages = {kierto("describe", TUTORIAL, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(pages) == 1


# -- figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("0.009677", "0.00968"),
        ("4", "4"),
        ("1.30", "1.3"),
        ("-14", "−14"),
        ("1234567", "1 230 000"),
    ],
)
def test_figures_have_three_digits_that_matter(number: str, shown: str) -> None:
    assert short(EN, figures.figure(number).value).replace("\u2009", " ") == shown


def test_a_range_may_be_open_on_one_side() -> None:
    low, high = figures.figure(2).value, figures.figure("0.5").value
    assert (span(EN, low, None), span(EN, None, high), span(EN, None, None)) == ("from 2", "up to 0.5", "")


@pytest.mark.parametrize(
    ("by_year", "shown"),
    [
        ({2000: 5}, "5"),
        ({2019: 10, 2024: 12}, "10 (2019), 12 (2024)"),
        ({2019: 70, 2022: 70, 2023: 80}, "70 (2019), 70 (2022), 80 (2023)"),
        ({2019: 10, 2031: 22}, "10 (2019), 17 (2026)"),
        ({2010: 3, 2018: 4}, "4"),
    ],
)
def test_a_path_is_told_within_the_game(by_year: dict[int, int], shown: str) -> None:
    assert steps(EN, figures.Path.model_validate({"by_year": by_year}), range(2019, 2027)) == shown
