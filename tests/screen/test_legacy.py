"""The years after the game run as a film before anybody sees what lasted, and one key ends it."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.phase_order import here
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands

SCENARIO = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"


@pytest.fixture
def at_the_end(tmp_path: Path) -> Hands:
    """A game of one round, at its end page."""
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=1))
    hands.app.context.begin(session)
    session.play_round()
    session.go_to("end")
    hands.app.follow(here(session))
    hands.frames(2)
    return hands


def begun(hands: Hands) -> None:
    """The first week of the legacy years."""
    for _ in range(9):
        if hands.scene.name == "end":  # the pages of the end come first: staircase, why still so much, purses
            hands.press(pygame.K_PAGEDOWN)
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    hands.frames(2)


@pytest.mark.parametrize("key", [pygame.K_END, pygame.K_PAGEDOWN])
def test_the_legacy_years_are_a_film_that_one_key_ends(at_the_end: Hands, key: int) -> None:
    begun(at_the_end)
    assert at_the_end.scene.name == "legacy"
    assert at_the_end.session.records[-1].phase == "legacy"
    at_the_end.press(key)
    assert at_the_end.scene.name == "end"
    assert "What lasts" in at_the_end.texts()


def test_the_film_comes_to_what_lasted_by_itself_year_after_year(at_the_end: Hands) -> None:
    begun(at_the_end)
    years, seen = at_the_end.session.records[-1].years, set[int]()
    for _ in range(2000):
        if at_the_end.scene.name == "end":
            break
        seen |= {year for year in years if f"week · {year}" in at_the_end.texts()}
        at_the_end.frames(1)
    assert at_the_end.scene.name == "end"
    assert seen == set(years)


def test_a_session_opened_again_after_the_film_shows_what_lasted(at_the_end: Hands) -> None:
    begun(at_the_end)
    at_the_end.app.follow(here(at_the_end.session))
    at_the_end.frames(2)
    assert "What lasts" in at_the_end.texts()


def test_the_end_has_its_pages_for_each_cluster(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    teams = seating(Plan(scenario), 2, parallel=True)
    session = Session.in_memory(scenario, Setup(seed=7, teams=teams, rounds=1))
    hands.app.context.begin(session)
    session.play_round()
    session.go_to("results")
    first, second = session.teams[0].name, session.teams[-1].name
    hands.app.follow(here(session))
    hands.frames(2)
    assert f"{first} · 2026 Round 1 of 1" in hands.texts().replace("*", "")
    hands.click("other cluster")
    assert f"{second} · 2026 Round 1 of 1" in hands.texts().replace("*", "")
    session.go_to("end")
    hands.app.follow(here(session))
    hands.frames(2)
    assert f"{first}: How far we got" in hands.texts()
    hands.click("other cluster")
    assert f"{second}: How far we got" in hands.texts()
    hands.press(pygame.K_PAGEDOWN)
    hands.click("other cluster")
    assert f"{first}: How far we got" in hands.texts()
