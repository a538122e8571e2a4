"""Games that keep to history: what is left to chance comes when it really came, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.scenario.file import Scenario
from sim.scenario.history import as_it_was, has_history
from sim.scenario.loader import load
from tests.cli.shell import inside

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(scope="module")
def kemi_tornio() -> Scenario:
    return load(SCENARIOS / "kemi-tornio.yaml")


@pytest.mark.parametrize("seed", [3, 5])
def test_the_paper_mill_closes_in_2021_whatever_is_drawn(seed: int) -> None:
    told = inside("run", "kemi-tornio", "--history", "--rounds", "2", "--seed", str(seed)).stdout
    news = told[told.index("News:") :]
    assert news.index("  2021  ") < news.index("The paper mill will close")
    assert "A court asks" not in news


def test_what_never_happened_stays_away_and_what_has_a_date_keeps_it(kemi_tornio: Scenario) -> None:
    kept = as_it_was(kemi_tornio).events
    assert kept["road_money"].chance.value == 0
    assert kept["energy_crisis"] == kemi_tornio.events["energy_crisis"]
    assert kept["court_case"].chance.value == 0


def test_a_scenario_that_knows_no_such_year_says_so(tmp_path: Path) -> None:
    assert not has_history(load(SCENARIOS / "tutorial.yaml"))
    told = inside("run", "tutorial", "--history")
    assert told.returncode == 2
    assert "when it really happened" in told.stderr
