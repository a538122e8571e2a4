"""A lesson is tried in worlds whose uncertain figures are drawn anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.files import read_scenario, shipped
from game.experiments.adapted import play_adapted, with_packages_signed
from game.experiments.executors import Workers
from game.experiments.lesson import Lesson, lesson
from game.experiments.replay_plan import play_out
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.loader import check, from_data, to_data
from sim.scenario.parameter_overrides import triangle, uncertain, vary, with_figures
from sim.scenario.traversal import parts
from tests.debrief.games import ACCEPT, HALF_BLEND, OFFER, game
from tests.preview.town import SAND_DEAL, plan

SHIPPED = ("tutorial", "kemi-tornio")
PACKAGE = game({"foundry": (SAND_DEAL,)}, {}, {})


def last(steps: Any) -> Lesson:
    found: Lesson = list(steps)[-1]
    return found


def figures(scenario: Scenario) -> dict[Any, Figure | Path]:
    return {one.where: one.model for one in parts(scenario) if isinstance(one.model, Figure | Path)}


def test_the_package_s_lesson_holds_in_most_worlds() -> None:
    found = last(lesson(plan(), PACKAGE, 6))
    assert (found.tried, found.of) == (6, 6)
    assert found.headline_below_idle == 6
    assert (
        len({one.headline for one in found.worlds}) > 1
        or len({one.purses["foundry"] for one in found.worlds}) > 1
    )
    assert all(0 <= found.goal_reached(place) <= 6 for place in range(len(found.goals)))
    assert 0 <= found.purse_better("foundry") <= 6


def test_who_decides_nothing_is_never_better_than_idle() -> None:
    found = last(lesson(plan(), game({}, {}), 3))
    assert found.headline_below_idle == 0
    assert [found.purse_better(seat) for seat in plan().seats] == [0, 0, 0]


def test_an_offer_that_all_accepted_is_one_package_and_comes_to_the_same() -> None:
    offered = game({"foundry": (OFFER,), "roads": (ACCEPT,)}, {}, {})
    signed = with_packages_signed(offered.rounds[0], offered.seats)
    assert [len(signed.signed), sum(map(len, signed.sheets.values()))] == [1, 0]
    ours, plain = play_adapted(plan(), offered), play_out(plan(), offered)
    assert [each.indicators for each in ours] == [each.indicators for each in plain]
    assert [each.purses for each in ours] == [each.purses for each in plain]
    unanswered = game({"foundry": (OFFER,)}, {}, {})
    assert not with_packages_signed(unanswered.rounds[0], unanswered.seats).signed


def test_what_waits_is_counted_once_however_much_speaks_against_it() -> None:
    poor = game({"foundry": (OFFER,), "roads": (ACCEPT, HALF_BLEND)}, {}, {})
    worlds = last(lesson(plan(), poor, 6)).worlds
    assert max(world.set_aside for world in worlds) <= 2


def test_worlds_come_one_by_one_and_workers_change_nothing() -> None:
    seen = list(lesson(plan(), PACKAGE, 3))
    assert [one.tried for one in seen] == [1, 2, 3]
    with ThreadPoolExecutor(2) as threads:
        assert last(lesson(plan(), PACKAGE, 3, Workers(threads, 2))) == seen[-1]


# -- drawn figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_a_varied_scenario_is_sound_and_only_uncertain_figures_differ(name: str) -> None:
    scenario = read_scenario(shipped(name))
    drawn = {part.where for part, _ in uncertain(scenario)}
    before = figures(scenario)
    for seed in (1, 2):
        varied = vary(scenario, seed)
        assert list(check(varied)) == []
        assert from_data(to_data(varied)).id == scenario.id
        after = figures(varied)
        changed = {where for where, one in before.items() if _number(one) != _number(after[where])}
        assert changed
        assert changed <= drawn


def test_every_draw_stays_in_its_range() -> None:
    scenario = read_scenario(shipped("kemi-tornio"))
    after = figures(vary(scenario, 5))
    for part, (low, high) in uncertain(scenario):
        one = after[part.where]
        if isinstance(one, Figure):
            assert low <= one.value <= high, part.where


def test_the_same_seed_draws_the_same_and_another_draws_others() -> None:
    scenario = read_scenario(shipped("kemi-tornio"))
    assert vary(scenario, 1) == vary(scenario, 1)
    assert vary(scenario, 1) != vary(scenario, 2)


def test_putting_no_figures_in_changes_nothing() -> None:
    scenario = plan().scenario
    assert with_figures(scenario, {}) == scenario
    assert with_figures(scenario, figures(scenario)) == scenario


@given(st.floats(-100, 100), st.floats(0, 50), st.floats(0, 50), st.floats(0.001, 0.999))
def test_a_triangle_lies_between_its_ends_and_half_its_way_is_the_middle(
    low: float, left: float, right: float, draw: float
) -> None:
    middle, high = low + left, low + left + right
    number = triangle(low, middle, high, draw)
    assert low - 1e-9 <= number <= high + 1e-9
    if left > 1 and right > 1:
        assert triangle(low, middle, high, left / (left + right)) == pytest.approx(middle, abs=1e-6)


def _number(one: Figure | Path) -> object:
    return one.value if isinstance(one, Figure) else sorted((y, Decimal(v)) for y, v in one.by_year.items())
