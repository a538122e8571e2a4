"""Loading: all problems at once, each at its line; what is read is frozen and goes round unchanged."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import ValidationError

from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.problems import ScenarioFault
from sim.scenario.translations import beside, texts, untranslated, unused
from tests.scenario.files import SCENARIOS, TEXT, TUTORIAL, Tell


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    """The shipped tutorial."""
    return load(TUTORIAL)


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_scenarios_have_no_problems(file: Path) -> None:
    assert load(file).id == file.stem
    assert load(str(file)) == load(file)


def test_figures_are_exact(tutorial: Scenario) -> None:
    need = tutorial.firms["foundry"].lines["casting"].needs["casting_iron"]
    assert need.amount.value == Decimal("1.08")
    assert need.amount.exact == Fraction(27, 25)


def test_what_is_read_cannot_be_changed(tutorial: Scenario) -> None:
    with pytest.raises(ValidationError):
        tutorial.firms["foundry"].sites = 5  # type: ignore[misc]


def test_a_scenario_goes_through_json_unchanged(tutorial: Scenario) -> None:
    """A session file holds the whole scenario as JSON."""
    again = from_data(json.loads(json.dumps(to_data(tutorial))))
    assert again == tutorial
    assert to_data(again) == to_data(tutorial)


def test_data_is_not_changed_by_reading_it(tutorial: Scenario) -> None:
    data = to_data(tutorial)
    before = json.dumps(data)
    from_data(data)
    assert json.dumps(data) == before


def test_data_has_the_same_checks_but_no_lines(tutorial: Scenario) -> None:
    data = to_data(tutorial)
    data["id"] = "Not an id"
    with pytest.raises(ScenarioFault) as caught:
        from_data(data, "session 7")
    assert str(caught.value).startswith("session 7:0:0: id: `Not an id` is not written like an id.")


@pytest.mark.parametrize("data", [None, 5, "text", [], {}, {1: 2}, {"format": float("nan")}, {"about": []}])
def test_data_of_any_kind_is_refused_in_sentences(data: object) -> None:
    with pytest.raises(ScenarioFault):
        from_data(data)


def test_all_problems_come_at_once_in_the_order_of_the_lines(tell: Tell) -> None:
    problems = tell("virgin: iron", "virgin: irno", "sites: 1", "sites: 101", "code: M4", "code: F1")
    assert [one.field.rpartition(".")[2] for one in problems] == ["sites"]
    problems = tell("virgin: iron", "virgin: irno", "off_spec: 0.02", "off_spec: 2", "code: M4", "code: F1")
    assert [one.field.rpartition(".")[2] for one in problems] == ["virgin", "off_spec", "code"]
    assert [one.line for one in problems] == sorted(one.line for one in problems)


def test_a_problem_names_the_line_and_column_of_its_key(tell: Tell) -> None:
    [problem] = tell("sorting_cost: 4", "sortingcost: 4")
    line = TEXT.splitlines().index("            sorting_cost: 4") + 1
    assert (problem.line, problem.column) == (line, 13)
    assert str(problem) == (
        f"{problem.file}:{line}:13: firms.foundry.lines.casting.side_streams.foundry_slag.sortingcost: "
        "There is no key `sortingcost` here. Write `sorting_cost`, or take the line out."
    )


def test_a_missing_key_is_told_at_the_thing_that_lacks_it(tell: Tell) -> None:
    [problem] = tell("makes: castings\n", "\n")
    line = TEXT.splitlines().index("      casting:") + 1
    assert (problem.line, problem.field) == (line, "firms.foundry.lines.casting.makes")
    assert str(problem.instead) == "Add `makes:`: The material it makes."


def test_the_place_skips_what_the_author_did_not_write(tell: Tell) -> None:
    [problem] = tell("cost: 6\n", "cost: dear\n")
    assert problem.field == "firms.foundry.treatments.sand_plant.cost"


@pytest.mark.parametrize(
    ("old", "new", "instead"),
    [
        ("kind: landfill", "kind: landfil", "Write `landfill`."),
        ("size: sme", "size: small", "Write one of: anchor, sme, community."),
        ("format: 1", "format: 2", "Write 1."),
        ("sites: 1", "sites: one", "Write a whole number, such as 12."),
        ("sites: 1", "sites: true", "Write a whole number, such as 12."),
        ("place: [6, 2]", "place: [6]", "Write two items, such as [1, 2]."),
        ("cost: 420000", "cost: 420 000", "Write `420000`, with no blanks."),
        ("  roads:\n", "  Roads:\n", "Use lower-case letters"),
        ("yearly: 60000", "yearly: {x: 1, 2026: 2}", "Write years from 1900 to 2200"),
        ("sites: 1", "1: sites", "Write one of the words known here as the key."),
        ("makes: heat", "makes: [heat]", "Write a text; put it in quotes if it looks like a number."),
        ("stops:\n", "stops: never\n        x:\n", "Write a list"),
    ],
)
def test_each_kind_of_mistake_has_its_remedy(tell: Tell, old: str, new: str, instead: str) -> None:
    assert any(str(problem.instead).startswith(instead) for problem in tell(old, new))


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_text_of_a_shipped_scenario_is_in_three_languages_and_whole_in_any_other(file: Path) -> None:
    scenario = load(file)
    beside_it = {each.suffixes[0].removeprefix(".") for each in file.parent.glob(f"{file.stem}.*.po")}
    assert {"fi", "sv"} <= beside_it
    assert [untranslated(scenario, language) for language in beside_it] == [[] for _ in beside_it]
    assert [problem for one in beside(file, str(file)) for problem in unused(one, scenario)] == []


def test_the_sentences_of_the_tutorial_are_short(tutorial: Scenario) -> None:
    said = [text.in_language(tag) for _, text in texts(tutorial) for tag in text.languages]
    assert len(said) > 200
    assert [one for text in said for one in text.split(". ") if len(one.split()) > 12] == []
