"""Every piece of news says whom it touches: a number with its mark, and the one team that answers."""

from __future__ import annotations

import pytest

from game.board.front_page import front_page_of
from game.board.news import brought_news
from game.outputs.front_text import figure_in_words
from game.roster.seating import seating
from game.text.translator import Translator
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.scenario.kemi import ROOT


@pytest.mark.parametrize("name", ["kemi-tornio", "kalundborg", "handelo", "tutorial"])
def test_every_event_has_people_with_a_mark_and_a_team_that_answers(name: str) -> None:
    plan = Plan(load(ROOT / "scenarios" / f"{name}.yaml"))
    teams = seating(plan)
    for key, event in plan.scenario.events.items():
        people = event.people
        assert people is not None, key
        assert people.value > 0, key
        assert people.source or people.estimate or people.tuned, key
        if people.source is None and people.tuned is None:
            assert people.confidence is not None, key
            assert people.low is not None, key
            assert people.high is not None, key
        state = opening_state(plan)
        state.events[key] = 0
        (item,) = brought_news(plan, state, state.year, (key,))
        page = front_page_of(plan, item, teams)
        assert page.figure.kind == "people", key
        assert page.seat is not None, key
        said, _ = figure_in_words(Translator("en", plan), plan, page.figure)
        assert said.startswith("≈") == (people.confidence == "low"), key
