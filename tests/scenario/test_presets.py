"""Presets: the same years in other rounds, and figures that change with them."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario.file import Scenario
from sim.scenario.loader import from_data, to_data, with_preset
from sim.scenario.problems import ScenarioFault
from tests.scenario.kemi import plan


def with_one_hour(terms: dict[str, Any]) -> dict[str, Any]:
    """Kemi-Tornio with other terms for one hour."""
    data: dict[str, Any] = to_data(plan().scenario)
    return {**data, "about": {**data["about"], "presets": {"one-hour": terms}}}


def test_figures_change_with_a_preset_and_say_where_they_come_from() -> None:
    terms = {
        "rounds": [2, 3, 3],
        "change": {
            "measures.product_approval.cost": {"value": 500000, "tuned": "the tests were done before"},
            "measures.product_approval.lead_days": 90,
            "firms.steel.sites": 2,
            "about.goals[1].change": -0.1,
            "firms.paper.lines.papermaking.needs.filler_need.price": 70,
        },
    }
    scenario = from_data(with_one_hour(terms))
    game = with_preset(scenario, "one-hour")
    approval = game.measures["product_approval"]
    assert game.about.rounds == [2, 3, 3]
    assert (int(approval.cost.value), approval.cost.tuned) == (500000, "the tests were done before")
    assert (approval.lead_days, game.firms["steel"].sites) == (90, 2)
    assert float(game.about.goals[0].change.value) == -0.1
    assert plan_price(game) == 70
    assert scenario.measures["product_approval"].cost.value != 500000
    assert to_data(game) == to_data(from_data(to_data(game)))


def plan_price(game: Scenario) -> int:
    """What filler costs, whichever the year."""
    price = game.firms["paper"].lines["papermaking"].needs["filler_need"].price
    return int(price.in_year(2024))


@pytest.mark.parametrize(
    ("terms", "field", "what"),
    [
        ({"rounds": [2, 3]}, "rounds", "cover 5 years; the game has 8"),
        ({"rounds": [2, 3, 3], "change": {"measures.no_such.cost": 1}}, "change", "no figure at this place"),
        ({"rounds": [2, 3, 3], "change": {"firms": 1}}, "change", "no figure at this place"),
        ({"rounds": [2, 3, 3], "change": {"about.goals[9].change": 1}}, "change", "no figure at this place"),
        ({"rounds": [2, 3, 3], "change": {"about.goals[0].change": 1}}, "change", "no figure at this place"),
        ({"rounds": [2, 3, 3], "change": {"about.rounds[1]": 3}}, "change", "no figure at this place"),
        ({"rounds": [2, 3, 3], "change": {"about.minutes": 60.7}}, "change", "a whole number"),
        ({"rounds": [2, 3, 3], "change": {"about.title": 1}}, "change", "no figure at this place"),
        (
            {"rounds": [2, 3, 3], "change": {"firms.steel.sites": -2}},
            "one-hour",
            "firms.steel.sites does not fit",
        ),
    ],
)
def test_a_preset_that_cannot_be_played_is_named(terms: dict[str, Any], field: str, what: str) -> None:
    with pytest.raises(ScenarioFault) as fault:
        from_data(with_one_hour(terms))
    (problem,) = fault.value.problems
    assert field in problem.field
    assert what in str(problem.message)
