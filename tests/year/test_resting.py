"""What nobody looks at from day to day has the same year as if somebody did."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.digest import digest
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import from_data, load
from sim.year import play_year, preparation
from tests.random_scenarios import random_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
YEARS = 3


def years(plan: Plan, seed: int) -> list[object]:
    """What some years leave one after another."""
    left: list[object] = []
    state = opening_state(plan)
    for _ in range(YEARS):
        result = play_year(plan, seed, state)
        state = result.state
        left += [digest(result.ledger), result.ledger.uptime, state]
    return left


def same_when_watched(plan: Plan, seed: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    rested = years(plan, seed)
    with monkeypatch.context() as patch:
        patch.setattr(preparation, "_let_rest", lambda *_: None)
        return rested == years(plan, seed)


@pytest.mark.parametrize("seed", range(12))
def test_a_random_cluster_may_rest(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert same_when_watched(Plan(from_data(random_scenario(seed, 3 + seed % 9))), seed, monkeypatch)


@pytest.mark.parametrize("name", ["tutorial.yaml", "kemi-tornio.yaml"])
def test_the_shipped_clusters_may_rest_whatever_strikes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        assert same_when_watched(Plan(load(SCENARIOS / name)), seed, monkeypatch)
