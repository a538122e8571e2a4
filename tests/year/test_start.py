"""The first year is a year like any other: lines, stores and machines open in the state of New Year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sim.ledger import Kind, StockKey
from sim.opening import opening_state
from sim.year.year import Year
from tests.clusters.draws import Data
from tests.random_scenarios import steady_pair
from tests.year.test_streams import milled
from tests.year.worlds import line_of, moved, plan_of, play, project, stream_of, weeks

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
    plan = plan_of(data)
    down = [Year(plan, seed, opening_state(plan)).down for seed in range(1500)]
    assert sum("giver_line" in each for each in down) / 1500 == pytest.approx(1 / 3, abs=0.04)
    assert sum("taker_line" in each for each in down) / 1500 == pytest.approx(1 / 10, abs=0.025)
    assert sorted(down[0]) == sorted(Year(plan, 0, opening_state(plan)).down), (
        "the same luck, the same machines"
    )


def test_only_the_first_new_year_draws_who_is_under_repair() -> None:
    plan = plan_of(steady_pair(giver_outage=(200, 100), years=2, contract=False))
    result = play(steady_pair(giver_outage=(200, 100), years=2, contract=False), 1)[0]
    assert Year(plan, 1, result.state).down == list(result.state.down)


def without_a_stock(**pair: Any) -> Data:
    """A steady pair whose giver's store may have filled up before the game began."""
    data = steady_pair(years=3, **pair)
    del stream_of(data)["stock"]
    return data


def test_what_nobody_took_before_lies_in_a_full_store_and_all_years_throw_away_alike() -> None:
    data = without_a_stock(contract=False)
    thrown = [moved(found.ledger, Kind.DISPOSAL) for found in play(data, 3)]
    assert opening_state(plan_of(data)).stocks[StockKey("giver_waste", "waste")] == 2_500
    assert thrown == [pytest.approx(30_000, abs=90)] * 3


def test_a_store_that_a_contract_or_the_firm_itself_emptied_begins_empty() -> None:
    data = without_a_stock()
    data["exchanges"]["pair"]["first_year"] -= 1
    assert not opening_state(plan_of(data)).stocks
    data = milled(contract=False)
    del stream_of(data)["stock"]
    assert not opening_state(plan_of(data)).stocks, "the firm's own mill takes it"
    built = project(data, {"treatment": "mill"}, firm="giver")
    assert opening_state(plan_of(built)).stocks, "which is still to be built"


def test_a_store_fills_in_a_year_and_only_with_what_is_collected() -> None:
    data = without_a_stock(contract=False, giver_store=1000)
    stream_of(data)["recovery"] = Decimal("0.5")
    assert opening_state(plan_of(data)).stocks == {StockKey("giver_waste", "waste"): 15_000}
    data = project(without_a_stock(contract=False), {"line": "giver_line"}, firm="giver")
    assert not opening_state(plan_of(data)).stocks
