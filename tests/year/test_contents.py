"""Contents that mix by mass: what lines add, what needs, treatments and disposals accept of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sim.economy.volumes import free_demand
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.situation import Situation
from tests.clusters.draws import Data
from tests.random_scenarios import FIRST_YEAR, steady_pair
from tests.year.worlds import line_of, moved, need_of, paid, plan_of, play, stream_of, virgin, wasted, year
from tools.validation.water import HOURS, OPERATIONS, water_network


def fresh(ledger: Ledger) -> float:
    """t of fresh water an hour."""
    return moved(ledger, Kind.VIRGIN) / 1000 / HOURS


def level(result: Any, key: str, material: str = "contaminant") -> int:
    return int(result.state.carries.get(f"{key}:content {material}", 0))


def test_the_water_reuse_network_of_wang_and_smith_takes_90_tonnes_an_hour() -> None:
    once_through = sum(operation.water for operation in OPERATIONS.values())
    assert fresh(year(water_network())) == pytest.approx(90.0, abs=0.02)
    assert fresh(year(water_network(Decimal("0.9")))) == pytest.approx(92.57, abs=0.02), "a tenth less reuse"
    assert fresh(year(water_network(Decimal("0.0001")))) == pytest.approx(float(once_through), abs=0.02)


def test_a_limit_and_not_the_contract_is_what_holds_reuse_up() -> None:
    data = water_network()
    data["firms"]["scrubber"]["lines"]["scrubber_line"]["needs"]["scrubber_need"]["limits"]["contaminant"] = (
        25
    )
    ledger = year(data)
    assert moved(ledger, Kind.USED, source="scrubber_need") / 1000 / HOURS == pytest.approx(10, abs=0.02)
    assert fresh(ledger) == pytest.approx(100, abs=0.03)
    assert virgin(ledger, "scrubber_need")["content_limit", "scrubber_need"] == pytest.approx(
        30_000 * HOURS, rel=0.01
    )


def contaminated(**need: Any) -> Data:
    """Ash with 400 g of chromium a tonne, of which a cement works with 100 g in its own stone may take some."""
    data = steady_pair(waste=1000, need=1000, ratio=1, giver_store=0)
    data["contents"] = {"chromium": {"unit": "g", "estimate": "test"}}
    data["materials"]["waste"]["contents"] = {"chromium": 400}
    data["materials"]["rock"]["contents"] = {"chromium": 100}
    need_of(data).update(need)
    return data


def used(data: Data) -> float:
    return moved(year(data), Kind.USED, source="taker_need") / 1000


@pytest.mark.parametrize(("most", "tonnes"), [(400, 1000), (250, 500), (130, 100), (100, 0), (50, 0)])
def test_a_need_takes_as_much_as_its_mix_may_hold(most: int, tonnes: int) -> None:
    data = contaminated(limits={"chromium": most})
    assert used(data) == pytest.approx(tonnes, abs=1000 * 1.5 / 365)
    plan = plan_of(data | {"exchanges": {}})
    situation = Situation(plan, opening_state(plan))
    assert free_demand(situation, "taker_need", "waste") == tonnes * 1000, "bots and slips reckon with it"


def test_a_ratio_counts_in_the_mix() -> None:
    data = contaminated(limits={"chromium": 250})
    data["firms"]["giver"]["lines"]["giver_line"]["capacity"] = 4000
    need_of(data)["secondaries"]["waste"]["ratio"] = Decimal("0.5")
    x = used(data)
    stone = 1000 - x / 2
    assert (400 * x + 100 * stone) / (x + stone) == pytest.approx(250, rel=0.01)


def test_two_secondaries_share_what_a_limit_leaves() -> None:
    data = contaminated(limits={"chromium": 250})
    data["materials"]["clean"] = {"resource": "minerals", "estimate": "test"}
    line_of(data, "giver")["untracked"] += Decimal("0.2")
    line_of(data, "giver")["side_streams"]["clean_out"] = {
        "material": "clean", "amount": Decimal("0.2"), "disposal": {"kind": "landfill"},
    }  # fmt: skip
    need_of(data)["secondaries"]["clean"] = {"cost": -5}
    data["exchanges"]["clean_pair"] = data["exchanges"]["pair"] | {"giver": "clean_out"}
    ledger = year(data)
    ash, clean = (moved(ledger, Kind.USED, material=name) / 1000 for name in ("waste", "clean"))
    assert clean == pytest.approx(200, rel=0.01)
    stone = moved(ledger, Kind.VIRGIN) / 1000
    assert (400 * ash + 100 * stone) / (ash + clean + stone) == pytest.approx(250, rel=0.01)
    assert ash > 500, "clean material makes room for dirty"


def test_what_a_line_takes_in_and_adds_leaves_with_the_stream_that_carries_it() -> None:
    data = contaminated()
    stream_of(data)["carries"] = True
    line_of(data, "giver")["adds"] = {"chromium": 300}
    need_of(data)["limits"] = {"chromium": 200}
    assert used(data) == pytest.approx(500, rel=0.01), "300 g a tonne now, in 1 t made for 1 t of ash"


def test_a_firm_uses_its_own_stream_again_where_the_scenario_lets_it() -> None:
    data = steady_pair(waste=1000, need=1000, contract=False)
    line = line_of(data, "taker")
    line["side_streams"] = {
        "scraps": {"material": "scrap", "amount": Decimal("0.2"), "disposal": {"kind": "landfill"}}
    }
    line["untracked"] = Decimal("0.2")
    data["materials"]["scrap"] = {"resource": "minerals", "estimate": "test"}
    need_of(data)["secondaries"]["scrap"] = {"own_line": False}
    assert moved(year(data), Kind.OWN) == 0
    need_of(data)["secondaries"]["scrap"]["own_line"] = True
    ledger = year(data)
    assert moved(ledger, Kind.OWN, source="scraps", target="taker_need") == pytest.approx(200_000, rel=0.01)
    assert moved(ledger, Kind.VIRGIN, source="taker_need") == pytest.approx(800_000, rel=0.01)


def treated(limits: dict[str, int]) -> Data:
    data = contaminated()
    data["materials"]["dried"] = {"resource": "minerals", "estimate": "test"}
    dried = {"material": "dried", "share": Decimal("0.5"), "carries": True, "disposal": {"kind": "landfill"}}
    data["firms"]["giver"]["treatments"] = {
        "drier": {
            "takes": "waste", "capacity": 2000, "limits": limits, "yields": {"dried_out": dried},
            "off_gas": Decimal("0.5"),
        }
    }  # fmt: skip
    need_of(data)["secondaries"] = {"dried": {}}
    data["exchanges"]["pair"] |= {"giver": "dried_out", "first_year": FIRST_YEAR - 1}
    return data


def test_a_treatment_hands_on_what_it_is_fed_and_refuses_what_holds_too_much() -> None:
    data = treated({"chromium": 500})
    assert used(data) == pytest.approx(500, rel=0.02)
    need_of(data)["limits"] = {"chromium": 450}
    x = used(data)
    assert x == pytest.approx(500, rel=0.02), (
        "800 g in dried ash: (450 − 100) ÷ (800 − 100) of the need is allowed"
    )
    need_of(data)["limits"] = {"chromium": 240}
    assert used(data) == pytest.approx(200, rel=0.02)
    refused = year(treated({"chromium": 300}))
    assert moved(refused, Kind.USED, source="taker_need") == 0
    assert set(wasted(refused, "drier")) == {("content_limit", "drier")}


def test_a_disposal_costs_more_where_a_limit_is_exceeded() -> None:
    def extra(most: int) -> float:
        data = contaminated()
        data["exchanges"] = {}
        stream_of(data)["carries"] = True
        line_of(data, "giver")["adds"] = {"chromium": 300}
        stream_of(data)["disposal"] |= {"limits": {"chromium": most}, "over_limit": 50}
        return paid(year(data), "over_limit", payer="giver", payee="state") / 100

    assert extra(301) == 0
    assert extra(299) == pytest.approx(50 * 1000, rel=0.01)


@pytest.mark.parametrize("carrier", ["belt", "truck"])
def test_contents_cross_new_year_in_stores_and_on_the_road_and_nothing_is_made_of_nothing(
    carrier: str,
) -> None:
    data = steady_pair(waste=1000, need=500, ratio=1, carrier=carrier, transit_hours=100, lot=1, years=2)
    data["contents"] = {"chromium": {"unit": "g", "estimate": "test"}}
    data["materials"]["waste"]["contents"] = {"chromium": 400}
    for result in play(data, 2):
        held = {key: n for key, n in result.state.carries.items() if "content" in key}
        stocks = {"giver_waste": "giver_waste", "taker_need": "taker_need:waste"}
        assert held, "something is in store"
        for key, stock in result.state.stocks.items():
            assert held.get(f"{stocks[key.place]}:content chromium", 0) == pytest.approx(
                stock * 400_000, rel=1e-3
            )
        road = sum(load.amount for load in result.state.road)
        assert held.get("pair:content chromium", 0) == pytest.approx(road * 400_000, rel=1e-3)
        assert (road > 0) == (carrier == "truck")
