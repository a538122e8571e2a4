"""The search finds games as good as cooperative ones or better, and no game goes beyond the bound of its flows."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from game.bots.strategy import COOPERATIVE
from game.cli.app import run
from game.cli.files import read_plan, shipped
from game.experiments.executors import local
from game.experiments.pickled_scenario import pack
from game.experiments.search.best_known import BestKnown, figures_mark, typical_seed
from game.experiments.search.search import SearchState, search
from game.experiments.search.trial import tried
from game.experiments.search.upper_bound import UpperBound, upper_bound
from game.experiments.verify import verify
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.clusters.whole import random_scenario
from tests.parts import one_of
from tests.rules.cluster import plan

SEEDS = (97010, 97011)
_LUCK = 0.03
"""of an ordinary year, by which outages and stores may lift a game above it"""


@pytest.fixture(scope="module")
def tutorial() -> Plan:
    return read_plan(shipped("tutorial"))


def after(plan: Plan, tries: int, workers: int = 1) -> SearchState:
    with local(workers) as pool:
        *_, reached = islice(search(plan, SEEDS, pool), tries)
    return reached


def test_a_search_begins_with_bots_that_look_at_the_whole_and_is_never_worse(tutorial: Plan) -> None:
    first, later = after(tutorial, 1), after(tutorial, 12)
    assert first.best.temper == COOPERATIVE
    assert later.tries == 12
    assert later.best.cut > first.best.cut
    assert later.best.by_seed == tuple(
        tried(pack(tutorial.scenario), later.best.temper, seed) for seed in SEEDS
    )


def test_it_finds_the_same_with_any_number_of_workers(tutorial: Plan) -> None:
    assert after(tutorial, 6) == after(tutorial, 6, workers=2)


def test_no_game_on_the_frontier_beats_another_in_everything(tutorial: Plan) -> None:
    frontier = after(tutorial, 25).frontier
    assert len(frontier) > 1
    assert not any(one.beats(other) for one in frontier for other in frontier)


def test_what_flows_alone_allow_is_worked_out_by_hand() -> None:
    """40 t of gravel a year; 30 t of slag do the work of 24 t, and nobody has a use for it that counts more."""
    bound = upper_bound(plan())
    assert bound == UpperBound(idle_kg=40_000, least_kg=16_000)
    assert bound.cut == pytest.approx(0.6)


@pytest.mark.parametrize("seed", one_of(3, range(12)))
def test_no_game_of_a_random_cluster_goes_beyond_its_bound(seed: int) -> None:
    plan = Plan(from_data(random_scenario(seed, 8)))
    best = -tried(pack(plan.scenario), COOPERATIVE, 1)[0]
    assert best <= upper_bound(plan).cut + _LUCK


def test_the_command_writes_a_session_that_holds_and_its_figures(tmp_path: Path, tutorial: Plan) -> None:
    file = tmp_path / "best.kierto"
    assert (
        run(["search", "tutorial", "--tries", "3", "--seeds", "2", "--workers", "1", "--out", str(file)]) == 0
    )
    known = BestKnown.model_validate_json(file.with_suffix(".json").read_bytes())
    assert (known.tries, known.scenario) == (3, "tutorial")
    session = Session.open(file)
    assert session.setup.seed == typical_seed(known)
    assert verify(session).difference is None
    last = session.records[len(tutorial.scenario.about.rounds) - 1].worlds["cluster"]
    cut = 1 - last.indicators.addressable_virgin_kg / last.idle.addressable_virgin_kg
    assert cut == pytest.approx(-known.headline_by_seed[known.seeds.index(session.setup.seed)], abs=1e-4)


def test_a_search_may_begin_with_what_an_earlier_one_found(tmp_path: Path) -> None:
    first, second = tmp_path / "first.kierto", tmp_path / "second.kierto"
    asked = ["search", "tutorial", "--seeds", "2", "--workers", "1", "--tries"]
    assert run([*asked, "12", "--out", str(first)]) == 0
    kept = first.with_suffix(".json")
    assert run([*asked, "1", "--from", str(kept), "--out", str(second)]) == 0
    before, after_it = (
        BestKnown.model_validate_json(file.with_suffix(".json").read_bytes()) for file in (first, second)
    )
    assert before.settings != COOPERATIVE
    assert after_it.settings == before.settings
    assert run([*asked, "1", "--from", str(first), "--out", str(tmp_path / "third.kierto")]) == 1
    assert run([*asked, "1", "--out", str(first)]) == 2


def test_other_words_leave_a_best_known_game_what_it_is_and_other_figures_do_not() -> None:
    data = random_scenario(3, 4)
    mark = figures_mark(from_data(data))
    data["about"]["title"] = "Another name"
    assert figures_mark(from_data(data)) == mark
    firm = next(iter(data["firms"].values()))
    firm["purse" if "purse" in firm else "cash"]["start"] = 123_456
    assert figures_mark(from_data(data)) != mark
