"""New Year is a day like any other: what is under way goes on, and what is handed in stays as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from sim.digest import digest
from sim.ledger import Kind
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import canonical
from sim.year import play_year
from tests.clusters.draws import Data
from tests.random_scenarios import random_scenario, steady_pair
from tests.strategies import scenarios
from tests.tries import tries
from tests.year.worlds import in_store, line_of, moved, need_of, plan_of, play, weeks


@given(scenarios(most_firms=6))
@tries(0.3)
def test_playing_a_year_changes_nothing_it_was_given(data: Data) -> None:
    plan = plan_of(data)
    state = opening_state(plan)
    for _ in range(2):
        before = canonical(state)
        first, again = play_year(plan, 7, state), play_year(plan, 7, state.copy())
        assert canonical(state) == before
        assert digest(first.ledger) == digest(again.ledger)
        assert canonical(first.state) == canonical(again.state) == canonical(first.state.copy())
        assert json.loads(canonical(first.state))["year"] == state.year + 1
        state = first.state


def test_a_steady_year_is_like_the_one_before() -> None:
    first, *later = play(steady_pair(years=4), 4)
    for found in later:
        for kind in (Kind.PRODUCT, Kind.EXCHANGE, Kind.BOUGHT, Kind.USED):
            was, now = weeks(first.ledger, kind), weeks(found.ledger, kind)
            assert all(abs(one - other) <= 2 for one, other in zip(was[1:], now[1:], strict=True))


@pytest.mark.parametrize("batch_hours", [1, 5, 24, 100, 168])
def test_slots_run_on_over_new_year_and_no_hour_is_lost(batch_hours: int) -> None:
    found = play(steady_pair(batch_hours=batch_hours, years=6), 6)
    made = sum(moved(one.ledger, Kind.PRODUCT, source="taker_line") for one in found)
    assert made == pytest.approx(6 * 40_000, abs=40_000 * batch_hours / 8760 + 6)


def test_a_repair_goes_on_over_new_year() -> None:
    data = steady_pair(giver_outage=(2000, 2000), years=8)
    found = play(data, 8, seed=4)
    over = [(a, b) for a, b in pairwise(found) if "giver_line" in a.state.down]
    assert over
    for before, after in over:
        assert weeks(after.ledger, Kind.PRODUCT, source="giver_line")[0] < 577
        assert before.ledger.uptime["giver_line"][0] < 8760


def test_orders_cross_new_year() -> None:
    data = steady_pair(contract=False, years=2)
    need_of(data)["supply"] = {"lot": 10, "reorder": 12, "lead_days": 90, "stock": 20}
    first, second = play(data, 2)
    coming = sum(order.amount for order in first.state.orders)
    assert coming > 0
    assert weeks(second.ledger, Kind.BOUGHT)[: 90 // 7 + 1].count(0) < 14
    assert sum(weeks(second.ledger, Kind.BOUGHT)[:13]) == coming


def test_a_planned_stop_over_new_year_is_one_stop() -> None:
    data = steady_pair(years=2)
    line_of(data, "giver")["stops"] = [{"from_day": 359, "to_day": 365}, {"from_day": 1, "to_day": 7}]
    first, second = play(data, 2)
    assert sum(weeks(second.ledger, Kind.PRODUCT, source="giver_line")[:1]) < 100
    assert second.ledger.uptime["giver_line"] == (8760 - 14 * 24, 8760)
    assert first.ledger.uptime["giver_line"][0] >= 8760 - 14 * 24


def test_unsold_orders_wait_over_new_year() -> None:
    data = steady_pair(years=2)
    line = line_of(data, "taker")
    line["capacity"] = 60
    line["stops"] = [{"from_day": 346, "to_day": 365}]
    line["market"]["backlog_days"] = 40
    first, second = play(data, 2)
    for each in (first, second):
        made = weeks(each.ledger, Kind.PRODUCT, source="taker_line")
        assert sum(made) == pytest.approx(40_000, abs=200)
        assert sum(made[:8]) > 8 * 40_000 / 52 + 1_000, "what was ordered during the stop is made after it"
        assert sum(made[-2:]) == 0


def test_a_rest_below_a_kilogram_is_not_lost() -> None:
    """0.8 of a tonne replaced by each: after five years to the kilogram."""
    found = play(steady_pair(years=5), 5)
    used = sum(moved(one.ledger, Kind.USED) for one in found)
    required = sum(moved(one.ledger, Kind.PRODUCT, source="taker_line") for one in found)
    consumed = sum(moved(one.ledger, Kind.VIRGIN) for one in found)
    assert abs(required - consumed - used * 8 // 10) <= 120, "but for the batches under way at both ends"
    assert in_store(found[-1], "taker_need") == 0


def test_two_years_in_one_go_are_the_same_as_one_by_one() -> None:
    plan = Plan(Scenario.model_validate(random_scenario(5, 6)))
    state = opening_state(plan)
    one = play_year(plan, 3, play_year(plan, 3, state).state)
    other = play_year(plan, 3, replace(play_year(plan, 3, state).state))
    assert digest(one.ledger) == digest(other.ledger)
