"""Whole games as people play them: by mouse alone, by keyboard alone, cut off and gone on with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.navigation import ROUTES
from game.session.session import Session
from tests.screen.hands import Hands
from tests.screen.players import (
    AFTER,
    gainful,
    keys_through_news,
    keys_through_round,
    keys_to_decide,
    mouse_through_round,
    mouse_to_decide,
    project_of,
    to_the_next_round,
)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Somebody at the title of an empty machine."""
    one = Hands(tmp_path)
    yield one
    if one.app.context.session is not None:
        one.app.context.session.close()


# --- by mouse alone -------------------------------------------------------------------------------


def test_the_decisions_of_a_game_can_be_made_by_mouse_alone(hands: Hands) -> None:
    mouse_to_decide(hands)
    mouse_through_round(hands)
    if "results" in ROUTES:
        hands.until("results")
    assert len(hands.session.records) == 1


# --- by keyboard alone ----------------------------------------------------------------------------


@pytest.mark.skipif(not set(AFTER) <= set(ROUTES), reason="results, end and legacy run are not there yet")
def test_a_whole_game_by_keyboard_and_clicker(hands: Hands) -> None:
    keys_to_decide(hands)
    for round_ in range(1, hands.session.rounds + 1):
        if round_ > 1:
            to_the_next_round(hands)
            keys_through_news(hands)
        keys_through_round(hands)
        hands.until("results")
        assert hands.session.records[-1].round == round_
    for _ in range(60):
        if hands.session.phase in ("legacy", "debrief"):
            break
        hands.press(pygame.K_PAGEDOWN)
    assert hands.session.phase in ("legacy", "debrief")


# --- deals ----------------------------------------------------------------------------------------


def test_an_ordinary_deal_is_signed_with_its_code_and_two_keys(hands: Hands) -> None:
    keys_to_decide(hands)
    hands.press(pygame.K_F3)
    code = gainful(hands)
    hands.type(code)
    hands.press(pygame.K_RETURN, letter="\r")
    assert hands.scene.name == "deal"
    assert "All gain" in hands.texts()
    hands.press(pygame.K_RETURN, letter="\r")
    assert hands.scene.name == "decide"
    assert len(hands.session.past.basis(1).deals) == 1


def test_a_deal_that_differs_is_typed_in_one_line(hands: Hands) -> None:
    keys_to_decide(hands)
    hands.press(pygame.K_F3)
    hands.type(f"{gainful(hands)} 3y")
    hands.press(pygame.K_RETURN, letter="\r")
    assert "3 years" in hands.texts()
    hands.type("5 y")
    hands.press(pygame.K_RETURN, letter="\r")
    assert "5 years" in hands.texts()
    hands.press(pygame.K_RETURN, letter="\r")
    assert [one.years for one in hands.session.past.basis(1).deals[0].deal.exchanges] == [5]


def test_a_slip_that_was_left_is_not_forgotten(hands: Hands) -> None:
    keys_to_decide(hands)
    hands.press(pygame.K_F3)
    code = gainful(hands)
    hands.type(f"{code} 3y")
    hands.press(pygame.K_RETURN, letter="\r")
    hands.press(pygame.K_ESCAPE)
    assert "not signed" in hands.texts()
    hands.go_to(f"unsigned {code}")
    assert "3 years" in hands.texts()
    hands.go_to("Throw away")
    assert hands.scene.name == "decide"
    assert "not signed" not in hands.texts()


def test_a_deal_is_made_by_mouse_alone(hands: Hands) -> None:
    mouse_to_decide(hands)
    hands.click("turn")
    code = gainful(hands)
    hands.click(f"chance {code}")
    hands.click("years 0")
    hands.click("years 0 +")
    hands.click("Fair shares")
    hands.click("All have signed")
    assert len(hands.session.past.basis(1).deals) == 1


# --- the script -----------------------------------------------------------------------------------


def test_the_desk_says_what_to_say_in_every_phase(hands: Hands) -> None:
    hands.go_to("scenario tutorial")
    hands.go_to("Start")
    hands.press(pygame.K_F3)
    assert "The foundry pays to dump its sand." in hands.texts()
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_s, letter="s")
    hands.press(pygame.K_F3)
    assert "Read the news and the goal aloud." in hands.texts()
    keys_through_news(hands)
    hands.press(pygame.K_F3)
    assert "Write down one deal you would like" in hands.texts()
    keys_through_round(hands)
    hands.until("results")
    hands.press(pygame.K_F3)
    assert "Read one reason." in hands.texts()
    assert "all till" in hands.texts()


# --- what goes wrong at a table -------------------------------------------------------------------


def test_a_wrong_code_is_said_and_stays_on_the_line(hands: Hands) -> None:
    keys_to_decide(hands)
    hands.press(pygame.K_F3)
    hands.tab_to("entry")
    hands.type("ZZ9")
    hands.press(pygame.K_RETURN, letter="\r")
    assert "Code 1 of the line is not known." in hands.texts()
    assert hands.scene.desk_state.editing.text.strip() == "ZZ9"  # type: ignore[attr-defined]
    assert not hands.session.drafted(hands.session.teams[0].id)


def test_a_game_cut_off_goes_on_in_the_same_place_with_its_drafts(hands: Hands, tmp_path: Path) -> None:
    keys_to_decide(hands)
    code = project_of(hands, 0)
    hands.press(pygame.K_F3)
    hands.tab_to("entry")
    hands.type(code)
    hands.press(pygame.K_RETURN, letter="\r")
    team, drafted = hands.session.teams[0].id, hands.session.drafted(hands.session.teams[0].id)
    assert drafted
    elsewhere = tmp_path / "another machine" / "sessions"
    elsewhere.mkdir(parents=True)
    shutil.copy(Path(str(hands.session.path)), elsewhere)
    again = Hands(elsewhere.parent)
    again.press(pygame.K_r, letter="r")
    again.until("decide")
    assert again.session.drafted(team) == drafted
    again.session.close()


def test_windows_may_be_as_small_as_they_like(hands: Hands) -> None:
    keys_to_decide(hands)
    for size in ((1, 1), (321, 181), (3000, 400), (1280, 720)):
        pygame.display.set_mode(size, pygame.RESIZABLE)
        hands.frames(2)
    assert "Round 1 of 3" in hands.texts()


def test_larger_text_and_another_language_in_the_middle_of_a_game(hands: Hands) -> None:
    keys_to_decide(hands)
    hands.press(pygame.K_PLUS, pygame.KMOD_CTRL)
    assert hands.app.look.text_scale == 1.25
    hands.app.context.settings.next_language()
    hands.app.dressed()
    hands.frames(2)
    assert isinstance(hands.session, Session)


def test_the_clicker_s_stray_keys_do_no_harm(hands: Hands) -> None:
    keys_to_decide(hands)
    for key in (pygame.K_F5, pygame.K_ESCAPE):
        hands.press(key)
    assert hands.scene.name == "decide"
