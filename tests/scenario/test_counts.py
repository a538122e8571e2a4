"""Whole figures: days, hours and numbers of things may say where they are from, and stay whole numbers."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.experiments.sweep.parameter_ranges import BadVary, read_varies, varied
from sim.plan.plan import Plan
from sim.scenario.bounds import check_bounds
from sim.scenario.checks.provenance import trail, unsaid
from sim.scenario.counts import WholeFigure
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.scenario.parameter_overrides import vary
from sim.scenario.reader import parse
from sim.scenario.schema import schema
from tests.cli.shell import inside
from tests.scenario.files import SCENARIOS, TUTORIAL, Tell, changed
from tests.scenario.test_schema import as_json

WRITTEN = "build_days: {value: 120, low: 90, high: 200, estimate: as for other sheds}"
FAIR = "events:\n  fair:\n    news: A fair.\n    year: 2026\n    day: 40\n    lasts_days: 3\n"
PLACE = ("projects", "build_sand_plant", "build_days")


def scenario(*edits: str) -> Scenario:
    return from_data(parse(changed(*edits).encode(), "x").data)


GROUP = scenario("build_days: 120", WRITTEN)


def test_a_whole_figure_is_reckoned_with_as_any_whole_number() -> None:
    days = GROUP.projects["build_sand_plant"].build_days
    assert (days, days * 24, f"{days}") == (120, 2880, "120")
    assert isinstance(days, WholeFigure)
    assert days.figure.estimate == "as for other sheds"


def test_the_plan_is_the_same_and_holds_plain_numbers() -> None:
    edits = (
        "sites: 1",
        "sites: {value: 1, estimate: few people}",
        "mtbf: 700",
        "mtbf: {base: 700, tuned: x}",
    )
    plan, plain = Plan(scenario(*edits)), Plan(load(TUTORIAL))
    assert plan.firms == plain.firms
    assert plan.lines == plain.lines
    assert type(plan.firms["roads"].sites) is int
    outage = plan.lines["casting"].outage
    assert outage is not None
    assert type(outage.up) is int


def test_its_own_word_on_where_it_is_from_goes_before_that_of_the_thing() -> None:
    [found] = [one for one in trail(GROUP) if one.field == ".".join(PLACE)]
    figures: tuple[object, ...] = (found.value, found.low, found.high)
    assert figures == (120, 90, 200)
    assert (found.origin, found.text, found.inherited) == ("estimate", "as for other sheds", False)


def test_a_bare_number_takes_over_what_the_thing_says() -> None:
    [found] = [one for one in trail(load(TUTORIAL)) if one.field == ".".join(PLACE)]
    assert (found.origin, found.inherited) == ("tuned", True)


def test_it_is_written_back_as_its_author_wrote_it() -> None:
    data: Any = to_data(GROUP)
    assert data["projects"]["build_sand_plant"]["build_days"]["estimate"] == "as for other sheds"
    assert data["projects"]["less_sand"]["build_days"] == 150
    again = from_data(data)
    assert again == GROUP
    assert to_data(again) == data
    assert pickle.loads(pickle.dumps(GROUP)).projects["build_sand_plant"].build_days.figure.low == 90


@pytest.mark.parametrize(
    ("written", "what", "instead"),
    [
        ("{value: 120.5, tuned: x}", "`120.5` is not a whole number.", "Write a whole number, such as 12."),
        (
            "{value: 120, low: 90.5, tuned: x}",
            "`90.5` is not a whole number.",
            "Write a whole number, such as 12.",
        ),
        ("{value: 4000, tuned: x}", "`4000` is out of bounds.", "Write a number of at most 3650."),
        ("{value: 120, high: 4000, tuned: x}", "`4000` is out of bounds.", "Write a number of at most 3650."),
        ("{value: -1, tuned: x}", "`-1` is out of bounds.", "Write a number of at least 0."),
        ("{value: .inf, tuned: x}", "", ""),
        ("{vlaue: 120, tuned: x}", "", "Write `value`, or take the line out."),
        ("120.5", "`120.5` is not a whole number.", "Write a whole number, such as 12."),
        ("4000", "`4000` is out of bounds.", "Write a number of at most 3650."),
        ("{value: 120, low: 130, tuned: x}", "The low end 130 is above the figure 120.", "Lower it."),
        (
            "{value: 120, source: a, tuned: x}",
            "It has source and tuned at once.",
            "Keep the one that is true.",
        ),
    ],
)
def test_what_is_no_count_is_refused_as_for_a_bare_number(
    tell: Tell, written: str, what: str, instead: str
) -> None:
    problems = tell("build_days: 120", f"build_days: {written}")
    assert all(one.field.startswith(".".join(PLACE)) for one in problems)
    assert any(what in str(one.what) and instead in str(one.instead) for one in problems)


def test_the_editor_knows_both_ways_to_write_it() -> None:
    check = Draft202012Validator(schema())

    def faults(written: str) -> int:
        return len(
            list(check.iter_errors(as_json(parse(changed("build_days: 120", written).encode(), "x").data)))
        )

    assert faults(WRITTEN) == faults("build_days: 1") == 0
    assert faults("build_days: 1.5")
    assert faults("build_days: 4000")
    assert faults("build_days: {tuned: x}")
    assert faults("build_days: {value: 1, vlaue: 2}")


def test_a_varied_count_stays_whole_and_within_its_bounds() -> None:
    days = {vary(GROUP, seed).projects["build_sand_plant"].build_days for seed in range(20)}
    assert len(days) > 5
    assert all(isinstance(one, WholeFigure) and 90 <= one <= 200 for one in days)
    one = read_varies(["build_sand_plant.build_days=100:101"], GROUP)
    assert {varied(GROUP, one, seed).projects["build_sand_plant"].build_days for seed in range(20)} == {
        100,
        101,
    }


def test_a_count_varied_beyond_its_bounds_is_refused() -> None:
    with pytest.raises(BadVary, match="is out of bounds"):
        read_varies(["build_sand_plant.build_days=-5:100"], GROUP)
    assert list(check_bounds(GROUP)) == []


def test_old_files_may_leave_out_where_some_numbers_are_from() -> None:
    assert unsaid(load(TUTORIAL)) == []
    assert unsaid(scenario("events:\n", FAIR)) == ["events.fair.day", "events.fair.lasts_days"]


def test_check_says_how_many_numbers_do(tmp_path: Path) -> None:
    file = tmp_path / "fair.yaml"
    file.write_text(changed("events:\n", FAIR), encoding="utf-8")
    done = inside("check", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "fair.yaml: sound." in done.stdout
    assert "2 numbers without a word on where from: events.fair.day, events.fair.lasts_days." in done.stdout


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_number_of_a_shipped_scenario_says_where_it_is_from(file: Path) -> None:
    assert unsaid(load(file)) == []
