"""The joint practice: one deal that both sides gain by, alone and together, and nothing of it is kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.board.practice_deal import PracticeDeal, board, lesson, story
from game.cluster_map.firm_models import picture_for
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.scenes.briefing.model import Practice
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = ("kemi-tornio", "handelo", "kalundborg", "tutorial")


@cache
def begun(name: str) -> Session:
    scenario = load(SCENARIOS / f"{name}.yaml")
    setup = Setup(seed=3, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    session = Session.in_memory(scenario, setup)
    session.go_to("briefing")
    return session


def lesson_of(name: str) -> PracticeDeal:
    found = lesson(begun(name))
    assert found is not None
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_deal_that_is_practised_is_one_that_two_teams_gain_by(name: str) -> None:
    session, one = begun(name), lesson_of(name)
    assert session.verdict(session.worlds[0], one.deal).answer == "both gain"
    whose = {team.id for team in session.teams for firm in (one.giver, one.taker) if firm in team.firms}
    assert len(whose) == 2


@pytest.mark.parametrize("name", SHIPPED)
def test_building_alone_moves_nothing_and_the_slip_lets_it_go_over(name: str) -> None:
    session, one, w = begun(name), lesson_of(name), Translator("en")
    shown = {step: board(session, one, step, picture_for, w) for step in one.steps}
    across = {
        step: [
            ribbon.offered
            for ribbon in found.ribbons
            if (ribbon.source, ribbon.target) == (one.giver, one.taker)
        ]
        for step, found in shown.items()
    }
    assert across == {"before": [], "alone": [True], "together": [False], "back": []}


@pytest.mark.parametrize("name", SHIPPED)
def test_put_back_is_as_before(name: str) -> None:
    session, one, w = begun(name), lesson_of(name), Translator("en")
    assert board(session, one, "back", picture_for, w) == board(session, one, "before", picture_for, w)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_practice_leaves_no_line_in_the_journal(name: str) -> None:
    session = begun(name).copy()
    before = session.past.last
    walk = Practice(session, lesson_of(name), None)
    for _ in walk.lesson.steps[1:]:
        walk.editing.set(walk.line(Translator("en")))
        walk.enter()
        assert not walk.wrong
    assert walk.is_over
    assert session.past.last == before
    assert session.drafted(session.teams[0].id) == ()


def test_only_the_practice_code_goes_on() -> None:
    walk = Practice(begun("tutorial"), lesson_of("tutorial"), None)
    for typed in ("ZZ9", "", "yes"):
        walk.editing.set(typed)
        walk.enter()
        assert walk.wrong
        assert walk.step == "before"
    walk.editing.set(walk.code.lower())
    walk.enter()
    assert walk.step == "alone"


def test_alone_it_saves_nothing_and_together_virgin_use_falls() -> None:
    walk = Practice(begun("tutorial"), lesson_of("tutorial"), None)
    walk.go_on()
    assert walk.figures is not None
    assert walk.figures.headline.change.middle == 0
    walk.go_on()
    assert walk.figures is not None
    assert walk.figures.headline.change.most < 0


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_step_has_its_sentence(language: str) -> None:
    one = lesson_of("kemi-tornio")
    said = [story(begun("kemi-tornio"), one, step, Translator(language)) for step in one.steps]
    assert len(set(said)) == len(one.steps)
    assert all(said)
