"""Exchanges and matches: what the giver gives the taker takes, and something can carry it."""

from __future__ import annotations

from tests.scenario.files import Tell

CONTRACT = "    carrier: truck\n\nmatches:"


def test_the_taker_must_take_what_the_giver_gives(tell: Tell) -> None:
    [problem] = tell("giver: cleaned_sand", "giver: foundry_sand")
    assert problem.field == "matches.sand_for_roads.taker"
    assert str(problem.what) == "`foundry_sand` gives `used_sand`, which `gravel_need` does not take."


def test_a_material_below_the_lowest_grade_is_no_match(tell: Tell) -> None:
    [problem] = tell("grade: {value: 70, tuned", "grade: {value: 55, tuned")
    assert problem.field == "matches.slag_for_roads.taker"
    assert "has grade 55, but the taker wants 60 or more" in str(problem.what)


def test_within_a_firm_no_contract_is_needed(tell: Tell) -> None:
    [problem] = tell(
        "giver: foundry_heat\n    taker: fuel_need", "giver: foundry_sand\n    taker: sand_plant"
    )
    assert str(problem.what) == "Giver and taker both belong to `foundry`."


def test_heat_cannot_ride_on_a_truck(tell: Tell) -> None:
    [problem] = tell("giver: old_roads\n    taker: gravel_need", "giver: foundry_heat\n    taker: fuel_need")
    assert str(problem.what) == "Energy cannot ride on a truck."
    assert problem.field == "exchanges.road_to_road.carrier"


def test_an_exchange_may_use_a_pipe_that_no_project_builds(tell: Tell) -> None:
    [other] = tell(
        "giver: old_roads\n    taker: gravel_need",
        "giver: foundry_heat\n    taker: fuel_need",
        CONTRACT,
        "    carrier: heat_pipe\n\nmatches:",
        "sites: 1",
        "sites: -1",
    )
    assert other.field == "firms.roads.sites"


def test_without_trucks_each_exchange_names_its_carrier(tell: Tell) -> None:
    problems = tell("    kind: truck\n", "    kind: conveyor\n", CONTRACT, "\nmatches:")
    assert [str(one.what) for one in problems] == ["Nothing carries this: there is no truck or rail."]


def test_a_contract_ends_after_it_begins(tell: Tell) -> None:
    [problem] = tell("last_year: 2026", "last_year: 2023")
    assert problem.field == "exchanges.road_to_road.last_year"


def test_the_least_amount_is_not_above_the_most(tell: Tell) -> None:
    [problem] = tell("most: 10000", "most: 10000\n    least: 12000")
    assert problem.field == "exchanges.road_to_road.least"


def test_a_price_is_fixed_or_indexed_and_not_both(tell: Tell) -> None:
    [problem] = tell("    price: 1\n", "    price: 1\n    indexed: 0.5\n")
    assert str(problem.what) == "There are both `price` and `indexed`."


def test_a_hidden_match_that_nothing_reveals_is_reported(tell: Tell) -> None:
    [problem] = tell("        of: ash_for_roads", "        of: heat_for_homes")
    assert problem.field == "matches.ash_for_roads.hidden"
    assert str(problem.what) == "Nothing ever reveals this match."
