"""The plan against the clock on the wall."""

from __future__ import annotations

import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.entries import Phase
from game.session.presets import Programme
from game.session.schedule import pace, plan_of, stretches
from tests.session.table import plan

TWO_HOURS = Programme(6, 10, (16, 14, 10, 10, 5), 3, 36, 7, stretch=3)


def test_a_session_on_plan_ends_as_agreed() -> None:
    now = pace(TWO_HOURS, 47, "decide", 3)
    assert (now.behind, now.late, now.drop) == (0, 0, 0)
    assert (now.round_ends, now.session_ends) == (56, 120)


@pytest.mark.parametrize(
    ("phase", "minute"), [("news", 46.5), ("decide", 51.0), ("reveal", 54.5), ("results", 56)]
)
def test_a_phase_may_begin_and_end_within_its_span(phase: Phase, minute: float) -> None:
    assert pace(TWO_HOURS, minute, phase, 3, (minute - 47) / 6.5).behind == 0


def test_slack_is_used_up_before_anything_must_go() -> None:
    late = pace(TWO_HOURS, 47 + 5, "decide", 3)
    assert (late.behind, late.slack_left, late.late, late.drop) == (5, 2, 0, 0)
    assert (late.round_ends, late.session_ends) == (61, 120)
    later = pace(TWO_HOURS, 47 + 9, "decide", 3)
    assert (later.behind, later.slack_left, later.late, later.drop) == (9, 0, 2, 1)
    assert later.session_ends == 122


def test_time_given_to_deciding_is_charged_once_its_own_has_passed() -> None:
    assert pace(TWO_HOURS, 53.5, "decide", 3, passed=1.0).behind == 0
    assert pace(TWO_HOURS, 56.5, "decide", 3, passed=1.4).behind == 3


def test_who_is_fast_ends_early_and_keeps_the_slack() -> None:
    fast = pace(TWO_HOURS, 36, "results", 3)
    assert fast.behind == -19
    assert fast.session_ends < 120
    assert fast.slack_left == 7


def test_the_debrief_is_never_charged_with_rounds() -> None:
    now = pace(TWO_HOURS, 150, "debrief", 5)
    assert (now.drop, now.late) == (0, 30)


def test_the_plan_of_a_session_has_its_rounds_and_minutes() -> None:
    setup = Setup(seed=1, teams=seating(plan(), 3), rounds=2, minutes_per_round=7)
    found = plan_of(setup, plan(), 2)
    assert found.lengths == (7, 7)
    assert sum(one.minutes for one in stretches(found)) == found.total
    assert [one.number for one in stretches(found) if one.what == "round"] == [1, 2]


def test_each_round_has_its_own_minutes() -> None:
    setup = Setup(seed=1, teams=seating(plan(), 3), rounds=2, round_minutes=(9, 4))
    assert plan_of(setup, plan(), 2).lengths == (9, 4)
    assert [setup.minutes_of(number) for number in (1, 2, 3)] == [9, 4, 4]
