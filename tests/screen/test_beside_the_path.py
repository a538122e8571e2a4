"""What mattered, what if, and whether the lesson would hold: one key from the path, and back."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers
from game.experiments.replay_plan import of_session
from game.outputs.path.signature import signature_pages
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.kept_futures import KeptFutures
from game.screen.phase_order import here
from game.screen.scenes.path.model import PathModel
from game.screen.scenes.path.more import MorePages
from game.screen.scenes.path.scene import PathScene
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands
from tests.screen.test_path import SCENARIO
from tests.screen.test_path import debriefing as debriefing
from tests.session.table import WORLD, begun
from tools.gallery.games import Games
from tools.gallery.paths import answers_like, more_like


@pytest.fixture
def known(debriefing: Hands) -> Hands:
    """A game of bots in its debrief, everything known."""
    session = Games(debriefing.session.scenario, "en").over("debrief")
    debriefing.app.context.end()
    debriefing.app.context.begin(session)
    debriefing.app.follow(here(session))
    debriefing.frames(1)
    worker = debriefing.app.context.answers
    assert worker is not None
    worker.more = more_like(session)
    return debriefing


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (pygame.K_w, "not add up"),
        (pygame.K_i, "Same luck"),
        (pygame.K_h, "worlds with other figures"),
    ],
)
def test_each_is_one_key_away_and_the_path_too(known: Hands, key: int, words: str) -> None:
    known.press(key)
    assert words in known.texts()
    known.press(pygame.K_ESCAPE)
    assert "Out of the role" in known.texts()


def test_what_mattered_says_on_each_page_which_question_it_answers(known: Hands) -> None:
    known.press(pygame.K_w)
    seen = []
    for _ in range(6):
        seen.append(known.texts())
        known.press(pygame.K_RIGHT)
    assert any("all else as it was decided" in text for text in seen)
    assert any("the others decide anew" in text for text in seen)
    assert any("each needs the other" in text for text in seen)
    assert all("not add up" in text for text in seen)


def test_a_decision_is_chosen_and_both_futures_stand_there(known: Hands) -> None:
    known.press(pygame.K_i)
    first = known.texts()
    assert "without it" in first
    known.press(pygame.K_DOWN)
    assert known.texts() != first
    assert "2 of" in known.texts()


def test_what_only_the_facilitator_reads_is_at_the_desk_and_not_in_the_hall(known: Hands) -> None:
    scene, worker = known.app.scene, known.app.context.answers
    assert isinstance(scene, PathScene)
    assert worker is not None
    worker.known = answers_like(known.session)
    known.press(pygame.K_i)
    pages = (scene.more.page(), *signature_pages(scene.model.facts))
    assert len(pages) == 3
    assert [page.third for page in pages] == ["", "", ""]
    assert all(page.note for page in pages)
    assert "→" in pages[0].side_title
    assert "€" in pages[0].note, "all terms of the deal that is left out"


def test_the_future_that_is_looked_at_is_kept_as_a_game_of_its_own(known: Hands) -> None:
    known.press(pygame.K_i)
    known.press(pygame.K_s, letter="s")
    (path,) = known.app.context.sessions.iterdir()
    known.frames(2)
    kept = Session.open(path, read_only=True)
    assert kept.setup.origin is not None
    assert kept.past.reached == known.session.past.reached
    assert path.stem.startswith("tutorial, Without")
    assert path.stem in known.texts()
    kept.close()


def test_each_future_is_kept_once_though_names_are_cut_alike(tmp_path: Path) -> None:
    session = begun()
    session.play_round()
    keeping, future = KeptFutures(tmp_path, at_once=True), (of_session(session.plan, session.past, WORLD), 1)
    for about in ("a long decision of one team", "a long decision of one team", "a long decision of another"):
        keeping.keep(session, WORLD, future, "a long decision " * 4 + about)
    assert len(list(tmp_path.glob("*.kierto"))) == 2
    assert len(keeping.said(Translator("en"))) == 2


def test_a_future_that_cannot_be_kept_leaves_nothing_and_may_be_tried_again(tmp_path: Path) -> None:
    session, folder = begun(), tmp_path / "sessions"
    keeping, future = KeptFutures(folder, at_once=True), (of_session(session.plan, session.past, WORLD), 1)
    for _ in range(2):
        keeping.keep(session, WORLD, future, "nothing played")
        assert list(folder.iterdir()) == []
        assert "no results" in " ".join(keeping.said(Translator("en")))


def test_the_lesson_says_how_many_decisions_had_to_give_way(known: Hands) -> None:
    known.press(pygame.K_h)
    assert "at most 3 decisions a world are set aside" in known.texts()


def test_before_anything_is_known_it_says_so(known: Hands) -> None:
    worker = known.app.context.answers
    assert worker is not None
    worker.more = MoreAnswers()
    known.press(pygame.K_w)
    assert "still being played" in known.texts()


@pytest.mark.parametrize("name", ["tutorial", "kemi-tornio", "kalundborg", "handelo"])
def test_every_question_of_a_scenario_has_its_picture_one_key_away(name: str, tmp_path: Path) -> None:
    scenario = load(SCENARIO.with_name(f"{name}.yaml"))
    about = scenario.about
    assert len(about.answered_by) == len(about.questions) > 0
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=1))
    model = PathModel(session, session.worlds[0], Translator("en", session.plan), PathAnswers)
    for at, picture in enumerate(about.answered_by):
        more = MorePages(model, lambda: 1.0, tmp_path, at_once=True)
        more.open("questions")
        more.leaf = at
        more.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN))
        seen = more.at.replace(" ", "_") if more.at else model.step.name.replace(" ", "_")
        assert seen == picture


def test_a_question_is_talked_about_before_its_picture_is_shown(known: Hands) -> None:
    known.press(pygame.K_q)
    assert "Who paid, and who gained?" in known.texts()
    known.press(pygame.K_RETURN)
    assert "Who paid?" in known.texts()
