"""Händelö: the end of the steam link costs Grain its premium, and Energy little; figures that carry the lesson."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.elements import OPEN, TRACE, closings, unnamed
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, load, to_data
from sim.units import CENTS
from sim.year.year import play_year
from tests.scenario.files import SCENARIOS

HANDELO = SCENARIOS / "handelo.yaml"
STEAM = {
    "name": "Steam", "estimate": "for this test", "giver": "station_steam", "taker": "still_fuel", "most": 400000,
    "price": 9, "first_year": 2015, "last_year": 2028, "carrier": "steam_pipe",
}  # fmt: skip


@cache
def scenario() -> Scenario:
    return load(HANDELO)


@cache
def purses(link: bool, premium: bool, stops: bool = False) -> dict[str, float]:
    """Million EUR in each purse after 2016, if the pipe had stood before anybody played."""
    data: Any = to_data(scenario())
    data["measures"]["climate_aid"]["years"] = [2017]
    for card in ("h1", "g1"):
        data["projects"][card]["done"] = True
    if link:
        data["exchanges"] = {"steam": STEAM}
    if not premium:
        del data["firms"]["ethanol"]["lines"]["distilling"]["market"]["premium"]
    if stops:
        data["events"]["steam_stops"] |= {"year": 2016, "chance": 1, "day": 1}
    plan = Plan(from_data(data))
    state = play_year(plan, 1, opening_state(plan)).state
    return {firm: cents / CENTS / 1_000_000 for firm, cents in state.cash.items()}


def test_when_the_steam_stops_grain_loses_its_premium_and_energy_a_customer() -> None:
    """At a price near what steam costs Energy; at a higher one, Energy loses what it earned by it besides."""
    ran, stopped = purses(link=True, premium=True), purses(link=True, premium=True, stops=True)
    lost = {firm: ran[firm] - stopped[firm] for firm in ("ethanol", "plant")}
    premium = ran["ethanol"] - purses(link=True, premium=False)["ethanol"]
    assert premium > 2
    assert lost["ethanol"] > premium
    assert lost["plant"] < premium / 4


def test_the_premium_ends_with_the_link() -> None:
    assert purses(link=False, premium=True)["ethanol"] == purses(link=False, premium=False)["ethanol"]


def test_carbon_and_calcium_close_within_10_per_cent() -> None:
    found = {
        (str(where[-1]), each.element): each.gap
        for where, elements in closings(scenario())
        for each in elements
    }
    assert {key: gap for key, gap in found.items() if abs(gap) > OPEN} == {}
    assert found.keys() >= {
        ("generating", "carbon"), ("distilling", "carbon"), ("drier", "carbon"), ("co2_plant", "carbon"),
        ("balers", "carbon"), ("sorting_plant", "carbon"), ("food_digester", "carbon"),
    }  # fmt: skip


def test_every_input_above_2_per_cent_of_a_line_is_named_but_for_household_waste_and_the_cows_own_fodder() -> (
    None
):
    open_ = [
        key
        for firm in scenario().firms.values()
        for key, line in firm.lines.items()
        if unnamed(line, scenario()) > TRACE
    ]
    assert open_ == ["milking", "collecting"]
