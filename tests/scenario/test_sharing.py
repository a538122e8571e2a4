"""Figures written alike are one figure in memory, and nobody can tell."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, to_data
from sim.scenario.reader import parse
from tests.clusters.draws import Data
from tests.scenario.files import TEXT
from tests.strategies import scenarios
from tests.tries import tries


@tries(0.8)
@given(scenarios())
def test_a_scenario_says_the_same_to_the_last_digit(data: Data) -> None:
    shared, apart = from_data(data), Scenario.model_validate(data)
    assert shared == apart
    assert json.dumps(to_data(shared)) == json.dumps(to_data(apart))


def test_equal_figures_are_kept_once_and_unequal_ones_apart() -> None:
    foundry, roads = _places("[3, 4]", "[3, 4.0]")
    assert foundry[0] is roads[0]
    assert foundry[1] == roads[1]
    assert (str(foundry[1].value), str(roads[1].value)) == ("4", "4.0")


def test_equal_figures_of_another_origin_are_kept_apart() -> None:
    foundry, roads = _places("[{value: 3, source: a map}, 4]", "[{value: 3, estimate: a map}, 4]")
    assert (foundry[0].source, roads[0].source) == ("a map", None)


def _places(foundry: str, roads: str) -> tuple[Any, Any]:
    data: Any = parse(TEXT.encode(), "x").data
    for firm, place in (("foundry", foundry), ("roads", roads)):
        data["firms"][firm]["place"] = parse(f"place: {place}".encode(), "x").data["place"]  # type: ignore[index]
    scenario = from_data(data)
    return scenario.firms["foundry"].place, scenario.firms["roads"].place
