"""Random clusters are valid, repeatable, of every kind, and grow in proportion to their firms."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import DealExchange, DealTerms
from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing, Zone
from sim.opening import opening_state
from sim.rules.deal_verdict import verdict
from sim.scenario.file import Scenario
from sim.scenario.loader import from_data
from tests.clusters.parts import choices, kinds, literals, own_fields, uses
from tests.random_scenarios import FIRST_YEAR, random_scenario, series, steady_pair, two_state_source
from tests.strategies import scenarios
from tests.tries import tries
from tests.year.worlds import plan_of

Data = dict[str, Any]
SEEDS = range(160)


@pytest.fixture(scope="module")
def clusters() -> list[Scenario]:
    return [from_data(random_scenario(seed, money="cash" if seed % 4 else "purse")) for seed in SEEDS]


@pytest.mark.parametrize("firms", [2, 3, 5, 8, 12, 20])
def test_every_cluster_is_valid_whatever_its_seed_and_size(firms: int) -> None:
    for seed in range(20):
        scenario = from_data(random_scenario(1000 * firms + seed, firms))
        assert len(scenario.firms) == firms


@tries(1.2)
@given(scenarios())
def test_every_drawn_cluster_is_valid(data: Data) -> None:
    from_data(data)


def test_a_cluster_over_the_border_of_a_district_is_valid() -> None:
    from_data(random_scenario(7, 205))


@pytest.mark.parametrize(
    "data",
    [
        steady_pair(),
        steady_pair(carrier="truck", tax=10, contract=False, giver_outage=(90, 10), most=7, years=3),
        series([(190, 10), (180, 20), (184, 16)]),
        two_state_source(100, 10, store=48),
    ],
    ids=["worked-case", "pair-with-everything", "series", "two-state"],
)
def test_clusters_made_by_hand_are_valid(data: Data) -> None:
    from_data(data)


def test_the_worked_case_is_worth_3780_euros_in_a_price_zone_from_minus_95_to_31() -> None:
    plan = plan_of(steady_pair(contract=False))
    state = opening_state(plan)
    zone = Pricing(plan, state, Outlook.at(plan, state, FIRST_YEAR)).zone(
        "giver_waste", "taker_need", "waste", "belt", giver_pays=False
    )
    assert zone == Zone(-9500, 3100)
    exchange = DealExchange(giver="giver_waste", taker="taker_need", most=Decimal(30), years=1)
    slip = DealTerms(parties=["giver", "taker"], exchanges=[exchange], takers_share=Decimal("0.5"))
    assert {one.firm: one.yearly for one in verdict(plan, None, state, slip).parties} == {
        "giver": 189_000,
        "taker": 189_000,
    }


def test_the_same_seed_gives_the_same_cluster_and_another_seed_another() -> None:
    assert random_scenario(3) == random_scenario(3)
    assert random_scenario(3) != random_scenario(4)


def test_a_cluster_is_the_same_under_every_hash_seed() -> None:
    told = "from tests.random_scenarios import random_scenario; print(random_scenario(11, 30))"
    here = str(random_scenario(11, 30))
    for hash_seed in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        run = [sys.executable, "-c", told]
        assert subprocess.check_output(run, env=environment, text=True).strip() == here


def test_fewer_firms_are_the_first_of_the_same_ones() -> None:
    few, many = random_scenario(5, 4)["firms"], random_scenario(5, 12)["firms"]
    alike = [{key: part for key, part in many[firm].items() if key != "successor"} for firm in few]
    assert [{key: part for key, part in few[firm].items() if key != "successor"} for firm in few] == alike


@tries(0.8)
@given(scenarios())
def test_every_recipe_closes_exactly(data: Data) -> None:
    for line in _lines(data):
        unit = _unit(data, line["makes"])
        taken = sum(_plain(n["amount"]) for n in line["needs"].values() if _unit(data, n["virgin"]) == unit)
        streams = [stream for stream in line["side_streams"].values() if "left_of" not in stream]
        given = sum(_plain(s["amount"]) for s in streams if _unit(data, s["material"]) == unit)
        taken += line.get("untracked", 0) + line.get("from_air", 0)
        assert taken == 1 + given + line.get("off_gas", 0) + line.get("losses", 0)


@tries(0.8)
@given(scenarios(outages=False))
def test_without_outages_nothing_ever_stops(data: Data) -> None:
    assert not any("outage" in line or "stops" in line for line in _lines(data))
    treatments = [part for firm in data["firms"].values() for part in firm["treatments"].values()]
    assert not any("outage" in part or "off_spec" in part for part in treatments)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=8))
def test_the_years_of_each_round_can_be_said(years: list[int]) -> None:
    assert random_scenario(1, 2, rounds=years)["about"]["rounds"] == years


def test_a_cluster_of_twelve_is_about_as_dense_as_a_real_one(clusters: list[Scenario]) -> None:
    count: Counter[str] = Counter()
    for scenario in clusters:
        count["exchanges"] += len(scenario.exchanges)
        for firm in scenario.firms.values():
            count["lines"] += len(firm.lines)
            count["treatments"] += len(firm.treatments)
            count["needs"] += sum(len(line.needs) for line in firm.lines.values())
            count["side streams"] += sum(len(line.side_streams) for line in firm.lines.values())
    mean = {what: total / len(clusters) for what, total in count.items()}
    assert 12 <= mean["lines"] <= 15
    assert 1.5 <= mean["needs"] / mean["lines"] <= 2.5
    assert 1.2 <= mean["side streams"] / mean["lines"] <= 2
    assert 5 <= mean["treatments"] <= 7
    assert 10 <= mean["exchanges"] <= 14


LEFT_OUT = {
    *("About.goals", "About.indicators", "About.learning_goals", "About.minutes", "About.questions"),
    *("About.rules", "About.speech", "About.story", "Firm.real_name", "Project.what", "Scenario.beats"),
    *(f"Goal.{name}" for name in ("also", "change", "indicator", "real_region")),
    *(f"Measure.{name}" for name in ("answers", "front_page", "happened", "opens_books", "people")),
    *(f"Beat.{name}" for name in ("argument", "from_year", "gains", "risk", "say", "story", "to_year")),
    *("About.presets", "PresetTerms.change", "PresetTerms.rounds"),
    *("Scenario.facts", "StatedFact.unit", "StatedFact.value"),
    *("About.brokers_aid", "Elements.calcium", "Elements.carbon", "Elements.chromium", "Elements.iron"),
    *(
        "Firm.first_exchanges",
        "Line.leaves",
        "Material.composition",
        "Treatment.leaves",
        "Approval.kind",
        "Firm.nace",
        "Project.approvals",
    ),
    *(
        f"RegionMap.{name}"
        for name in ("borders", "box", "firms", "names", "opens", "outline", "rivers", "roads")
    ),
    *("Drawn.line", "Drawn.wide", "FirmPoint.at", "FirmPoint.stands", "NamedPlace.at", "NamedPlace.kind"),
    *("NamedPlace.text", "Opening.across", "Opening.down", "Outline.lakes", "Outline.land", "Scenario.map"),
    *("SideStream.waste", "Trade.codes", "WasteStatus.code", "WasteStatus.rules", "WasteStatus.status"),
}
"""Texts, beats, goals, help, maps, what is shown to whom, elements that only check recipes, and what the law says:
nothing the engine reads."""


def test_every_field_of_the_format_is_used_somewhere(clusters: list[Scenario]) -> None:
    said = {use for scenario in clusters for use in uses(scenario)}
    known = {f"{kind.__name__}.{name}" for kind in kinds(Scenario) for name in own_fields(kind)}
    assert sorted(known - said - LEFT_OUT) == [], sorted(known - said - LEFT_OUT)


def test_every_choice_of_the_format_is_made_somewhere(clusters: list[Scenario]) -> None:
    made = {choice for scenario in clusters for choice in choices(scenario)}
    offered = {
        (f"{kind.__name__}.{name}", option)
        for kind in kinds(Scenario)
        for name in own_fields(kind)
        if f"{kind.__name__}.{name}" not in LEFT_OUT
        for option in literals(kind.model_fields[name].annotation)
    }
    assert sorted(offered - made) == [], sorted(offered - made)


LAST_YEAR = FIRST_YEAR + 2


def _has_batches_of(hours: int, data: Data) -> bool:
    return any(line["batch_hours"] == hours for line in _lines(data))


EDGES: dict[str, Callable[[Data], bool]] = {
    "a store of no size": lambda d: any(s["store"] == 0 for s in _streams(d)),
    "a store with room": lambda d: any(s["store"] > 0 for s in _streams(d)),
    "a full store at the start": lambda d: any(s["stock"] == s["store"] > 0 for s in _streams(d)),
    "an empty store at the start": lambda d: any(s["stock"] == 0 < s["store"] for s in _streams(d)),
    "nothing collected at the start": lambda d: any(s.get("recovery") == 0 for s in _streams(d)),
    "a market far smaller than its line": lambda d: any(_market_share(n) < 0.1 for n in _lines(d)),
    "a market far larger than its line": lambda d: any(20 < _market_share(n) < 100 for n in _lines(d)),
    "a line without a market": lambda d: any("market" not in line for line in _lines(d)),
    "secondaries that overlap": lambda d: any(_shares(n) > 1 for n in _needs(d)),
    "three secondaries": lambda d: any(len(n.get("secondaries", ())) == 3 for n in _needs(d)),
    "a need nothing can replace": lambda d: any(not n.get("secondaries") for n in _needs(d)),
    "a ratio above one": lambda d: any(_ratio(n) > 1 for n in _needs(d)),
    "supplies that take weeks": lambda d: any(
        n.get("supply", {}).get("lead_days", 0) > 14 for n in _needs(d)
    ),
    "the giver pays": lambda d: any(_plain(x.get("price", 0)) < 0 for x in d["exchanges"].values()),
    "an exchange that ends": lambda d: any(x["last_year"] < LAST_YEAR for x in d["exchanges"].values()),
    "one that starts later": lambda d: any(x["first_year"] > FIRST_YEAR for x in d["exchanges"].values()),
    "a project that stands": lambda d: any(p.get("done") for p in d["projects"].values()),
    "a project with two parts": lambda d: any(len(p["builds"]) > 1 for p in d["projects"].values()),
    "energy may exceed its feed": lambda d: any(_plain(y["share"]) > 1 for y in _yields(d)),
    "goods sold for money abroad": lambda d: any(_plain(s["disposal"]["fee"]) < 0 for s in _streams(d)),
    **{f"batches of {hours} hours": partial(_has_batches_of, hours) for hours in (1, 8, 12, 24, 168)},
}


drawn = cache(random_scenario)


@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_occurs_somewhere(edge: str) -> None:
    assert any(EDGES[edge](drawn(seed)) for seed in SEEDS)


def test_two_firms_often_have_an_exchange() -> None:
    linked = [seed for seed in SEEDS if random_scenario(seed, 2)["exchanges"]]
    assert len(linked) > len(SEEDS) / 4


def test_size_grows_in_proportion_to_the_firms() -> None:
    parts = {firms: _parts(random_scenario(1, firms)) / firms for firms in (150, 1500)}
    assert parts[1500] == pytest.approx(parts[150], rel=0.1)


@pytest.mark.parametrize("firms", [1_000, pytest.param(10_000, marks=pytest.mark.whole)])
def test_thousands_of_firms_can_be_drawn_and_link_to_near_neighbours_only(firms: int) -> None:
    data = random_scenario(2, firms)
    assert len(data["firms"]) == firms
    ends = [(x["giver"].split("_")[0], x["taker"].split("_")[0]) for x in data["exchanges"].values()]
    assert max(abs(int(giver[1:]) - int(taker[1:])) for giver, taker in ends) <= 5


def _parts(data: Any) -> int:
    if isinstance(data, dict):
        return 1 + sum(_parts(part) for part in data.values())
    return 1 + sum(_parts(part) for part in data) if isinstance(data, list) else 1


def _lines(data: Data) -> list[Data]:
    return [line for firm in data["firms"].values() for line in firm["lines"].values()]


def _needs(data: Data) -> list[Data]:
    return [need for line in _lines(data) for need in line["needs"].values()]


def _streams(data: Data) -> list[Data]:
    return [stream for line in _lines(data) for stream in line["side_streams"].values()]


def _yields(data: Data) -> list[Data]:
    treatments = [part for firm in data["firms"].values() for part in firm["treatments"].values()]
    return [one for part in treatments for one in part["yields"].values()]


def _plain(figure: Any) -> Decimal:
    if isinstance(figure, dict):
        value = figure.get("value", figure.get("base"))
        return Decimal(next(iter(figure.get("by_year", figure).values())) if value is None else value)
    return Decimal(figure)


def _unit(data: Data, material: str) -> str:
    return str(data["materials"][material].get("unit", "t"))


def _market_share(line: Data) -> float:
    return float(_plain(line["market"]["demand"]) / _plain(line["capacity"])) if "market" in line else 1.0


def _shares(need: Data) -> Decimal:
    return sum((one["greatest_share"] for one in need.get("secondaries", {}).values()), Decimal(0))


def _ratio(need: Data) -> Decimal:
    return max((_plain(one["ratio"]) for one in need.get("secondaries", {}).values()), default=Decimal(0))
