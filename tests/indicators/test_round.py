"""A round's indicators as a whole."""

from __future__ import annotations

import pytest

from sim.indicators.many import flat, quantiles
from sim.indicators.round import Indicators, indicators
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import to_data
from tests.indicators.cluster import YEAR, Year, contract, plan, scenario, sound_year

PLAN = plan()
C1 = {"c1": contract("c1", "slag-stream", "stone")}


def of(*years: Year) -> Indicators:
    return indicators(PLAN, [year.ledger for year in years], C1)


def test_what_people_read_is_in_tonnes_and_cubic_metres() -> None:
    plain = of(sound_year()).plain()
    assert plain["addressable_virgin_t"] == 36
    assert plain["undelivered_virgin_t"] == 0
    assert plain["virgin_t"] == 236
    assert plain["virgin_by_class_t"] == {"minerals": 36, "ores": 200}
    assert plain["landfill_t"] == 50
    assert plain["parked_t"] == 20
    assert plain["water_m3"] == 500
    assert plain["secondary_share"] == 0.6, "24 of the 40 t of stone; the cover is filling"
    assert plain["exchanges"] == 1
    assert plain["exchanges_by_label"] == {"lower_use": 1}
    assert plain["jobs"] == 40


def test_scopes_add_up() -> None:
    found = of(sound_year())
    assert found.co2e_kg == found.scope1_kg + found.scope2_kg + found.scope3_kg > 0


def test_two_equal_years_are_as_one() -> None:
    second = sound_year().stock("slag-stream", "slag", 25, 45)
    assert of(sound_year(), second) == of(sound_year())


def test_value_added_on_a_tonne_of_virgin_material() -> None:
    added = 100 * 500 - 960 - 150
    assert of(sound_year()).resource_productivity_eur_per_t == pytest.approx(added / 236)


def test_prices_of_products_hold_in_the_legacy_run_as_those_of_inputs_do() -> None:
    data = to_data(scenario())
    market = data["firms"]["steelworks"]["lines"]["furnace"]["market"]  # type: ignore[index]
    market["price"] = {YEAR + 1: 500, YEAR + 4: 2000}
    rising = Plan(Scenario.model_validate(data))
    last, legacy = (
        Year(year).served("furnace", "steel", 100, 100).bought("ore-need", "furnace", "ore", 200)
        for year in (YEAR + 1, YEAR + 4)
    )
    assert indicators(rising, [legacy.ledger]) == indicators(rising, [last.ledger])


def test_a_closed_firm_has_no_jobs() -> None:
    assert indicators(PLAN, [Year().ledger], closed=["roads"]).jobs == 30


def test_a_round_in_which_nothing_moved() -> None:
    empty = of(Year())
    assert empty.secondary_share == empty.symbiotic_utilisation == empty.addressable_virgin_kg == 0
    assert empty.mci == pytest.approx(0.1)
    assert indicators(PLAN, []) == empty


def test_many_games_side_by_side() -> None:
    many = [of(sound_year()), of(Year()), of(Year())]
    rows = [flat(each) for each in many]
    assert quantiles(rows, (0, 0.5, 1))["landfill_t"] == (0, 0, 50)
    assert quantiles([]) == {}
    assert quantiles([{"a": 2.0}, {"b": 4.0}], (1,)) == {"a": (2.0,), "b": (4.0,)}
