"""Kemi-Tornio, the default scenario: its tonnes, years and news, and what two recorded games make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from sim.balance import residuals
from sim.decisions import DECISIONS_FILE, AgreeDeal, Apply, Decision
from sim.indicators.moved import Moved
from sim.indicators.round import Indicators, indicators
from sim.indicators.streams import streams
from sim.indicators.virgin import addressable, weight
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import Played, RoundResult, play_game, play_round
from sim.rules.cards import Card, open_cards
from sim.rules.verdict import verdict
from sim.scenario.loader import load, to_data
from sim.scenario.provenance import trail
from sim.scenario.reader import read
from sim.units import CENTS

ROOT = Path(__file__).parents[2]
SEED = 1
KT = 1_000_000
"""kg in a kt"""
LAST = 8
"""The last round that is decided on: 2026."""


@cache
def plan() -> Plan:
    return Plan(load(ROOT / "scenarios" / "kemi-tornio.yaml"))


@cache
def told(decisions: str) -> dict[int, dict[str, list[Decision]]]:
    """What a recorded game decides."""
    file = ROOT / "tests" / "golden" / f"kemi-tornio-{decisions}.yaml"
    return DECISIONS_FILE.validate_python(read(file, file.name).data)


@cache
def game(decisions: str = "", seed: int = SEED, without: frozenset[str] = frozenset()) -> tuple[Played, ...]:
    """A recorded game; `without`: decisions of these kinds left out of it."""
    sheets = {}
    if decisions:
        sheets = {
            number: {who: [one for one in sheet if one.do not in without] for who, sheet in whole.items()}
            for number, whole in told(decisions).items()
        }
    return tuple(play_game(plan(), seed, sheets))


def shown(result: RoundResult) -> Indicators:
    return indicators(plan(), result.ledgers, result.state.contracts, result.state.closed)


@cache
def idle(year: int) -> Indicators:
    return shown(game()[year - 2019].idle)


def moved(year: int) -> Moved:
    return Moved(game()[year - 2019].idle.ledgers)


def made_of(stream: str, year: int) -> float:
    """kt of a side stream that arose in a year, idle."""
    firm_store = plan().stores[stream]
    line = plan().lines[firm_store.process]
    made = moved(year).total(Kind.PRODUCT, source=line.id)
    return float(made * Fraction(*firm_store.amount)) / KT


def weekly_product(line: str, year: int) -> list[int]:
    weeks = [0] * 52
    for row, columns in game()[year - 2019].idle.ledgers[0].flows.items():
        if row.kind is Kind.PRODUCT and row.source == line:
            weeks = [a + b for a, b in zip(weeks, columns, strict=True)]
    return weeks


# -- the file -------------------------------------------------------------------------------------------


def test_nine_firms_sit_in_four_seats_and_24_cards_lie_on_the_table() -> None:
    scenario = plan().scenario
    firms = [key for key, firm in scenario.firms.items() if not firm.outside]
    assert len(firms) == 9
    assert sorted(scenario.seats) == ["city", "forest", "minerals", "steel"]
    assert sorted(one for seat in scenario.seats.values() for one in seat.firms) == sorted(firms)
    codes = sorted(card.code for card in scenario.projects.values())
    assert codes == sorted(
        [
            f"{letter}{n}"
            for letter, most in (("S", 6), ("F", 4), ("M", 7), ("C", 7))
            for n in range(1, most + 1)
        ]
    )
    assert scenario.exchanges == {}, "nobody has ever talked"
    assert (scenario.about.rounds, scenario.about.first_year, scenario.about.legacy_years) == (
        [1] * 8,
        2019,
        5,
    )


def test_team_purses_and_the_sum_of_all_cards_fit_each_other() -> None:
    scenario = plan().scenario
    purses = {
        key: sum(scenario.firms[one].purse.start.value for one in seat.firms) / 1_000_000
        for key, seat in scenario.seats.items()
    }
    assert purses == {"steel": 11, "forest": 8, "minerals": 5, "city": 7}
    assert 115 < sum(card.cost.value for card in scenario.projects.values()) / 1_000_000 < 130


def test_every_figure_says_where_it_is_from_and_every_source_has_an_address() -> None:
    found = list(trail(plan().scenario))
    assert len(found) > 700
    assert not [one.field for one in found if one.origin is None]
    assert not [one.field for one in found if one.origin == "source" and "http" not in one.text]


def texts(data: object, field: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(data, dict):
        if "en" in data:
            yield field, data
        else:
            for key, part in data.items():
                yield from texts(part, f"{field}.{key}")
    elif isinstance(data, list):
        for number, part in enumerate(data):
            yield from texts(part, f"{field}.{number}")


def test_texts_stand_in_three_languages_in_short_sentences() -> None:
    found = [(field, text) for field, text in texts(to_data(plan().scenario)) if "real_name" not in field]
    assert len(found) > 200
    assert not [field for field, text in found if set(text) != {"en", "fi", "sv"}]
    sentences = [
        sentence for _, text in found for one in text.values() for sentence in re.split(r"(?<=[.?!:])\s", one)
    ]
    assert not [one for one in sentences if len(one.split()) > 12]


def test_the_first_page_says_that_the_region_really_began_in_1968() -> None:
    assert "1968" in plan().scenario.about.story[0].en


def test_waste_tax_rises_in_2023_and_falls_on_dregs_from_2027_and_never_on_the_heaps() -> None:
    tax = plan().scenario.taxes["waste_tax"]
    assert [tax.in_year(year) for year in (2019, 2022, 2023, 2031)] == [70, 70, 80, 80]
    dregs = plan().stores["pulp_dregs"].disposal
    assert (dregs.tax, dregs.taxed_from) == ("waste_tax", 2027)
    heaps = [store.disposal.tax for store in plan().stores.values() if store.disposal.kind == "heap"]
    assert heaps
    assert set(heaps) == {None}


def test_hidden_matches_come_to_light_in_2023_but_the_outlet_abroad_does_not() -> None:
    matches = plan().scenario.matches
    hidden = {key: match.revealed_from for key, match in matches.items() if match.hidden}
    assert len(hidden) == 12
    assert {key for key, year in hidden.items() if year != 2023} == {"binder_abroad"}


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


def test_the_headline_begins_at_1820_kt_and_swells_with_the_building_site() -> None:
    found = {year: idle(year).addressable_virgin_kg / KT for year in (2019, 2021, 2026)}
    assert found[2019] == pytest.approx(1820, rel=0.01)
    assert found[2021] == pytest.approx(1960, rel=0.01)
    assert found[2026] == pytest.approx(1840, rel=0.01)


MAKEUP = {
    "road_stone": 380, "works_stone": 240, "kiln_stone": 216, "clinker_stone": 180, "plant_fuel": 186,
    "town_heat_need": 76, "concrete_stone": 140, "chip_need": 140, "cover_need": 70, "backfill_binder": 36,
    "concrete_cement": 24, "filler_need": 60, "brick_need": 24, "lime_need": 20, "metal_need": 14,
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


def test_climate_emissions_are_1460_kt_of_which_no_exchange_can_touch_about_900() -> None:
    assert idle(2019).co2e_kg / KT == pytest.approx(1460, rel=0.02)
    materials = plan().scenario.materials
    factors = {
        "smelting_coke": materials["coke"].direct.exact,
        "melting_gas": materials["lng"].direct.exact + materials["lng"].upstream.exact,
        "kiln_stone": materials["limestone"].direct.exact,
    }
    kg = sum(moved(2019).total(Kind.VIRGIN, source=need) * factor for need, factor in factors.items())
    flared = made_of("furnace_gas", 2019) * 0.56
    assert float(kg) / KT + flared == pytest.approx(900, rel=0.03)


def test_the_paper_machines_stop_in_the_third_quarter_of_2021_and_the_saw_goes_on() -> None:
    weeks = weekly_product("papermaking", 2021)
    last = max(week for week, made in enumerate(weeks) if made)
    assert 26 <= last <= 39
    assert made_of("paper_fibre_clay", 2022) == 0
    assert made_of("saw_chips", 2022) == pytest.approx(110, rel=0.04)
    announced = plan().scenario.events["paper_closure_announced"]
    assert (announced.year, announced.day) == (2021, 31 + 28 + 31 + 20)


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


# -- three games ------------------------------------------------------------------------------------------


def cut(decisions: str, of: str, seed: int = SEED) -> float:
    """Change of an indicator against idle in 2026."""
    one = game(decisions, seed)[LAST - 1]
    ours, twin = shown(one.result), shown(one.idle)
    if of == "dumped":
        return (ours.heap_kg + ours.landfill_kg) / (twin.heap_kg + twin.landfill_kg) - 1
    return getattr(ours, of) / getattr(twin, of) - 1


def gain(decisions: str, rounds: int) -> float:
    """What all purses have gained against idle after so many rounds, M EUR."""
    one = game(decisions)[rounds - 1]
    return (sum(one.result.state.cash.values()) - sum(one.idle.state.cash.values())) / CENTS / 1_000_000


@pytest.mark.parametrize("decisions", ["", "alone", "together", "real"])
def test_every_decision_stands_and_every_year_closes_to_the_kilogram_and_cent(decisions: str) -> None:
    for one in game(decisions):
        assert one.result.objections == ()
        for ledger in one.result.ledgers:
            assert not residuals(plan(), ledger).where


def test_each_for_itself_saves_about_a_ninth() -> None:
    assert cut("alone", "addressable_virgin_kg") == pytest.approx(-0.115, abs=0.015)
    assert cut("alone", "co2e_kg") == pytest.approx(-0.06, abs=0.015)


@pytest.mark.parametrize("seed", [1, 7, 9])
def test_packages_with_cluster_actions_and_calls_halve_virgin_use(seed: int) -> None:
    """The prototype's best found game cut 54 %, its cooperative bots 49 %. On seed 9 the slag plant is years late."""
    assert cut("together", "addressable_virgin_kg", seed) == pytest.approx(-0.52, abs=0.015)
    assert cut("together", "co2e_kg", seed) == pytest.approx(-0.21, abs=0.015)
    assert cut("together", "dumped", seed) == pytest.approx(-0.55, abs=0.03)


@pytest.mark.parametrize("decisions", ["alone", "together", "real"])
@pytest.mark.parametrize("seed", range(1, 21))
def test_late_permits_and_dear_building_sites_refuse_nothing(decisions: str, seed: int) -> None:
    """Every decision stands under twenty lucks. Without idle twin and legacy, which change no rule."""
    state = opening_state(plan())
    for number in range(1, LAST + 1):
        result = play_round(plan(), seed, state, told(decisions).get(number, {}), 1)
        assert result.objections == ()
        state = result.state
        assert not state.restructuring


@pytest.mark.parametrize("seed", [1, 7, 9])
def test_the_known_real_links_come_to_the_line_that_is_a_goal_of_the_scenario(seed: int) -> None:
    """The prototype put virgin use 40, heaps 61 and CO2e 14 % below idle."""
    line = plan().scenario.about.goals[1]
    assert line.estimate is not None
    assert cut("real", "addressable_virgin_kg", seed) == pytest.approx(float(line.change.value), abs=0.015)
    assert cut("real", "co2e_kg", seed) == pytest.approx(-0.13, abs=0.015)
    assert cut("real", "dumped", seed) == pytest.approx(-0.535, abs=0.03)


def test_the_line_lies_between_each_for_itself_and_together() -> None:
    virgin = [cut(one, "addressable_virgin_kg") for one in ("alone", "real", "together")]
    assert virgin == sorted(virgin, reverse=True)


ACTIONS = frozenset({"vote", "contribute", "apply", "set_priority_areas"})


def test_the_same_packages_without_the_fund_save_about_a_third() -> None:
    """No approval, no outlet abroad, no calls: what needs them is set aside."""
    last = game("together", SEED, ACTIONS)[LAST - 1]
    ours, idle_twin = shown(last.result), shown(last.idle)
    assert -0.40 < ours.addressable_virgin_kg / idle_twin.addressable_virgin_kg - 1 < -0.25


def test_cluster_actions_are_paid_from_the_fund_and_grants_a_year_after_the_plants_stand() -> None:
    kinds: dict[str, int] = {}
    for one in game("together"):
        for ledger in one.result.ledgers:
            for payment, weeks in ledger.payments.items():
                kinds[payment.kind] = kinds.get(payment.kind, 0) + sum(weeks)
    granted = sum(project.granted for project in game("together")[LAST].result.state.projects.values())
    assert kinds["contribution"] == 6_300_000 * CENTS
    assert kinds["grant"] == granted == pytest.approx(13_600_000 * CENTS, rel=0.02)
    assert game("together")[LAST].result.state.fund == 750_000 * CENTS


def test_together_far_fewer_heaps_and_less_carbon_than_alone() -> None:
    assert cut("together", "dumped") < cut("alone", "dumped") - 0.05
    assert cut("together", "co2e_kg") < cut("alone", "co2e_kg") - 0.02


def test_packages_pay_later_but_more_in_the_end() -> None:
    assert gain("together", 4) < gain("alone", 4) + 5, "the years of building are lean"
    assert gain("together", LAST + 1) > gain("alone", LAST + 1), "the legacy is rich"


def test_nobody_goes_broke_in_either_game() -> None:
    for decisions in ("alone", "together", "real"):
        for one in game(decisions):
            for seat in plan().scenario.seats.values():
                assert sum(one.result.state.cash[firm] for firm in seat.firms) > 0
            assert not one.result.state.restructuring


# -- few choices, early effects --------------------------------------------------------------------------


def cards(decisions: str, number: int, seat: str) -> list[Card]:
    """The cards in front of a seat at the beginning of a round."""
    state = game(decisions)[number - 2].result.state if number > 1 else opening_state(plan())
    return open_cards(plan(), state, plan().seats[seat])


@pytest.mark.parametrize("seat", ["city", "forest", "minerals", "steel"])
def test_a_seat_has_at_most_six_open_cards_a_round(seat: str) -> None:
    """A city that never builds anything comes to seven from round 4 on."""
    for number in range(1, LAST + 1):
        for decisions in ("alone", "together", "real"):
            assert len(cards(decisions, number, seat)) <= 6
        assert len(cards("", number, seat)) <= (7 if seat == "city" and number >= 4 else 6)


@pytest.mark.parametrize("seat", ["city", "forest", "minerals", "steel"])
def test_two_cards_can_be_paid_for_and_started_from_round_1_on(seat: str) -> None:
    for number in range(1, LAST + 1):
        assert sum(not card.problems for card in cards("", number, seat)) >= 2


@pytest.mark.parametrize("seat", ["city", "forest", "minerals", "steel"])
def test_every_seat_takes_part_in_a_package_of_round_1_that_pays_its_own_firms(seat: str) -> None:
    """As if approved: the slag stone's greatest shares come a round later."""
    gains = dict.fromkeys(plan().scenario.firms, 0)
    for sheet in told("together")[1].values():
        for one in sheet:
            if isinstance(one, AgreeDeal):
                for view in verdict(plan(), SEED, opening_state(plan()), one).parties:
                    gains[view.firm] = max(gains[view.firm], view.yearly)
    assert any(gains[firm] > 0 for firm in plan().seats[seat])


AUDITED = {"city": "city", "forest": "pulp", "minerals": "earthworks", "steel": "steel"}
"""A firm of each seat that orders a material audit: nothing is built."""


@pytest.mark.parametrize("seat", sorted(AUDITED))
def test_a_choice_without_building_shows_by_the_end_of_round_2(seat: str) -> None:
    """A material audit: the firm's needs buy less than idle."""
    audit = Apply(do="apply", call="material_audit", firm=AUDITED[seat])
    played = list(play_game(plan(), SEED, {1: {seat: [audit]}}, rounds=2))[:2]
    assert played[0].result.objections == ()
    assert shown(played[1].result).addressable_virgin_kg < shown(played[1].idle).addressable_virgin_kg


@pytest.mark.parametrize("seat", ["city", "forest", "minerals", "steel"])
@pytest.mark.parametrize("decisions", ["alone", "together"])
def test_every_seat_sees_something_of_its_own_at_work_by_the_end_of_round_2(
    decisions: str, seat: str
) -> None:
    """A project that stands, or an exchange that has begun to flow."""
    after = game(decisions)[1].result
    own = plan().seats[seat]
    standing = [
        key
        for key, one in after.state.projects.items()
        if plan().projects[key].firm in own and one.stage in ("ramp", "done")
    ]
    sent = [
        row
        for row in after.ledgers[0].flows
        if row.kind is Kind.EXCHANGE and plan().stores[row.source].firm in own
    ]
    assert standing or sent
