"""A firm that closes stops that hour; what it leaves is booked by name, and nothing vanishes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.ledger import Kind
from sim.opening import opening_state
from sim.year import play_year
from tests.clusters.draws import FIRST_YEAR, Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import (
    PAIR,
    begun,
    event,
    in_store,
    moved,
    need_of,
    paid,
    paid_weeks,
    plan_of,
    play,
    project,
    virgin,
    wasted,
    weeks,
    year,
)

DAY = 100
WEEK = (DAY - 1) // 7
GIVER, TAKER = {"change": "close", "of": "giver"}, {"change": "close", "of": "taker"}


def closing(who: Data, **pair: object) -> Data:
    return event(steady_pair(years=2, **pair), who, day=DAY)


@pytest.mark.parametrize("batch_hours", [1, 24, 168, 100])
def test_lines_stop_that_hour(batch_hours: int) -> None:
    ledger = year(closing(GIVER, batch_hours=batch_hours))
    made = weeks(ledger, Kind.PRODUCT, source="giver_line")
    assert made[WEEK] > 0
    assert not any(made[WEEK + 1 :])
    hours = (DAY - 1) * 24 + 2 * batch_hours
    assert sum(made) <= 30_000 * hours // 8760, "the batch begun before New Year, and the one under way"
    assert ledger.uptime["giver_line"][0] <= (DAY - 1) * 24 + batch_hours


def test_a_closed_line_stays_closed_next_year() -> None:
    assert moved(play(closing(GIVER), 2)[1].ledger, Kind.PRODUCT, source="giver_line") == 0


def test_what_is_on_the_road_to_a_closed_firm_turns_back() -> None:
    ledger = year(closing(TAKER, waste=8760, need=8760, carrier="truck", lot=20, transit_hours=40))
    back = weeks(ledger, Kind.TURNED_BACK, source=PAIR, target="giver_waste")
    assert back[WEEK] >= 20_000
    assert sum(back) == back[WEEK]
    assert not any(weeks(ledger, Kind.EXCHANGE)[WEEK + 1 :])


def test_its_stores_are_disposed_of_because_it_closed() -> None:
    need = closing(TAKER, waste=300, intake_store=30, ratio=1)
    assert wasted(year(need), "taker_need")["closed", "taker"] > 0
    plain = play(closing(GIVER, contract=False))[0]
    assert wasted(plain.ledger, "giver_waste")["closed", "giver"] >= 2_500
    assert in_store(plain, "giver_waste") == 0


def test_its_partner_says_that_it_closed() -> None:
    ledger = year(closing(TAKER, giver_store=0))
    assert set(wasted(ledger)) == {("partner_closed", "taker")}
    ledger = year(closing(GIVER))
    assert virgin(ledger, "taker_need")["partner_closed", "giver"] > 24_000 * (365 - DAY) // 365


def test_its_contract_ends_without_penalty_and_stays_ended() -> None:
    data = closing(GIVER)
    data["exchanges"][PAIR] |= {"leaving_price": 500, "least": 29, "shortfall_price": 100, "renews": True}
    first, second = play(data, 2)
    for found in (first, second):
        contract = found.state.contracts[PAIR]
        assert (contract.ended, contract.ended_by) == ("partner_closed", "giver")
        assert paid(found.ledger, "shortfall") == paid(found.ledger, "leaving") == 0


def test_it_orders_nothing_any_more() -> None:
    data = closing(TAKER)
    need_of(data)["supply"] = {"lot": 5, "reorder": 3, "lead_days": 10, "stock": 6}
    for found in play(data, 2):
        assert not any(weeks(found.ledger, Kind.BOUGHT)[WEEK + 1 :])
        assert found.state.orders == ()
        assert in_store(found, "taker_need", "rock") == 0


def test_its_money_goes_to_the_successor_as_a_payment_of_its_own() -> None:
    data = closing(GIVER)
    data["firms"]["giver"] |= {"successor": "taker"}
    first, second = play(data, 2)
    left = paid_weeks(first.ledger, "closing", payer="giver", payee="taker")
    assert left[WEEK] > 99_000_000
    assert first.state.cash["giver"] == second.state.cash["giver"] == 0


def test_without_a_successor_what_is_left_is_kept() -> None:
    ledger = year(closing(GIVER))
    assert paid(ledger, "closing") == 0
    assert ledger.closing_cash["giver"] > 99_000_000
    assert not any(paid_weeks(ledger, "own_money", payee="giver")[WEEK:])


def test_its_projects_stop_and_cost_nothing_more() -> None:
    data = project(closing(TAKER), {"store": "giver_waste", "amount": 5}, firm="taker", build_days=300)
    first, second = play(data, 2, projects=begun("works"))
    assert first.state.projects["works"].stage == "cancelled"
    assert 0 < first.state.projects["works"].paid < 100_000 * DAY // 300
    assert paid(second.ledger, "project") == 0


def test_a_firm_closed_before_the_year_has_no_part_in_it() -> None:
    plan = plan_of(steady_pair(carrier="truck"))
    ledger = play_year(plan, 1, replace(opening_state(plan), closed={"taker": FIRST_YEAR})).ledger
    assert moved(ledger, Kind.EXCHANGE) == 0
    assert set(wasted(ledger)) == {("partner_closed", "taker")}
    assert moved(ledger, Kind.SERVICE, target="taker_line") == 40_000, "others serve its market"


def debtor() -> Data:
    """A giver with a running cost that its small credit cannot bear."""
    data = steady_pair(contract=False, years=4)
    data["firms"]["giver"] |= {"purse": {"start": 0}, "credit": {"limit": 5, "rate": 0}}
    return project(data, {"store": "giver_waste", "amount": 1}, firm="giver", done=True, running=1000)


def test_below_its_credit_limit_a_firm_runs_at_half_rate_and_closes_after_two_new_years() -> None:
    first, second, third, fourth = play(debtor(), 4)
    assert [one.state.restructuring for one in (first, second)] == [{"giver": 1}, {"giver": 2}]
    assert moved(first.ledger, Kind.PRODUCT, source="giver_line") > 29_900
    assert 15_000 <= moved(second.ledger, Kind.PRODUCT, source="giver_line") < 15_200
    assert third.state.closed == {"giver": FIRST_YEAR + 2}
    assert moved(third.ledger, Kind.PRODUCT, source="giver_line") < 100, "only the batch under way"
    assert paid(second.ledger, "running") == 100_000, "fees are always booked"
    assert paid(fourth.ledger, "running") == 0
    assert fourth.state.restructuring == {}


def test_a_firm_that_recovers_is_not_closed() -> None:
    data = debtor()
    data["firms"]["giver"]["purse"]["yearly"] = {FIRST_YEAR: 0, FIRST_YEAR + 1: 3000, FIRST_YEAR + 2: 3000}
    _, second, third, _ = play(data, 4)
    assert second.state.restructuring == third.state.restructuring == third.state.closed == {}


def test_a_line_that_no_project_has_built_yet_makes_nothing() -> None:
    data = project(steady_pair(contract=False, years=2), {"line": "giver_line"}, firm="giver")
    for found in play(data, 2):
        assert moved(found.ledger, Kind.PRODUCT, source="giver_line") == 0
