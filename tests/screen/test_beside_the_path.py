"""What mattered, what if, and whether the lesson would hold: one key from the path, and back."""

from __future__ import annotations

import pygame
import pytest

from game.experiments.more_answers import MoreAnswers
from game.screen.phase_order import here
from tests.screen.hands import Hands
from tests.screen.test_path import debriefing as debriefing
from tools.gallery.games import Games
from tools.gallery.paths import more_like


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


def test_the_lesson_says_how_many_decisions_had_to_give_way(known: Hands) -> None:
    known.press(pygame.K_h)
    assert "at most 3 decisions a world are set aside" in known.texts()


def test_before_anything_is_known_it_says_so(known: Hands) -> None:
    worker = known.app.context.answers
    assert worker is not None
    worker.more = MoreAnswers()
    known.press(pygame.K_w)
    assert "still being played" in known.texts()
