"""Every thing that a team can decide on has one code, and every code one thing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from game.resources import SCENARIOS
from game.typed.codes import handles
from sim.plan.plan import Plan
from sim.scenario.loader import load


@pytest.mark.parametrize("scenario", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_stream_need_project_match_measure_and_fund_has_exactly_one_code(scenario: Path) -> None:
    plan = Plan(load(scenario))
    firms = {firm for seat in plan.seats.values() for firm in seat}
    expected = {("project", key) for key in plan.scenario.projects}
    expected |= {("match", key) for key, match in plan.scenario.matches.items() if match.code}
    expected |= {("measure", key) for key, measure in plan.measures.items() if measure.code}
    expected |= {
        ("recovery", key) for key, store in plan.stores.items() if store.firm in firms and not store.is_yield
    }
    expected |= {("blend", key) for key, need in plan.needs.items() if need.firm in firms and need.intakes}
    expected |= {("treatment", key) for key, works in plan.treatments.items() if works.firm in firms}
    expected |= {("fund", "FUND")} if plan.has_fund else set()
    found = Counter((handle.what, handle.id) for handle in handles(plan).values())
    assert set(found) == expected
    assert set(found.values()) == {1}


def test_numbered_codes_go_round_those_of_the_author() -> None:
    """The tutorial's own project is called R1: the foundry's waste heat is still to be typed."""
    plan = Plan(load(SCENARIOS / "tutorial.yaml"))
    codes = handles(plan)
    assert codes["R1"].what == "project"
    assert {handle.what for code, handle in codes.items() if code[0] == "R"} >= {"project", "recovery"}
