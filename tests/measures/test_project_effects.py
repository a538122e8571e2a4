"""What measures change of projects: their time, their permit, their cost and their risk."""

from __future__ import annotations

from typing import Any

from sim.ledger import Kind
from sim.opening import opening_state
from sim.state import Payer, ProjectState
from sim.units import DAY
from tests.clusters.draws import FIRST_YEAR, Data
from tests.measures.measured import building, measure
from tests.year.worlds import begun, paid, plan_of, play, project, weeks, year


def stood_after(data: Data, key: str = "m", **state: Any) -> int:
    """The day the project stands, from what it saves of the waste."""
    at: dict[str, Any] = {"projects": begun("works", stage=state.pop("stage", "build"))} | state
    wasted = weeks(year(data, **at), Kind.DISPOSAL)
    whole = weeks(year(data, **(at | {"projects": {}})), Kind.DISPOSAL)
    saved = sum(whole) - sum(wasted)
    return round(365 * (1 - 2 * saved / sum(whole)))


def test_building_takes_less_of_its_time() -> None:
    data = measure(building(), {"change": "build", "of": "works", "times": 0.5})
    assert abs(stood_after(data) - 100) <= 2
    assert abs(stood_after(data, events={"m": 0}) - 50) <= 2


def test_only_the_rest_of_the_time_shrinks() -> None:
    """A desk that opens on day 40 halves the sixty days that are left of a hundred."""
    data = measure(building(), {"change": "build", "of": "all", "times": 0.5}, lead_days=40)
    assert abs(stood_after(data, events={"m": 0}) - 70) <= 2


def test_what_ends_during_the_building_has_helped_as_long_as_it_lasted() -> None:
    data = measure(building(), {"change": "build", "of": "all", "times": 0.5}, lasts_days=20)
    assert abs(stood_after(data, events={"m": 0}) - 80) <= 2


def test_a_permit_comes_sooner() -> None:
    permit = {"median_days": 200, "spread": 0}
    data = measure(building(permit=permit, build_days=0), {"change": "permit", "of": "giver", "times": 0.74})
    assert abs(stood_after(data, stage="permit") - 200) <= 2
    assert abs(stood_after(data, stage="permit", events={"m": 0}) - 148) <= 2


def test_half_a_permit_crosses_new_year_at_its_own_pace() -> None:
    permit = {"median_days": 600, "spread": 0}
    effect = {"change": "permit", "of": "all", "times": 0.5}
    data = measure(building(permit=permit), effect)
    first, *_ = play(data, 1, projects=begun("works", stage="permit"), events={"m": 0})
    assert first.state.projects["works"].stage == "build"
    slow, *_ = play(data, 1, projects=begun("works", stage="permit"))
    assert slow.state.projects["works"].elapsed == 365 * DAY


def test_a_project_costs_less_from_now_on() -> None:
    data = measure(building(cost=73_000, build_days=730), {"change": "cost", "of": "works", "times": 0.8})
    at: dict[str, Any] = {"projects": begun("works", payers=(Payer("giver", (1, 1)),))}
    first, _ = play(data, 2, **at)
    assert paid(first.ledger, "project") == 36_500_00
    helped, after = play(data, 2, **at, events={"m": 0})
    assert paid(helped.ledger, "project") == 29_200_00
    assert helped.state.projects["works"].spared == 7_300_00
    assert paid(after.ledger, "project") == 29_200_00
    late = list(
        play(
            measure(data, {"change": "cost", "of": "works", "times": 0.8}, lasts_days=365),
            2,
            **at,
            events={"m": 0},
        )
    )
    assert paid(late[1].ledger, "project") == 36_500_00, (
        "what was cheaper stays so, the rest costs what it costs"
    )


def test_a_risk_is_taken_away() -> None:
    data = measure(building(overrun_chance=1, overrun_cost=0.5), {"change": "risk", "of": "works", "to": 0})
    at: dict[str, Any] = {"projects": begun("works", payers=(Payer("giver", (1, 1)),))}
    without = play(data, 2, **at)
    assert sum(paid(one.ledger, "project") for one in without) == 15_000_00
    using = play(data, 2, **at, events={"m": 0})
    assert sum(paid(one.ledger, "project") for one in using) == 10_000_00
    assert abs(stood_after(data, events={"m": 0}) - 100) <= 2


def test_a_riper_technology_fails_less_often() -> None:
    data = building(readiness=1, technology="leaching")
    measure(data, {"change": "readiness", "of": "leaching", "plus": 8}, kind="innovation")
    at: dict[str, Any] = {"projects": begun("works")}
    stages = [
        [play(data, 1, seed, **at, **more)[0].state.projects["works"].stage for seed in range(30)]
        for more in ({}, {"events": {"m": 0}})
    ]
    assert stages[0].count("failed") > 5
    assert set(stages[1]) == {"done"}


def test_an_area_stands_for_its_projects_once_the_region_has_chosen_it() -> None:
    data = measure(building(areas=["m"]), {"change": "build", "of": "m", "times": 0.5}, kind="area")
    assert abs(stood_after(data) - 100) <= 2
    assert abs(stood_after(data, areas=("m",)) - 50) <= 2
    elsewhere = measure(building(), {"change": "build", "of": "all", "times": 0.5}, kind="area")
    assert abs(stood_after(elsewhere, areas=("m",)) - 100) <= 2, "of all its own projects"


def test_a_technology_proven_in_one_sector_is_cheaper_in_another() -> None:
    data = building(technology="leaching", cost=36_500, build_days=365)
    data["firms"]["taker"]["sector"] = "forest"
    project(data, {"less_input": "taker_need", "share": 0.01}, key="first", technology="leaching", done=True)
    advantage: dict[str, Any] = {"eligible": {"proven_elsewhere": True}}
    measure(data, {"change": "cost", "of": "all", "times": 0.8}, kind="advantage", **advantage)
    at = {"works": ProjectState("works", "build", 0, 0, (), FIRST_YEAR)}
    done = opening_state(plan_of(data)).projects
    assert paid(year(data, projects=at), "project") == 36_500_00
    assert paid(year(data, projects=done | at), "project") == 29_200_00
    data["firms"]["taker"]["sector"] = "industry"
    assert paid(year(data, projects=done | at), "project") == 36_500_00
