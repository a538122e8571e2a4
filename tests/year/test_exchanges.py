"""An exchange keeps its pace, its carrier's limits and its terms, and shares fairly among takers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

import pytest

from sim.ledger import Kind
from sim.opening import opening_state
from sim.state import Due
from sim.year import play_year
from tests.clusters.draws import FIRST_YEAR, WHY, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import (
    PAIR,
    begun,
    event,
    in_store,
    line_of,
    moved,
    need_of,
    paid,
    paid_weeks,
    plan_of,
    play,
    project,
    wasted,
    weeks,
    year,
)


def with_second_taker(data: Data, key: str = "other", most: int = 100) -> Data:
    """A twin of the taker, with a contract of its own."""
    twin = {"size": "anchor", "estimate": WHY} | data["firms"]["taker"]
    line = dict(line_of(data, "taker")) | {"needs": {f"{key}_need": need_of(data)}}
    data["firms"][key] = twin | {"lines": {f"{key}_line": line}}
    terms = data["exchanges"][PAIR] | {"taker": f"{key}_need", "most": most}
    data["exchanges"] = data["exchanges"] | {key: terms}
    return data


def sent(data: Data, contract: str = PAIR) -> int:
    return moved(year(data), Kind.EXCHANGE, target=contract)


# -- pace -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("carrier", "lot"), [("belt", 1), ("truck", 1), ("truck", Decimal("0.3"))])
def test_by_week_w_at_most_w_of_52_parts_have_been_sent(carrier: str, lot: Decimal) -> None:
    ledger = year(steady_pair(most=17, carrier=carrier, lot=lot))
    for week, so_far in enumerate(accumulate(weeks(ledger, Kind.EXCHANGE)), 1):
        assert so_far <= 17_000 * week // 52
    assert so_far >= 17_000 - 1000 * lot


def test_what_was_missed_may_be_caught_up() -> None:
    data = steady_pair(most=17, intake_store=20, giver_store=20)
    project(data, {"intake": "taker_need", "material": "waste"}, build_days=100)
    ledger = year(data, projects=begun("works"))
    assert moved(ledger, Kind.EXCHANGE) == 17_000


# -- sharing --------------------------------------------------------------------------------------


def test_two_takers_share_in_proportion_to_what_their_pace_has_left() -> None:
    ledger = year(with_second_taker(steady_pair(waste=30, need=400, most=300, ratio=1), most=100))
    parts = [moved(ledger, Kind.EXCHANGE, target=key) for key in (PAIR, "other")]
    assert sum(parts) == moved(ledger, Kind.MADE)
    assert parts[0] == pytest.approx(3 * parts[1], rel=0.03)


def test_what_one_taker_cannot_take_the_other_may() -> None:
    ledger = year(with_second_taker(steady_pair(waste=30, need=10, most=300, ratio=1), most=300))
    assert [moved(ledger, Kind.EXCHANGE, target=key) for key in (PAIR, "other")] == [
        pytest.approx(10_000, abs=400)
    ] * 2, "both are full"


def test_equal_takers_share_to_the_kilogram_and_the_first_by_id_gets_the_odd_one() -> None:
    ledger = year(with_second_taker(steady_pair(waste=30, need=400, most=300, ratio=1), most=300))
    pairs = zip(
        *(accumulate(weeks(ledger, Kind.EXCHANGE, target=key)) for key in ("other", PAIR)), strict=True
    )
    assert all(0 <= first - second <= 1 for first, second in pairs)


def test_lots_go_whole_and_to_the_largest_arrears() -> None:
    ledger = year(
        with_second_taker(
            steady_pair(waste=300, need=400, most=200, ratio=1, carrier="truck", lot=5), most=100
        )
    )
    parts = {key: list(accumulate(weeks(ledger, Kind.EXCHANGE, target=key))) for key in (PAIR, "other")}
    assert all(so_far % 5000 == 0 for part in parts.values() for so_far in part)
    assert parts[PAIR][-1] == pytest.approx(2 * parts["other"][-1], abs=10_000)
    arrears = [
        200_000 * week // 52 - a - (100_000 * week // 52 - b)
        for week, (a, b) in enumerate(zip(*parts.values(), strict=True), 1)
    ]
    assert all(abs(difference) <= 10_000 for difference in arrears), "neither lags by more than a lot or two"


# -- carriers -------------------------------------------------------------------------------------


def test_a_load_takes_its_time_and_is_somewhere_meanwhile() -> None:
    first, second = play(steady_pair(carrier="truck", transit_hours=168 * 2, years=2), 2)
    out, back = weeks(first.ledger, Kind.EXCHANGE), weeks(first.ledger, Kind.RECEIVED)
    assert back == [0, 0, *out[:50]]
    on_road = sum(load.amount for load in first.state.road)
    assert on_road == sum(out[50:])
    assert sum(weeks(second.ledger, Kind.RECEIVED)[:2]) >= on_road > 0, "sent in December, there in January"


def test_loads_of_a_contract_that_ran_out_still_arrive() -> None:
    data = steady_pair(carrier="truck", transit_hours=168 * 2, years=2, ratio=1, intake_store=5)
    data["exchanges"][PAIR]["last_year"] = FIRST_YEAR
    first, second = play(data, 2)
    on_road = sum(load.amount for load in first.state.road)
    assert moved(second.ledger, Kind.RECEIVED) == on_road > 0
    assert second.state.road == ()
    assert moved(second.ledger, Kind.USED) == on_road + in_store(first, "taker_need")
    assert paid(second.ledger, "intake") == on_road * 12 // 10 + in_store(first, "taker_need") * 12 // 10


def test_few_vehicles_carry_little_and_the_spill_says_so() -> None:
    data = steady_pair(waste=600, need=800, ratio=1, carrier="truck", lot=2, transit_hours=24)
    data["carriers"]["truck"]["vehicles"] = 1
    ledger = year(data)
    assert moved(ledger, Kind.EXCHANGE) == pytest.approx(2_000 * 365 / 2, abs=2_000), "a load every other day"
    assert max(wasted(ledger).items(), key=lambda item: item[1])[0] == ("carrier_busy", PAIR)


def test_vehicles_on_their_way_at_new_year_are_still_away() -> None:
    data = steady_pair(waste=300, need=400, ratio=1, carrier="truck", lot=2, transit_hours=40 * 24, years=2)
    data["carriers"]["truck"]["vehicles"] = 1
    first, second = play(data, 2)
    assert moved(first.ledger, Kind.EXCHANGE) == 5 * 2_000, "on days 1, 81 …: the last comes back on day 401"
    assert weeks(second.ledger, Kind.EXCHANGE)[:7] == [0, 0, 0, 0, 0, 2_000, 0]


def test_a_giver_without_a_store_loads_what_there_is() -> None:
    data = steady_pair(
        waste=8760, need=8760, ratio=1, giver_store=0, carrier="truck", lot=30, transit_hours=48
    )
    data["carriers"]["truck"]["vehicles"] = 5
    ledger = year(data)
    assert moved(ledger, Kind.EXCHANGE) == moved(ledger, Kind.MADE)


def test_a_pipe_lets_through_so_much_an_hour_and_no_more() -> None:
    data = steady_pair(waste=8760, need=8760, ratio=1, giver_store=1000, intake_store=500, years=2)
    data["carriers"]["belt"]["capacity"] = Decimal("0.5")
    line_of(data, "taker")["batch_hours"] = 1
    for found in play(data, 2):
        assert moved(found.ledger, Kind.EXCHANGE) == 500 * 8760


def test_a_store_that_grows_lets_larger_lots_go() -> None:
    data = project(
        steady_pair(waste=300, need=400, ratio=1, carrier="truck", lot=20, giver_store=1, intake_store=30),
        {"store": "giver_waste", "amount": 30}, firm="giver", done=True,
    )  # fmt: skip
    ledger = year(data)
    assert all(week % 20_000 == 0 for week in weeks(ledger, Kind.EXCHANGE))


def test_nothing_is_sent_that_the_taker_has_no_room_for() -> None:
    found = play(
        steady_pair(waste=300, need=40, ratio=1, carrier="truck", transit_hours=200, intake_store=3)
    )[0]
    on_road = sum(load.amount for load in found.state.road)
    assert in_store(found, "taker_need") + on_road <= 3_000
    assert ("taker_full", "taker_need") in wasted(found.ledger)


# -- terms ----------------------------------------------------------------------------------------


def test_the_taker_pays_for_what_arrives_and_carriage_for_what_leaves() -> None:
    ledger = year(steady_pair(price=10, carriage=5, carrier="truck", transit_hours=168 * 4))
    assert paid(ledger, "contract", payer="taker", payee="giver") == moved(ledger, Kind.RECEIVED)
    assert paid(ledger, "carriage", payer="taker", payee="carriers") * 2 == moved(ledger, Kind.EXCHANGE)


def test_the_giver_may_pay_the_carriage_and_to_be_rid_of_it() -> None:
    data = steady_pair(price=-10, carriage=5)
    data["exchanges"][PAIR]["carriage_paid_by"] = "giver"
    ledger = year(data)
    assert paid(ledger, "contract", payer="taker", payee="giver") == pytest.approx(-30_000, abs=60)
    assert paid(ledger, "carriage", payer="giver") == pytest.approx(15_000, abs=30)


def test_an_indexed_price_follows_the_virgin_price_of_what_it_replaces() -> None:
    data = event(steady_pair(), {"change": "price", "of": "taker_need", "times": 2}, day=183)
    del data["exchanges"][PAIR]["price"]
    data["exchanges"][PAIR]["indexed"] = Decimal("0.5")
    ledger = year(data)
    amounts, costs = weeks(ledger, Kind.RECEIVED), paid_weeks(ledger, "contract")
    assert {round(cost * 10 / amount) for amount, cost in zip(amounts[:26], costs[:26], strict=True)} == {24}
    assert {round(cost * 10 / amount) for amount, cost in zip(amounts[26:], costs[26:], strict=True)} == {48}


def test_who_sends_less_than_agreed_pays_for_the_shortfall_in_the_last_week() -> None:
    data = steady_pair(waste=10)
    data["exchanges"][PAIR] |= {"least": 15, "shortfall_price": 8}
    ledger = year(data)
    short = 15_000 - moved(ledger, Kind.EXCHANGE)
    assert paid(ledger, "shortfall", payer="giver", payee="taker") == round(short * 0.8)
    assert paid_weeks(ledger, "shortfall")[51] == paid(ledger, "shortfall")


def test_a_shortfall_counts_only_the_weeks_in_which_something_could_flow() -> None:
    data = steady_pair(waste=10)
    data["exchanges"][PAIR] |= {"least": 10, "shortfall_price": 8}
    data = project(data, {"intake": "taker_need", "material": "waste"}, build_days=181)
    ledger = year(data, projects=begun("works"))
    assert 4_900 < moved(ledger, Kind.EXCHANGE) < 6_000
    assert paid(ledger, "shortfall") < 8 * 10, "half a year's least was nearly sent in half a year"


def test_a_giver_owes_nothing_where_the_taker_had_no_room() -> None:
    data = steady_pair(need=10, intake_store=Decimal("0.05"))
    data["exchanges"][PAIR] |= {"least": 20, "shortfall_price": 8}
    ledger = year(data)
    assert moved(ledger, Kind.EXCHANGE) < 15_000
    assert paid(ledger, "shortfall") == 0


def test_a_shortfall_is_the_givers_only_as_far_as_the_taker_did_not_hold_it_up() -> None:
    data = steady_pair(waste=10)
    data["exchanges"][PAIR] |= {"least": 15, "shortfall_price": 8}
    line_of(data, "taker")["stops"] = [{"from_day": 180, "to_day": 360}]
    ledger = year(data)
    short = 15_000 - moved(ledger, Kind.EXCHANGE)
    assert (
        round(short * 0.8) * 0.1 < paid(ledger, "shortfall", payer="giver", payee="taker") < short * 0.8 * 0.9
    )


def test_the_price_of_leaving_is_due_in_the_first_week() -> None:
    plan = plan_of(steady_pair())
    due = Due("taker", "giver", "leaving", PAIR, 12_345)
    found = play_year(plan, 1, replace(opening_state(plan), dues=(due,)))
    assert paid_weeks(found.ledger, "leaving", payer="taker", payee="giver")[0] == 12_345
    assert found.state.dues == ()


def test_a_contract_runs_out_at_new_year_unless_it_renews() -> None:
    for renews in (False, True):
        data = steady_pair(years=2)
        data["exchanges"][PAIR] |= {"last_year": FIRST_YEAR, "renews": renews}
        first, second = play(data, 2)
        assert (first.state.contracts[PAIR].ended == "expired") is not renews
        assert (moved(second.ledger, Kind.EXCHANGE) > 0) is renews


def test_a_contract_of_later_years_waits_for_them() -> None:
    data = steady_pair(years=2)
    data["exchanges"][PAIR] |= {"first_year": FIRST_YEAR + 1}
    first, second = play(data, 2)
    assert moved(first.ledger, Kind.EXCHANGE) == 0 < moved(second.ledger, Kind.EXCHANGE)
