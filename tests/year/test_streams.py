"""Side streams are collected, stored and spilt; treatments turn them into secondaries, when somebody takes them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from sim.ledger import Kind
from tests.clusters.draws import WHY, Data
from tests.random_scenarios import FIRST_YEAR, steady_pair
from tests.year.worlds import (
    in_store,
    line_of,
    moved,
    need_of,
    paid,
    play,
    project,
    stream_of,
    wasted,
    weeks,
    year,
)

DUMP = {"kind": "landfill", "fee": 40}


# -- collecting -----------------------------------------------------------------------------------


def test_only_what_is_collected_can_be_given_and_sorting_costs() -> None:
    data = steady_pair(waste=100, need=100)
    data["materials"]["mixed_waste"] = dict(data["materials"]["waste"])
    stream_of(data).update(recovery=Decimal("0.6"), mixed="mixed_waste", sorting_cost=7)
    ledger = year(data)
    assert moved(ledger, Kind.EXCHANGE) == pytest.approx(60_000, rel=0.01)
    assert wasted(ledger) == {("not_collected", "giver_waste"): pytest.approx(40_000, rel=0.01)}
    assert moved(ledger, Kind.DISPOSAL, material="mixed_waste") == moved(ledger, Kind.DISPOSAL)
    assert paid(ledger, "sorting", payer="giver") == pytest.approx(60 * 700, rel=0.01)


def test_the_team_s_own_setting_goes_before_the_scenario_s() -> None:
    found = play(steady_pair(waste=100, need=100), 2, recovery={"giver_waste": (1, 4)})
    for one in found:
        assert moved(one.ledger, Kind.MADE) == pytest.approx(25_000, rel=0.01)
        assert one.state.recovery == {"giver_waste": (1, 4)}


def test_a_full_store_spills_the_rest_and_says_why() -> None:
    first, second = play(steady_pair(contract=False, years=2), 2)
    assert in_store(first, "giver_waste") == in_store(second, "giver_waste") == 2_500
    assert moved(second.ledger, Kind.DISPOSAL) == moved(second.ledger, Kind.MADE)
    assert {cause for cause, _ in wasted(second.ledger)} == {"no_partner"}


# -- treatments -----------------------------------------------------------------------------------


def milled(capacity: object = 200, contract: bool = True, years: int = 2, **works: object) -> Data:
    """A giver that mills its own waste to sand (60 %) and fines (25 %) for a taker of sand."""
    data = steady_pair(waste=100, need=100, ratio=1, years=years, intake_store=10)
    for name in ("sand", "fines", "sludge"):
        data["materials"][name] = dict(data["materials"]["waste"])
    yields = {
        "sand_out": {"material": "sand", "share": Decimal("0.6"), "store": 5, "disposal": DUMP},
        "fines_out": {"material": "fines", "share": Decimal("0.25"), "store": 2, "disposal": DUMP},
    }
    mill = {"takes": "waste", "capacity": capacity, "cost": 3, "yields": yields}
    data["firms"]["giver"]["treatments"] = {"mill": mill | works}
    need_of(data)["secondaries"] = {"sand": {"ratio": 1, "store": 10}}
    pair = data["exchanges"]["pair"] | {"giver": "sand_out", "first_year": FIRST_YEAR - 1}
    data["exchanges"] = {"pair": pair} if contract else {}
    return data


def test_a_treatment_yields_its_shares_and_the_rest_is_lost() -> None:
    ledger = year(milled())
    fed = moved(ledger, Kind.USED, target="mill")
    assert fed == pytest.approx(100_000, rel=0.02)
    assert moved(ledger, Kind.MADE, target="sand_out") == fed * 6 // 10
    assert moved(ledger, Kind.MADE, target="fines_out") == fed // 4
    assert moved(ledger, Kind.REST, source="mill") == pytest.approx(fed * 0.15, abs=2)
    assert paid(ledger, "treatment", payer="giver") == pytest.approx(fed * 0.3, abs=60)


def test_a_residue_takes_the_rest_or_its_share() -> None:
    for share, residue in ((0, Fraction(15, 100)), (Decimal("0.1"), Fraction(1, 10))):
        ledger = year(milled(residue={"material": "sludge", "share": share, "disposal": DUMP}))
        fed = moved(ledger, Kind.USED, target="mill")
        assert wasted(ledger, "mill") == {("residue", "mill"): pytest.approx(fed * residue, abs=2)}
        assert paid(ledger, "disposal", about="mill") == pytest.approx(fed * residue * 4, abs=60)


def test_it_treats_no_more_than_its_capacity() -> None:
    ledger = year(milled(capacity=60))
    assert moved(ledger, Kind.USED, target="mill") == pytest.approx(60_000, rel=0.02)
    assert max(weeks(ledger, Kind.USED, target="mill")) <= 60_000 * 8 / 365 + 1
    assert ("taker_full", "mill") in wasted(ledger, "giver_waste") or moved(ledger, Kind.DISPOSAL) > 30_000


def test_without_anybody_who_takes_a_yield_it_does_not_run() -> None:
    ledger = year(milled(contract=False))
    assert moved(ledger, Kind.USED, target="mill") == 0
    assert {cause for cause, _ in wasted(ledger, "giver_waste")} == {"no_partner"}


def test_one_outlet_is_enough_and_the_other_yield_spills() -> None:
    ledger = year(milled())
    assert sum(wasted(ledger, "fines_out").values()) > 20_000
    assert sum(wasted(ledger, "sand_out").values()) == 0


def test_it_stops_when_its_outlet_is_full() -> None:
    data = milled()
    data["exchanges"]["pair"] |= {"most": 20, "first_year": FIRST_YEAR}
    ledger, second = (each.ledger for each in play(data, 2))
    assert moved(ledger, Kind.MADE, target="sand_out") == pytest.approx(20_000 * 56 / 52, rel=0.02)
    assert moved(second, Kind.MADE, target="sand_out") == pytest.approx(20_000, rel=0.02)
    assert wasted(ledger, "giver_waste").get(("contract_cap", "pair"), 0) > 30_000


def test_off_spec_lots_leave_as_residue() -> None:
    data = milled(off_spec=Decimal("0.2"), residue={"material": "sludge", "disposal": DUMP})
    ledgers = [play(data, 1, seed)[0].ledger for seed in range(3)]
    parts = [
        wasted(one, "mill")["off_spec", "mill"] / moved(one, Kind.USED, target="mill") for one in ledgers
    ]
    assert sum(parts) / 3 == pytest.approx(0.2, abs=0.05)


def test_auxiliaries_are_bought_as_they_are_used() -> None:
    data = milled(auxiliaries={"power": {"amount": Decimal("0.03"), "price": 50}})
    data["materials"]["power"] = {"resource": "energy", "unit": "MWh", "estimate": WHY}
    found = play(data, 2)
    fed = sum(moved(one.ledger, Kind.USED, target="mill") for one in found)
    assert sum(moved(one.ledger, Kind.BOUGHT, target="mill") for one in found) == fed * 3 // 100
    assert sum(paid(one.ledger, "auxiliary") for one in found) == pytest.approx(fed * 0.15, abs=60)


def test_a_works_that_is_not_built_takes_nothing() -> None:
    ledger = year(project(milled(), {"treatment": "mill"}, firm="giver"))
    assert moved(ledger, Kind.USED, target="mill") == 0
    assert wasted(ledger) == {("not_built", "works"): moved(ledger, Kind.DISPOSAL)}


# -- markets --------------------------------------------------------------------------------------


def test_goods_come_back_as_scrap_after_their_life() -> None:
    data = steady_pair(years=4, contract=False)
    data["materials"]["scrap"] = dict(data["materials"]["waste"])
    scrap = {"of_line": "taker_line", "material": "scrap", "share": Decimal("0.5"), "after_years": 2,
             "sold_before": {2022: 10, 2023: 20}, "disposal": DUMP}  # fmt: skip
    data["firms"]["giver"]["collections"] = {"yard": scrap}
    found = play(data, 4)
    back = [moved(one.ledger, Kind.RETURNED) for one in found]
    assert back[:2] == [5_000, 10_000], "sold before the first round"
    sold = [moved(one.ledger, Kind.PRODUCT, source="taker_line") for one in found]
    assert back[2:] == [pytest.approx(amount / 2, abs=1) for amount in sold[:2]]


def test_sales_follow_the_season() -> None:
    data = steady_pair(contract=False)
    line = line_of(data, "taker")
    line["capacity"] = 4000
    line["market"]["season"] = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]
    made = weeks(year(data), Kind.PRODUCT, source="taker_line")
    assert sum(made) == pytest.approx(40_000, abs=110), "besides the batch begun before New Year"
    assert not any(made[1:17])
    assert not any(made[36:])
    assert max(made[18:34]) - min(made[18:34]) < 100


def test_savings_that_reach_the_price_raise_next_year_s_demand() -> None:
    data = steady_pair(years=2)
    line = line_of(data, "taker")
    line["capacity"] = 80
    line["market"] |= {"price": 100, "elasticity": -1, "pass_through": Decimal("0.5")}
    first, second = play(data, 2)
    saved = (144_000 - 15_000 - 36_000) / (40 * 10_000)
    assert first.state.unit_saving["taker_line"][0] / 1_000_000 == pytest.approx(saved, rel=0.01)
    made = moved(second.ledger, Kind.PRODUCT, source="taker_line")
    assert made == pytest.approx(40_000 * (1 + saved / 2), rel=0.01)
    assert moved(second.ledger, Kind.SERVICE, target="taker_line") == 40_000, "service stays what it was"
