"""Kemi-Tornio, the default scenario: its tonnes, years and news."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sim.indicators.streams import streams
from sim.indicators.virgin import addressable, weight
from sim.ledger import Kind
from sim.units import CENTS
from tests.scenario.kemi import KT, game, idle, made_of, moved, plan, weekly_product

# -- the file -------------------------------------------------------------------------------------------


def test_nine_firms_sit_in_four_seats_and_28_cards_lie_on_the_table() -> None:
    scenario = plan().scenario
    firms = [key for key, firm in scenario.firms.items() if not firm.outside]
    assert len(firms) == 9
    assert sorted(scenario.seats) == ["city", "forest", "minerals", "steel"]
    assert sorted(one for seat in scenario.seats.values() for one in seat.firms) == sorted(firms)
    codes = sorted(card.code for card in scenario.projects.values())
    numbers = {"S": "12356", "F": "123456", "M": "123456789", "C": "12346789"}
    assert codes == sorted(f"{letter}{number}" for letter, all_of in numbers.items() for number in all_of)
    assert scenario.exchanges == {}, "nobody has ever talked"
    assert (scenario.about.rounds, scenario.about.first_year, scenario.about.legacy_years) == (
        [1] * 8,
        2019,
        5,
    )


def test_team_purses_and_the_sum_of_all_cards_fit_each_other() -> None:
    scenario = plan().scenario
    purses = {
        key: float(sum(scenario.firms[one].purse.start.value for one in seat.firms)) / 1_000_000
        for key, seat in scenario.seats.items()
    }
    assert purses == pytest.approx({"steel": 12.1, "forest": 8.8, "minerals": 5.5, "city": 7.7})
    assert 115 < sum(card.cost.value for card in scenario.projects.values()) / 1_000_000 < 130


def test_the_story_says_that_the_region_really_began_in_1968() -> None:
    assert "{facts.slag_since:year}" in plan().scenario.about.story[2].en
    assert plan().scenario.facts["slag_since"].value.value == 1968


def test_waste_tax_rises_in_2023_and_falls_on_dregs_from_2027_and_never_on_the_heaps() -> None:
    tax = plan().scenario.taxes["waste_tax"]
    assert [tax.in_year(year) for year in (2019, 2022, 2023, 2031)] == [70, 70, 80, 80]
    dregs = plan().stores["pulp_dregs"].disposal
    assert (dregs.tax, dregs.taxed_from) == ("waste_tax", 2027)
    heaps = [store.disposal.tax for store in plan().stores.values() if store.disposal.kind == "heap"]
    assert heaps
    assert set(heaps) == {None}


def test_hidden_matches_come_to_light_in_2025_but_the_outlet_abroad_does_not() -> None:
    matches = plan().scenario.matches
    hidden = {key: match.revealed_from for key, match in matches.items() if match.hidden}
    assert len(hidden) == 12
    assert {key for key, year in hidden.items() if year != 2025} == {"binder_abroad"}


# -- the idle years -------------------------------------------------------------------------------------


def test_side_streams_are_about_one_point_seven_million_tonnes() -> None:
    assert streams(plan(), moved(2019)).generated_kg / KT == pytest.approx(1700, rel=0.02)


@pytest.mark.parametrize(
    ("stream", "kt"),
    [
        ("ferrochrome_slag", 650), ("melt_shop_slag", 400), ("mine_rock", 220), ("saw_chips", 110), ("saw_bark", 60),
        ("kiln_calcite", 75), ("kiln_fractions", 30), ("power_ash", 10), ("pulp_ash", 8), ("paper_ash", 4),
        ("pulp_dregs", 6), ("paper_fibre_clay", 13), ("pulp_fibre_clay", 7), ("steel_dust", 20),
        ("furnace_bricks", 20), ("pulp_sludge", 7), ("paper_sludge", 5), ("town_biowaste", 25), ("furnace_gas", 360),
    ],
)  # fmt: skip
def test_each_side_stream_of_2020_has_its_published_size(stream: str, kt: float) -> None:
    """In kt, the furnace gas in GWh. Furnaces fail now and then, so a few per cent are luck."""
    assert made_of(stream, 2020) == pytest.approx(kt, rel=0.04)


def test_the_headline_begins_at_1616_kt_and_swells_with_the_building_site() -> None:
    found = {year: idle(year).addressable_virgin_kg / KT for year in (2019, 2021, 2026)}
    assert found[2019] == pytest.approx(1616, rel=0.01)
    assert found[2021] == pytest.approx(1760, rel=0.01)
    assert found[2026] == pytest.approx(1640, rel=0.01)
    assert idle(2019).outside_virgin_kg / KT == pytest.approx(180), "the cement works abroad stand apart"


MAKEUP = {
    "road_stone": 380, "works_stone": 240, "kiln_stone": 216, "plant_fuel": 186,
    "town_heat_need": 76, "concrete_stone": 140, "chip_need": 140, "cover_need": 70, "backfill_binder": 36,
    "filler_need": 60, "brick_need": 24, "lime_need": 20, "metal_need": 14,
}  # fmt: skip
"""kt of virgin-equivalent material in 2019."""


@pytest.mark.parametrize("need", sorted(MAKEUP))
def test_each_need_takes_its_part_of_the_headline(need: str) -> None:
    kg = moved(2019).total(Kind.VIRGIN, source=need) * weight(plan(), plan().needs[need].virgin)
    assert float(kg) / KT == pytest.approx(MAKEUP[need], rel=0.04)


def test_oil_and_gas_make_up_the_rest_of_the_headline() -> None:
    rest = {"kiln_fuel", "gas_need"}
    assert set(addressable(plan())) == rest | set(MAKEUP)
    kg = sum(
        moved(2019).total(Kind.VIRGIN, source=need) * weight(plan(), plan().needs[need].virgin)
        for need in rest
    )
    assert float(kg) / KT == pytest.approx(15, rel=0.04)


def test_all_but_wood_sludge_and_biowaste_is_heaped_or_landfilled() -> None:
    for year, kt in ((2020, 1460), (2026, 1470)):
        assert (idle(year).heap_kg + idle(year).landfill_kg) / KT == pytest.approx(kt, rel=0.02)


def test_climate_emissions_are_1660_kt_of_which_no_exchange_can_touch_about_900() -> None:
    """Of them 200 kt are of the power of furnaces, mills and rolls, and 70 kt carbon of ferrochrome blown out."""
    assert idle(2019).co2e_kg / KT == pytest.approx(1664, rel=0.02)
    materials = plan().scenario.materials
    factors = {
        "smelting_coke": materials["coke"].direct.exact,
        "melting_gas": materials["lng"].direct.exact + materials["lng"].upstream.exact,
        "kiln_stone": materials["limestone"].direct.exact,
        "kiln_fines": materials["stone_fines"].direct.exact,
    }
    kg = sum(moved(2019).total(Kind.VIRGIN, source=need) * factor for need, factor in factors.items())
    gas = made_of("furnace_gas", 2019) * 0.56 + made_of("kiln_stack", 2019)
    assert float(kg) / KT + gas == pytest.approx(900, rel=0.03)


def test_the_paper_machines_stop_in_the_third_quarter_of_2021_and_the_saw_goes_on() -> None:
    weeks = weekly_product("papermaking", 2021)
    last = max(week for week, made in enumerate(weeks) if made)
    assert 26 <= last <= 39
    assert made_of("paper_fibre_clay", 2022) == 0
    assert made_of("saw_chips", 2022) == pytest.approx(110, rel=0.04)
    hazard = plan().scenario.events["paper_stops"]
    assert (hazard.year, hazard.day, hazard.lead_days) == (2020, 31 + 28 + 31 + 20, 150)
    assert hazard.chance.value == Decimal("0.25")


def test_a_furnace_is_down_from_september_2022_to_february_2023() -> None:
    before, after = weekly_product("smelting", 2022), weekly_product("smelting", 2023)
    assert sum(before[37:]) / 15 == pytest.approx(0.7 * sum(before[:35]) / 35, rel=0.06)
    assert sum(after[:6]) / 6 == pytest.approx(0.7 * sum(after[8:]) / 44, rel=0.12)
    slag = [
        made_of("ferrochrome_slag", year) / made_of("ferrochrome_slag", 2021) for year in (2022, 2023, 2024)
    ]
    assert slag == pytest.approx([0.88, 0.92, 1.0], abs=0.03)


def test_the_new_mill_starts_on_20_september_2023_with_more_than_twice_the_pulp() -> None:
    weeks = weekly_product("pulping", 2023)
    assert sum(weeks[39:]) / 13 == pytest.approx(2.4 * sum(weeks[:37]) / 37, rel=0.1)
    assert weeks[36] < 1.5 * weeks[10]
    assert [
        made_of(stream, 2024) for stream in ("pulp_dregs", "pulp_ash", "pulp_fibre_clay")
    ] == pytest.approx([14.5, 19.4, 11.2], rel=0.04)
    assert moved(2024).total(Kind.VIRGIN, source="chip_need") / KT == pytest.approx(224, rel=0.02)


def test_idle_purses_hold_nothing_but_own_money() -> None:
    state, start = game()[0].idle.state, plan().scenario.firms
    for key, firm in start.items():
        assert state.cash[key] == int((firm.purse.start.exact + firm.purse.yearly.in_year(2019)) * CENTS)
