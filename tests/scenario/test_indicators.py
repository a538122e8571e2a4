"""Indicators and goals name what is measured."""

from __future__ import annotations

from sim.indicators.round import indicators
from sim.plan.plan import Plan
from sim.scenario.indicators import INDICATORS
from sim.scenario.loader import load
from tests.scenario.files import TUTORIAL, Tell


def test_a_goal_that_nothing_measures_is_refused_with_the_name_that_was_meant(tell: Tell) -> None:
    [problem] = tell("indicator: addressable_virgin_t", "indicator: adressable_virgin")
    assert problem.field == "about.goals[1].indicator"
    assert str(problem.what) == "There is no indicator `adressable_virgin`."
    assert str(problem.instead) == "Write `addressable_virgin_t`."


def test_an_indicator_to_show_is_one_there_is(tell: Tell) -> None:
    [problem] = tell("indicators: [addressable_virgin_t", "indicators: [happiness")
    assert problem.field == "about.indicators[1]"
    assert str(problem.instead).startswith("Write one of: addressable_virgin_t, undelivered_virgin_t, ")


def test_a_scenario_may_name_every_indicator_that_is_one_number() -> None:
    found = indicators(Plan(load(TUTORIAL)), ()).plain()
    assert tuple(name for name, value in found.items() if not isinstance(value, dict)) == INDICATORS


def test_there_is_a_question_for_every_picture(tell: Tell) -> None:
    [problem] = tell("answered_by: [who_paid, what_if]", "answered_by: [who_paid, what_if, flows]")
    assert problem.field == "about.answered_by"
    assert str(problem.what) == "There are more pictures than questions: 2."
