"""The price zone, in numbers that can be worked out on paper."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sim.decisions import DealTerms
from sim.economy.outlook import Outlook
from sim.economy.package_prices import priced_exchanges
from sim.economy.price_zone import Pricing, Zone
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.situation import Situation
from sim.state import Contract, State
from sim.units import payment
from sim.year import play_year
from tests.rules.cluster import CLUSTER, SEATS, SEED, SLAG, deal, opening, plan
from tests.rules.settling import apply

PLAN = plan()


def _zone(
    giver: str, taker: str, of: Plan = PLAN, state: State | None = None, *, giver_pays: bool = False
) -> Zone:
    material = of.stores[giver].material
    state = state or opening(of)
    return Pricing(of, state, Outlook.at(of, state, 2020)).zone(
        giver, taker, material, "truck", giver_pays=giver_pays
    )


def test_the_worked_case() -> None:
    """Fees 95; gravel 60 × 0.8 − use 12 − carriage 5 = 31; together 126 EUR/t, on 30 t 3 780 EUR."""
    zone = _zone("slag", "road-gravel")
    assert zone == Zone(-9500, 3100)
    assert payment(30_000, zone.gain) == 378_000


def test_carriage_moves_to_whoever_pays_it_and_leaves_the_gain_alone() -> None:
    zone = _zone("slag", "road-gravel", giver_pays=True)
    assert (zone, zone.gain) == (Zone(-9000, 3600), 12_600)


@pytest.mark.parametrize(("share", "price"), [("0", 3100), ("0.5", -3200), ("1", -9500)])
def test_the_price_follows_from_the_takers_share_of_the_gain(share: str, price: int) -> None:
    state, objections = apply(PLAN, opening(PLAN), {"blue": [deal(SLAG, takers_share=share)]}, SEATS, SEED)
    assert (objections, state.contracts["r1-steel-roads-1"].price) == ([], price)


def test_sorting_is_a_cost_of_giving() -> None:
    """Disposal 95 is spared, sorting 3 is spent."""
    assert _zone("dust", "dust-mill").floor == -9200


def test_a_yield_of_ones_own_stream_bears_the_cost_of_treating() -> None:
    """Of 1 t of dust: 20 to run and 0.5 t of residue at 95, less 95 − 3 spared; so −24.5, on 0.5 t −49."""
    assert _zone("clean-dust", "clay").floor == -4900


def test_a_yield_fed_by_others_is_judged_against_its_use_at_home() -> None:
    """Brick works could put it into its own clay at 30 EUR/t."""
    assert PLAN.treatments["crusher"].firm == "bricks"
    assert _zone("crushed", "clay").floor == 3000


def test_a_treatment_can_pay_what_its_yields_are_worth_less_treating() -> None:
    """1 t of slag gives 1 t of filler for clay at 30; 4 to crush; 3 km by truck."""
    assert _zone("slag", "crusher").ceiling == 3000 - 400 - 300


def test_a_contract_for_the_yield_raises_what_a_treatment_can_pay() -> None:
    sold = Contract("out", "crushed", "clay", "truck", 1, 4500, None, 2020, 2022)
    assert _zone("slag", "crusher", state=opening(PLAN, contracts={"out": sold})).ceiling == 4500 - 400 - 300


def _news(change: str, of: str, **by: Any) -> Plan:
    return plan(events={"news": {"year": 2020, "effects": [{"change": change, "of": of, **by}]}})


@pytest.mark.parametrize(
    ("change", "of", "by", "zone"),
    [
        ("tax", "waste-tax", {"times": 2}, Zone(-16_500, 3100)),
        ("tax", "waste-tax", {"to": 0}, Zone(-2500, 3100)),
        ("price", "road-gravel", {"plus": 10}, Zone(-9500, 3900)),
    ],
)
def test_the_news_in_force_moves_the_zone(change: str, of: str, by: dict[str, Any], zone: Zone) -> None:
    told = _news(change, of, **by)
    assert _zone("slag", "road-gravel", told, opening(told, events={"news": 9})) == zone
    assert _zone("slag", "road-gravel", told) == Zone(-9500, 3100)


def test_a_co2_price_favours_what_burns_cleaner() -> None:
    materials = CLUSTER["materials"] | {"gravel": {"resource": "minerals", "direct": 0.5}}
    taxed = plan(materials=materials, co2_price=100)
    assert _zone("slag", "road-gravel", taxed).ceiling == 3100 + 4000


def test_without_a_seed_no_luck_bends_the_prices_people_agree_on() -> None:
    shaky = plan(taxes={"waste-tax": {"by_year": {2020: 70}, "volatility": "0.5"}})
    state = opening(shaky)
    floors = {Pricing(shaky, state, Outlook.at(shaky, state, 2020, seed)).floor("slag") for seed in range(5)}
    assert len(floors) == 5
    assert _zone("slag", "road-gravel", shaky).floor == -9500
    agreed = {
        apply(shaky, state, {"blue": [deal(SLAG)]}, SEATS, seed)[0].contracts["r1-steel-roads-1"].price
        for seed in range(5)
    }
    assert agreed == {-3200}


def test_any_share_between_leaves_both_something() -> None:
    zone = Zone(-9500, 3100)
    for percent in range(101):
        assert zone.floor <= zone.price(Fraction(percent, 100)) <= zone.ceiling


def test_a_treatment_in_the_middle_pays_for_its_feed_what_its_yield_brings() -> None:
    """Slag → crusher → clay abroad at −80 EUR/t, carriage paid there: the feed is worth −80 − 4 − 3."""
    feed = SLAG | {"taker": "crusher"}
    out = {"giver": "crushed", "taker": "far-clay", "most": 9, "years": 3, "price": -80}
    three = ["steel", "bricks", "abroad"]
    state, objections = apply(
        PLAN, opening(PLAN, round=2), {"blue": [deal(feed, out, parties=three, takers_share=0)]}, SEATS, SEED
    )
    assert objections == []
    assert [one.price for one in state.contracts.values()] == [-8700, -8000]


def test_an_indexed_price_is_a_share_of_what_a_unit_replaces_in_the_rules_and_in_the_year() -> None:
    """1 t of slag replaces 0.8 t of gravel at 60 EUR: half of 48."""
    terms = deal(SLAG | {"indexed": "0.5"})
    assert isinstance(terms, DealTerms)
    (priced,) = priced_exchanges(Situation(PLAN, opening(PLAN)), terms)
    assert (priced.price, priced.taker_gain) == (2400, 700)
    state, objections = apply(PLAN, opening_state(PLAN), {"blue": [terms]}, SEATS, SEED)
    ledger = play_year(PLAN, SEED, state).ledger
    received = sum(sum(weeks) for row, weeks in ledger.flows.items() if row.kind == Kind.RECEIVED)
    paid = sum(sum(weeks) for key, weeks in ledger.payments.items() if key.kind == "contract")
    assert objections == []
    assert received > 0
    assert abs(paid - payment(received, 2400)) <= 26


def test_an_indexed_contract_for_a_yield_brings_its_owner_what_the_year_will_pay() -> None:
    out = Contract("out", "slag", "road-gravel", "truck", 1, 0, (1, 2), 2020, 2022)
    state = opening(PLAN, contracts={"out": out})
    assert Pricing(PLAN, state, Outlook.at(PLAN, state, 2020)).brings(out) == 24
