"""A project asks for its permit, is built, ramps up and stands; it may run late, fall short or fail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from sim.ledger import Kind
from sim.state import Payer
from sim.year import YearResult
from tests.clusters.draws import Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import (
    begun,
    event,
    line_of,
    moved,
    paid,
    paid_weeks,
    plan_of,
    play,
    played,
    project,
    virgin,
    weeks,
    year,
)

INTAKE = {"intake": "taker_need", "material": "waste"}
WEEK = 100 // 7


def site(**terms: object) -> Data:
    """A pair whose taker must build its intake first."""
    return project(steady_pair(years=5), INTAKE, **terms)  # type: ignore[arg-type]


def opened(data: Data, years: int = 1, seed: int = 1, **state: object) -> int:
    """The week of the game in which the first load flows; −1 if none does."""
    found = play(data, years, seed, projects=begun("works", **state))  # type: ignore[arg-type]
    return first_week(found)


def first_week(found: Iterable[YearResult]) -> int:
    flows = [amount for one in found for amount in weeks(one.ledger, Kind.EXCHANGE)]
    return next((week for week, amount in enumerate(flows) if amount), -1)


# -- time -----------------------------------------------------------------------------------------


def test_nothing_flows_before_it_is_built() -> None:
    assert opened(site(build_days=100)) == WEEK
    assert opened(site(build_days=0)) == 0


def test_building_goes_on_over_new_year() -> None:
    assert opened(site(build_days=500), 2) == 52 + (500 - 365) // 7


def test_a_permit_takes_its_time_and_that_counts_over_new_year() -> None:
    permit = {"median_days": 500, "spread": 0}
    assert opened(site(build_days=100, permit=permit), 2, stage="permit") == 52 + (600 - 365) // 7
    first, second = play(site(build_days=100, permit=permit), 2, projects=begun("works", stage="permit"))
    assert first.state.projects["works"].elapsed == 8760, "elapsed time only, no drawn future"
    assert second.state.projects["works"].stage == "done"


def test_half_of_all_permits_come_before_their_median() -> None:
    data = site(permit={"median_days": 180, "spread": 0.5})
    early = sum(0 <= opened(data, 1, seed, stage="permit") < 26 for seed in range(40))
    assert 10 <= early <= 30


def test_its_luck_does_not_know_the_round_it_starts_in() -> None:
    data = site(
        permit={"median_days": 120, "spread": 0.8}, build_days=30, overrun_chance=0.5, overrun_days=90
    )
    for seed in range(6):
        later = replace(play(data, 1, seed)[0].state, projects=begun("works", stage="permit"))
        found = played(plan_of(data), later, 3, seed)
        assert first_week(found) == pytest.approx(opened(data, 3, seed, stage="permit"), abs=1)


def treated(**terms: object) -> Data:
    """A giver that treats its own waste for the taker, once the works stand."""
    data = steady_pair(waste=100, need=100, ratio=1, years=3)
    made = {"material": "sand", "share": 1, "store": 5, "disposal": {"kind": "landfill", "fee": 1}}
    works = {"takes": "waste", "capacity": 100, "yields": {"sand_out": made}}
    data["firms"]["giver"]["treatments"] = {"mill": works}
    data["materials"]["sand"] = data["materials"]["waste"]
    line_of(data, "taker")["needs"]["taker_need"]["secondaries"] = {"sand": {"ratio": 1, "store": 20}}
    data["exchanges"]["pair"]["giver"] = "sand_out"
    return project(data, {"treatment": "mill"}, firm="giver", **terms)  # type: ignore[arg-type]


def test_a_works_ramps_up_from_its_first_share_to_the_whole() -> None:
    data = treated(ramp_days=140, ramp_start=Decimal("0.3"))
    made = weeks(year(data, projects=begun("works")), Kind.MADE, target="sand_out")
    assert made[0] == pytest.approx(100_000 / 52 * 0.3, rel=0.2)
    assert made[:20] == sorted(made[:20])
    assert made[30] == pytest.approx(100_000 / 52, rel=0.03)


def test_a_ramp_goes_on_over_new_year() -> None:
    first, second = play(
        treated(ramp_days=365, build_days=182, ramp_start=Decimal("0.2")), 2, projects=begun("works")
    )
    assert first.state.projects["works"].stage == "ramp"
    made = [w for one in (first, second) for w in weeks(one.ledger, Kind.MADE, target="sand_out")]
    assert made[51] * 7 / 8 == pytest.approx(made[52], rel=0.05)
    assert second.state.projects["works"].stage == "done"


# -- what it brings -------------------------------------------------------------------------------


def test_less_waste_and_less_input_and_a_larger_store() -> None:
    share = Decimal("0.25")
    data = steady_pair(contract=False, giver_store=0)
    project(data, {"less_waste": "giver_waste", "share": share}, firm="giver", key="w", done=True)
    project(data, {"less_input": "taker_need", "share": share}, key="i", done=True)
    ledger = year(data)
    assert moved(ledger, Kind.DISPOSAL) == pytest.approx(22_500, abs=2)
    assert moved(ledger, Kind.VIRGIN) == pytest.approx(30_000, abs=2)
    assert paid(ledger, "disposal_saved", payee="giver") == pytest.approx(7_500 * 9.5, abs=60)
    assert paid(ledger, "virgin_saved", payee="taker") == pytest.approx(10_000 * 6, abs=60)


def test_prevention_begins_on_the_day_it_stands() -> None:
    data = project(
        steady_pair(contract=False, giver_store=0), {"less_waste": "giver_waste", "share": Decimal("0.5")},
        firm="giver", build_days=182,
    )  # fmt: skip
    made = weeks(year(data, projects=begun("works")), Kind.MADE, target="giver_waste")
    assert made[25] == pytest.approx(2 * made[27], abs=2)


# -- luck -----------------------------------------------------------------------------------------


def test_an_overrun_is_late_and_dear() -> None:
    data = site(build_days=100, overrun_chance=1, overrun_days=70, overrun_cost=Decimal("0.5"))
    assert opened(data) == 170 // 7
    assert paid(year(data, projects=begun("works")), "project") == 150_000


def test_an_unready_technology_may_fail_or_fall_short() -> None:
    data = treated(readiness=5)
    stages = [play(data, 1, seed, projects=begun("works"))[0].state.projects["works"] for seed in range(80)]
    failed = sum(one.stage == "failed" for one in stages)
    short = sum(one.stage == "done" and one.works == (3, 5) for one in stages)
    assert 7 <= failed <= 27, "one in five"
    assert 7 <= short <= 27
    seed = next(seed for seed, one in enumerate(stages) if one.works == (3, 5))
    made = moved(play(data, 2, seed, projects=begun("works"))[1].ledger, Kind.MADE, target="sand_out")
    assert made == pytest.approx(60_000, rel=0.01)


def test_a_scenario_says_how_likely_a_failure_is_and_what_is_reached() -> None:
    for terms, stage, works in (
        ({"fails": Decimal("0.25")}, "failed", None),
        ({"fails": 0, "falls_short": Decimal("0.25"), "short_reaches": Decimal("0.5")}, "done", (1, 2)),
        ({"fails": 0, "falls_short": 0}, "done", (1, 1)),
    ):
        data = treated(readiness=5, **terms)
        for seed in range(8):
            found = play(data, 1, seed, projects=begun("works"))[0].state.projects["works"]
            assert (found.stage, works or found.works) == (stage, found.works)


def test_a_project_that_failed_is_paid_and_brings_nothing() -> None:
    data = treated(readiness=1, running=50)
    seed = next(
        seed for seed in range(50)
        if play(data, 1, seed, projects=begun("works"))[0].state.projects["works"].stage == "failed"
    )  # fmt: skip
    first, second = play(data, 2, seed, projects=begun("works"))
    assert paid(first.ledger, "project") == 100_000
    assert paid(second.ledger, "project") == paid(second.ledger, "running") == 0
    assert moved(second.ledger, Kind.MADE, target="sand_out") == 0


# -- money ----------------------------------------------------------------------------------------


def test_its_cost_is_spread_evenly_over_the_building_time() -> None:
    first, second = play(site(build_days=500, cost=5_200), 2, projects=begun("works"))
    parts = [w for one in (first, second) for w in paid_weeks(one.ledger, "project", payer="taker")]
    assert sum(parts) == 520_000
    assert parts[:51] == [pytest.approx(520_000 * 7 / 500, abs=1)] * 51
    assert not any(parts[52 + 20 :])


def test_a_permit_costs_nothing_yet() -> None:
    data = site(permit={"median_days": 365, "spread": 0}, build_days=10)
    assert paid(year(data, projects=begun("works", stage="permit")), "project") == 0


def test_what_stands_from_the_start_was_paid_before() -> None:
    ledger = year(site(done=True, overrun_chance=1, running=52))
    assert paid(ledger, "project") == 0
    assert paid(ledger, "running", payer="taker") == 5_200


def test_running_costs_begin_when_it_stands() -> None:
    parts = paid_weeks(year(site(build_days=182, running=52), projects=begun("works")), "running")
    assert parts == [0] * 26 + [100] * 26


def test_partners_pay_their_shares_and_an_advance_is_paid_back() -> None:
    payers = (Payer("giver", (1, 3), 2), Payer("taker", (2, 3)))
    data = site(build_days=100, cost=900)
    first, second, third, fourth = play(data, 4, projects=begun("works", payers=payers))
    assert paid(first.ledger, "project", payer="giver") == 30_000
    assert paid(first.ledger, "project", payer="taker") == 60_000
    back = [paid(one.ledger, "loan", payer="taker", payee="giver") for one in (first, second, third, fourth)]
    assert back == [0, 15_000, 15_000, 0]
    assert third.state.loans == ()


def test_a_gift_is_not_paid_back() -> None:
    found = play(site(), 2, projects=begun("works", payers=(Payer("giver", (1, 1)),)))
    assert paid(found[0].ledger, "project", payer="giver") == 100_000
    assert found[0].state.loans == ()


def test_the_owner_bears_the_share_of_a_partner_who_closes() -> None:
    data = event(site(build_days=200), {"change": "close", "of": "giver"}, day=101)
    ledger = year(data, projects=begun("works", payers=(Payer("giver", (1, 1)),)))
    assert paid(ledger, "project", payer="giver") == pytest.approx(50_000, rel=0.05)
    assert paid(ledger, "project") == 100_000


def test_a_line_exists_from_the_day_it_stands() -> None:
    data = project(steady_pair(contract=False, years=2), {"line": "giver_line"}, firm="giver", build_days=183)
    assert year(data).uptime["giver_line"] == (0, 0)
    first, second = play(data, 2, projects=begun("works"))
    up, existed = first.ledger.uptime["giver_line"]
    assert up <= existed == (365 - 183) * 24
    assert second.ledger.uptime["giver_line"] == (8760, 8760)


# -- what it is blamed for ------------------------------------------------------------------------


def test_until_it_stands_it_is_the_reason_and_then_no_more() -> None:
    ledger = year(site(build_days=182), projects=begun("works"))
    reasons = {row.culprit: columns for row, columns in ledger.flows.items() if row.cause == "not_built"}
    assert set(reasons) == {"works"}
    assert virgin(ledger)["not_built", "works"] == pytest.approx(20_000, rel=0.03)
    assert not any(reasons["works"][26:])


def test_of_two_projects_the_one_still_missing_is_named() -> None:
    data = project(
        site(build_days=182), {"pipe": ["giver", "taker"], "carrier": "belt"}, key="way", build_days=91
    )
    ledger = year(data, projects=begun("works", "way"))
    by_project = {
        row.culprit: [week for week, amount in enumerate(columns) if amount]
        for row, columns in ledger.flows.items()
        if row.cause == "not_built" and row.kind == Kind.DISPOSAL
    }
    assert max(by_project["way"]) <= 13 <= min(by_project["works"])
    assert max(by_project["works"]) == 25
