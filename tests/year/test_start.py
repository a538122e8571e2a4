"""The first year is a year like any other: lines, stores and machines open in the state of New Year."""

from __future__ import annotations

from typing import Any

import pytest

from sim.ledger import Kind, StockKey
from sim.opening import opening_state
from tests.clusters.draws import Data
from tests.random_scenarios import steady_pair
from tests.year.start_bias import FEW, NEAR, SUMS, compared
from tests.year.test_streams import milled
from tests.year.worlds import line_of, moved, need_of, plan_of, play, project, stream_of, weeks

WASTE = StockKey("giver_waste", "waste")
WINTER = [4, 3, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4]


def seasonal(batch_hours: int, **pair: Any) -> Data:
    data = steady_pair(batch_hours=batch_hours, years=3, **pair)
    for firm in ("giver", "taker"):
        line = line_of(data, firm)
        line["market"] = {"demand": line["capacity"], "season": WINTER}
        line["capacity"] *= 3
    return data


@pytest.mark.parametrize("batch_hours", [24, 168])
def test_a_seasonal_line_opens_in_its_winter(batch_hours: int) -> None:
    first, second, _ = (weeks(found.ledger, Kind.PRODUCT, source="giver_line")
                        for found in play(seasonal(batch_hours, contract=False), 3))  # fmt: skip
    assert first[:4] == [pytest.approx(amount, rel=0.06, abs=3) for amount in second[:4]]


def test_a_line_that_stands_still_over_new_year_has_no_batch_under_way() -> None:
    data = steady_pair(contract=False)
    line_of(data, "giver")["stops"] = [{"from_day": 358, "to_day": 365}]
    assert "giver_line" not in opening_state(plan_of(data)).work
    assert "taker_line" in opening_state(plan_of(data)).work


def test_as_many_machines_are_under_repair_at_the_first_new_year_as_at_any() -> None:
    data = steady_pair(giver_outage=(200, 100), taker_outage=(900, 100), contract=False)
    for firm in ("giver", "taker"):
        lines = data["firms"][firm]["lines"]
        line = lines[f"{firm}_line"] | {"needs": {}, "side_streams": {}}
        lines |= {f"{firm}_{number}": line for number in range(24)}
    plan = plan_of(data)
    down = [machine for seed in range(60) for machine in opening_state(plan, seed).down]
    assert sum(machine.startswith("giver") for machine in down) / 1500 == pytest.approx(1 / 3, abs=0.04)
    assert sum(machine.startswith("taker") for machine in down) / 1500 == pytest.approx(1 / 10, abs=0.025)


def test_the_first_year_of_a_game_in_which_nothing_changes_is_like_the_later_ones() -> None:
    whole, single = compared(range(3, 31, 3), 2)
    assert max(sums.beyond_luck for sums in whole.values()) <= NEAR
    far = {key for key, sums in single.items() if sums.beyond_luck > NEAR}
    assert len(far) <= len(single) * FEW, far
    assert not far & {("tutorial", kind) for kind in SUMS}


def test_what_is_on_the_road_and_ordered_at_the_first_new_year_is_what_an_ordinary_year_leaves() -> None:
    data = steady_pair(waste=3000, need=4000, carrier="truck", lot=1, years=3)
    data["distances"] = [
        {"between": ["giver", "taker"], "km": 3000, "estimate": "far, so that loads are under way"}
    ]
    need_of(data)["supply"] = {"lot": 100, "reorder": 300, "lead_days": 30}
    data["exchanges"]["pair"]["first_year"] -= 1
    opening, first, second = (opening_state(plan_of(data), 1), *(each.state for each in play(data, 2)))
    assert sum(load.amount for load in opening.road) > 3_000
    for later in (first, second):
        assert len(opening.road) == pytest.approx(len(later.road), abs=1)
        assert len(opening.orders) == pytest.approx(len(later.orders), abs=1)
    need_of(data)["secondaries"]["waste"]["stock"] = need_of(data)["supply"]["stock"] = 1
    stated = opening_state(plan_of(data))
    assert (stated.road, stated.orders) == ((), ()), "who states a stock states what there is"
    assert {1000} == {stated.stocks[StockKey("taker_need", material)] for material in ("waste", "rock")}


def without_a_stock(**pair: Any) -> Data:
    """A steady pair whose giver's store may have filled up before the game began."""
    data = steady_pair(years=3, **pair)
    del stream_of(data)["stock"]
    return data


def test_what_nobody_took_before_lies_in_a_full_store_and_all_years_throw_away_alike() -> None:
    data = without_a_stock(contract=False)
    thrown = [moved(found.ledger, Kind.DISPOSAL) for found in play(data, 3)]
    assert opening_state(plan_of(data)).stocks[WASTE] == 2_500
    assert thrown == [pytest.approx(30_000, abs=90)] * 3


def test_a_store_that_a_contract_or_the_firm_itself_emptied_begins_empty() -> None:
    data = without_a_stock()
    data["exchanges"]["pair"]["first_year"] -= 1
    assert not opening_state(plan_of(data)).stocks
    data = milled(runs_for="disposal", contract=False)
    del stream_of(data)["stock"]
    assert opening_state(plan_of(data)).stocks.get(WASTE, 0) < 300, (
        "the firm's own mill treats it, day by day"
    )
    built = project(data, {"treatment": "mill"}, firm="giver")
    assert opening_state(plan_of(built)).stocks[WASTE] == 8_333, "which is still to be built"


def test_a_store_is_filled_by_a_line_that_stands_and_only_with_what_is_collected() -> None:
    data = without_a_stock(contract=False, giver_store=1000)
    assert opening_state(plan_of(data)).stocks == {WASTE: 1_000_000}
    stream_of(data)["recovery"] = 0
    assert not opening_state(plan_of(data)).stocks
    data = project(without_a_stock(contract=False), {"line": "giver_line"}, firm="giver")
    assert not opening_state(plan_of(data)).stocks
