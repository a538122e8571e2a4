"""Sheets that people marked without a name are typed at the console, a line each, and count in the report."""

from __future__ import annotations

import pygame
import pytest

from game.resources import shipped_scenario
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.phase_order import here
from game.session.session import Session
from game.typed.evidence_line import read_marks
from game.typed.unclear import NotReadError
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.at_console import console, enter, letter
from tests.screen.hands import Hands


@pytest.fixture
def asked(hands: Hands) -> Hands:
    """A game of a scenario that has statements."""
    file = shipped_scenario("kemi-tornio")
    assert file is not None
    scenario = load(file)
    session = Session.in_memory(scenario, Setup(seed=1, teams=seating(Plan(scenario), None), rounds=1))
    session.go_to("decide")
    hands.app.context.end()
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(1)
    return hands


def test_sheets_are_typed_one_after_the_other_and_a_mistake_is_typed_over(asked: Hands) -> None:
    console(asked, "q")
    for line in ("et17 42531", "ab01 5 1 3 0 2", "et17 5-531"):
        asked.type(line)
        enter(asked)
    assert "This code word had a sheet already" in asked.texts()
    assert "Before the game: 2" in asked.texts()
    kept = {(each.moment, each.sign): each.marks for each in asked.session.notes.sheets()}
    assert kept == {("before", "ab01"): (5, 1, 3, 0, 2), ("before", "et17"): (5, 0, 5, 3, 1)}
    asked.type("et17 4253")
    enter(asked)
    assert "5 marks from 1 to 5" in asked.texts()
    assert len(asked.session.notes.sheets()) == 2


def test_after_the_game_a_sign_that_nobody_had_before_is_said(asked: Hands) -> None:
    asked.session.notes.keep_sheet("before", "et17", (4, 2, 5, 3, 1))
    console(asked, "q")
    asked.go_to("which moment +")
    asked.tab_to("sheet")
    asked.type("et71 42531")
    enter(asked)
    assert "No sheet from before has this code word" in asked.texts()
    assert [each.moment for each in asked.session.notes.sheets()] == ["after", "before"]


def test_where_a_scenario_asks_nothing_nobody_is_asked(hands: Hands) -> None:
    assert not hands.session.scenario.about.evidence
    console(hands)
    letter(hands, "q")
    assert "Sheets of statements" not in hands.texts()
    hands.press(pygame.K_ESCAPE)


@pytest.mark.parametrize(
    "line", ["", "et17", "42531", "et17 42536", "et17 425311", "et17 4253x", f"{'x' * 21} 42531"]
)
def test_what_is_no_sheet_is_refused(line: str) -> None:
    with pytest.raises(NotReadError):
        read_marks(line, 5)
