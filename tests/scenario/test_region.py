"""The map beside a scenario: read with it, carried by sessions, refused with file, line and field, asked about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sim.scenario.loader import from_data, load, questions, to_data
from sim.scenario.problems import FileProblem, ScenarioFault
from tests.scenario.files import SCENARIOS, TUTORIAL

MAP = """\
box: [10.0, 50.0, 11.0, 51.0]
opens:
  across: [[10.0, 0], [10.5, 960], [11.0, 1920]]
  down:
    - [51.0, 0, 0, 0]
    - [50.0, 1080, 1080, 1080]
firms:
  foundry: {at: [10.2, 50.5], stands: [10.3, 50.6]}
  town: {at: [10.6, 50.5]}
  roads: {stands: [10.8, 50.5]}
names:
  bay: {text: Bay, at: [10.5, 50.2], kind: water}
rivers:
  river: {line: [[10.4, 50.1], [10.4, 50.9]]}
outline:
  land: [[[10.0, 50.3], [11.0, 50.3], [11.0, 51.0], [10.0, 51.0]]]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the tutorial, with a map beside it."""
    path = tmp_path / "town.yaml"
    shutil.copy(TUTORIAL, path)
    return path


def mapped(town: Path, *edits: str) -> Path:
    """With the map beside it, some places written otherwise: old, new, old, new."""
    text = MAP
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    town.with_suffix(".map").write_text(text, encoding="utf-8")
    return town


def refused(town: Path) -> list[FileProblem]:
    with pytest.raises(ScenarioFault) as caught:
        load(town)
    return list(caught.value.problems)


def test_a_map_beside_a_scenario_is_read_with_it_and_a_session_takes_it_along(town: Path) -> None:
    assert load(town).map is None
    scenario = load(mapped(town))
    assert scenario.map is not None
    assert [float(degree) for degree in scenario.map.box] == [10, 50, 11, 51]
    assert from_data(to_data(scenario)) == scenario


def test_nothing_but_the_map_differs(town: Path) -> None:
    """So no rule can read it."""
    plain, with_it = to_data(load(town)), to_data(load(mapped(town)))
    assert with_it.pop("map")
    assert plain == with_it


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "what"),
    [
        ("[10.2, 50.5]", "[10.2, 95]", 8, "map.firms.foundry.at[2]", ""),
        ("[10.2, 50.5]", "[.nan, 50.5]", 8, "map.firms.foundry.at[1]", "no figure"),
        ("[10.2, 50.5]", "[10.2]", 8, "map.firms.foundry.at", ""),
        ("[10.2, 50.5]", "[50.5, 10.2]", 8, "map.firms.foundry.at", "outside the map's box"),
        ("  town:", "  twon:", 9, "map.firms.twon", "There is no firm"),
        ("{stands: [10.8, 50.5]}", "{estimate: somewhere}", 10, "map.firms.roads", "does not say where"),
        ("[10.0, 50.0, 11.0, 51.0]", "[11.0, 50.0, 10.0, 51.0]", 1, "map.box", "no inside"),
        ("[10.5, 960]", "[10.5, -1]", 3, "map.opens.across[2]", "not east"),
        ("[50.0, 1080, 1080, 1080]", "[50.0, 1080, 1080]", 6, "map.opens.down[2]", "3 numbers"),
        ("[50.0, 1080, 1080, 1080]", "[50.0, 1080, -5, 1080]", 6, "map.opens.down[2]", "not south"),
        ("[[[10.0, 50.3], [11.0, 50.3], ", "[[[10.0, 50.3], ", 16, "", ""),
        ("[[10.4, 50.1], [10.4, 50.9]]", "[[10.4, 50.1]]", 14, "map.rivers.river.line", ""),
        ("kind: water", "kind: lava", 12, "map.names.bay.kind", ""),
        ("outline:", "shoreline:", 15, "map.shoreline", ""),
    ],
)
def test_what_is_wrong_with_a_map_is_said_with_file_line_and_field(
    town: Path, old: str, new: str, line: int, field: str, what: str
) -> None:
    if not field:  # a ring of three points is a ring, and of two is none
        new, field = "[[[10.0, 50.3], [11.0, 50.3]], [", "map.outline.land[1]"
    problems = refused(mapped(town, old, new))
    assert all(problem.file.endswith("town.map") for problem in problems)
    assert [problem for problem in problems if (problem.line, problem.field) == (line, field)], problems
    assert any(what in str(problem.what) for problem in problems)


@pytest.mark.parametrize("content", ["", "- 1\n- 2\n", "box: &a [1]\nfirms: *a\n", "\x00", "box: [", "map"])
def test_what_is_no_map_at_all_is_refused_by_its_name(town: Path, content: str) -> None:
    town.with_suffix(".map").write_text(content, encoding="utf-8")
    assert all(problem.file.endswith("town.map") for problem in refused(town))


def test_two_maps_are_one_too_many(town: Path) -> None:
    town.write_text(f"{town.read_text(encoding='utf-8')}\nmap: {{box: [1, 1, 2, 2]}}\n", encoding="utf-8")
    assert load(town).map is not None
    assert "a map already" in str(refused(mapped(town))[0].what)


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ("[10.6, 50.5]", "[10.6, 50.2]", "map.firms.town.at", "in the water"),
        (
            "stands: [10.3, 50.6]",
            "stands: [10.5, 50.6]",
            "map.firms.foundry.stands",
            "across map.rivers.river",
        ),
        ("  town: {at: [10.6, 50.5]}\n", "", "map.firms", "does not say where `town` is"),
    ],
)
def test_the_check_asks_about_a_firm_in_the_sea_across_a_river_or_nowhere(
    town: Path, old: str, new: str, field: str, what: str
) -> None:
    assert [asked for asked in questions(mapped(town)) if asked.file.endswith(".map")] == []
    asked = [each for each in questions(mapped(town, old, new)) if each.file.endswith(".map")]
    assert [each.field for each in asked] == [field]
    assert what in str(asked[0].what)


def test_the_shipped_map_raises_no_question() -> None:
    assert [each for each in questions(SCENARIOS / "kemi-tornio.yaml") if each.field.startswith("map")] == []
