"""What stands apart from the figures that everybody compares, and what there is nothing to count of."""

from __future__ import annotations

from typing import Any

import pytest

from sim.indicators.goals import goal_results
from sim.indicators.many import flat
from sim.indicators.round import Indicators, indicators
from sim.indicators.why import headline_causes
from sim.ledger import Kind
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import to_data
from tests.indicators.cluster import Year, scenario, sound_year


def changed(**about: Any) -> tuple[Plan, dict[str, Any]]:
    data: dict[str, Any] = to_data(scenario())
    data["about"] |= about
    return Plan(Scenario.model_validate(data)), data


def of(plan: Plan, year: Year) -> Indicators:
    return indicators(plan, [year.ledger], {})


def test_what_a_firm_outside_uses_is_in_no_figure_of_the_region() -> None:
    plan, data = changed()
    data["firms"]["roads"]["outside"] = True
    abroad = Plan(Scenario.model_validate(data))
    home, away = of(plan, sound_year()), of(abroad, sound_year())
    assert (home.addressable_virgin_kg, away.addressable_virgin_kg) == (36_000, 0)
    assert home.virgin_kg == away.virgin_kg + away.outside_virgin_kg
    assert away.outside_virgin_kg == 36_000
    assert sum(headline_causes(abroad, [sound_year().ledger]).values()) == 0
    assert home.plain()["outside_virgin_t"] is None, "nobody is outside"


def test_stored_carbon_is_in_no_scope() -> None:
    plan, data = changed()
    stream = data["firms"]["steelworks"]["lines"]["furnace"]["side_streams"]["slag-stream"]
    stream["disposal"]["removes"] = 50
    stone = data["firms"]["roads"]["lines"]["paver"]["needs"]["stone"]
    stone["secondaries"]["slag"]["removes"] = -20
    storing = Plan(Scenario.model_validate(data))
    before, after = of(plan, sound_year()), of(storing, sound_year())
    assert after.removed_kg == 50 * 50 - 20 * 30, "50 t disposed of, 30 t used on the road"
    assert (after.co2e_kg, after.biogenic_kg) == (before.co2e_kg, before.biogenic_kg)


def test_an_indicator_that_is_0_whatever_anybody_does_is_null() -> None:
    plan, data = changed()
    for part in data["firms"].values():
        part.pop("jobs", None)
    data["materials"]["power"].pop("grid")
    jobless = Plan(Scenario.model_validate(data))
    plain = of(jobless, sound_year()).plain()
    assert [plain[name] for name in ("jobs", "scope2_t", "removed_t")] == [None] * 3
    assert (plain["landfill_t"], plain["undelivered_virgin_t"]) == (50, 0), "0 where it could be more"
    assert plain.keys() == of(plan, sound_year()).plain().keys()
    assert "jobs" not in flat(of(jobless, sound_year()))


def test_a_goal_over_several_indicators_is_their_weighted_change() -> None:
    goal = {"indicator": "addressable_virgin_t", "change": -0.25, "also": {"water_m3": 2, "landfill_t": 1}}
    plan, _ = changed(goals=[goal])
    ours = Year().bought("stone", "paver", "rock", 50).bought("cooling", "furnace", "water", 90)
    idle = Year().bought("stone", "paver", "rock", 100).bought("cooling", "furnace", "water", 100)
    for year, tonnes in ((ours, 40), (idle, 50)):
        year.served("paver", "road", 0, 0).move(
            Kind.DISPOSAL, "slag-stream", "landfill", "slag", tonnes, "no_partner"
        )
    (result,) = goal_results(plan, of(plan, ours), of(plan, idle))
    assert result.came_to == pytest.approx((-0.5 + 2 * -0.1 + -0.2) / 4)
    assert not result.reached


def test_a_tonne_received_treated_and_used_at_home_is_put_to_use_once() -> None:
    plan, data = changed()
    data["firms"]["roads"]["treatments"] = data["firms"]["processor"].pop("treatments")
    plan = Plan(Scenario.model_validate(data))
    year = Year().move(Kind.MADE, "furnace", "slag-stream", "slag", 100)
    year.sent("c1", "slag-stream", "crusher/feed", "crusher", "slag", 100)
    year.move(Kind.MADE, "crusher", "gravel-yield", "gravel", 90)
    year.move(Kind.OWN, "gravel-yield", "stone", "gravel", 90).move(Kind.USED, "stone", "paver", "gravel", 90)
    once = of(plan, year)
    assert (once.symbiotic_utilisation, once.own_use) == (1, 0)
