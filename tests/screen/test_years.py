"""The film of a round tells up to five moments, one key apart; it stands at each, and runs fast between."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.kit.transition import Transition
from game.screen.scenes.years.scene import Years
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.units import WEEKS
from tests.screen.hands import FRAME, Hands

SCENARIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@pytest.fixture
def film(tmp_path: Path) -> Hands:
    """The film of the first round of bots who help each other, at its beginning."""
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=5))
    hands.app.context.begin(session)
    for team in session.teams:
        session.seat_bot(team.id, "cooperative")
    session.play_round()
    session.go_to("years")
    hands.app.follow(Transition("years"))
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    return hands


def years(hands: Hands) -> Years:
    """The scene in front."""
    assert isinstance(hands.scene, Years)
    return hands.scene


def test_the_clicker_goes_from_moment_to_moment_and_then_to_the_results(film: Hands) -> None:
    count = len(years(film).plot.moments)
    assert count == 5
    for nth in range(1, count):
        film.press(pygame.K_PAGEDOWN)
        assert years(film).plot.now == nth
        assert years(film).plot.chips[nth].text.title in film.texts()
    film.press(pygame.K_PAGEUP)
    assert years(film).plot.now == count - 2
    for _ in range(2):
        film.press(pygame.K_PAGEDOWN)
    assert film.scene.name == "results"


def test_by_itself_it_tells_every_moment_within_25_seconds_and_goes_on(film: Hands) -> None:
    seen, passed = set[int](), 0.0
    while film.scene.name == "years":
        scene = years(film)
        if scene.plot.is_told(scene.reel):
            seen.add(scene.plot.now)
        film.frames(1)
        passed += FRAME
    assert film.scene.name == "results"
    assert seen == {0, 1, 2, 3, 4}
    assert 20 <= passed <= 26


def test_without_motion_it_goes_from_still_to_still(film: Hands) -> None:
    film.app.context.settings.still = True
    places = {moment.at for moment in years(film).plot.moments}
    while film.scene.name == "years":
        assert int(years(film).reel.at) in places
        film.frames(1)
    assert film.scene.name == "results"


def test_a_moment_is_turned_to_by_a_click_and_the_weeks_by_hand(film: Hands) -> None:
    scene = years(film)
    film.press(pygame.K_SPACE)
    film.click("moment 2")
    assert (scene.plot.now, int(scene.reel.at)) == (2, scene.plot.moments[2].at)
    film.press(pygame.K_LEFT)
    assert scene.plot.now == 1
    assert int(scene.reel.at) == scene.plot.moments[2].at - 1
    film.press(pygame.K_END)
    assert film.scene.name == "results"


def test_the_film_is_held_with_space_and_runs_faster_by_a_digit(film: Hands) -> None:
    scene = years(film)
    film.press(pygame.K_SPACE)
    film.frames(3)
    before = scene.reel.at, scene.plot.held
    film.frames(30)
    assert (scene.reel.at, scene.plot.held) == before
    film.press(pygame.K_4)
    assert scene.reel.speed == 4
    film.press(pygame.K_SPACE)
    held = scene.plot.held
    film.frames(1)
    assert held - scene.plot.held == pytest.approx(4 * FRAME)


def test_the_weeks_are_wound_on_the_track_and_the_film_stands_there(film: Hands) -> None:
    scene = years(film)
    scene._scrub(0.5)
    assert scene.reel.paused
    assert scene.reel.at == pytest.approx(min(scene.reel.end, 0.5 * scene.reel.years * WEEKS))
    passed = max(nth for nth, moment in enumerate(scene.plot.moments) if moment.at <= int(scene.reel.at))
    assert scene.plot.now == passed
