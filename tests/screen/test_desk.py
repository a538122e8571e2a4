"""The Desk in fast hands: whatever was clicked last, codes go on the line, and nothing is done that was not meant."""

from __future__ import annotations

import pygame
import pytest

from game.screen.facilitator_prompt import prompt
from tests.screen.at_desk import desk_of, enter, sealed, teams, wait
from tests.screen.hands import Hands
from tests.screen.players import project_of

# --- letters --------------------------------------------------------------------------------------


def clicked(hands: Hands, what: str) -> None:
    """Something of the Desk is clicked; whichever team's sheet is open then, it is empty."""
    if what == "unseal":
        hands.click("seal")
        hands.press(pygame.K_1, pygame.KMOD_CTRL)
    if what == "card":
        what = next(one.name for one in hands.page.targets if one.name.startswith("card "))
        hands.click(what)
    if what == "team":
        what = f"team {teams(hands)[1].id}"
    hands.click(what)


@pytest.mark.parametrize("what", ["team", "curtain", "seal", "unseal", "card", "hold", "minute more"])
def test_whatever_was_clicked_what_is_typed_goes_on_the_line(hands: Hands, what: str) -> None:
    clicked(hands, what)
    is_open, paused = hands.scene.is_open, hands.app.context.clock.paused  # type: ignore[attr-defined]
    hands.type("m1 r2 80.")
    assert desk_of(hands).editing.text == "m1 r2 80."
    assert hands.scene.is_open == is_open  # type: ignore[attr-defined]
    assert hands.app.context.clock.paused == paused
    assert not hands.app.blank
    assert hands.app.context.settings.sound


@pytest.mark.parametrize("what", ["hold", "curtain"])
def test_space_does_what_was_reached_with_tab(hands: Hands, what: str) -> None:
    def state() -> tuple[bool, bool]:
        return hands.app.context.clock.paused, hands.scene.is_open  # type: ignore[attr-defined]

    before = state()
    hands.tab_to(what)
    hands.press(pygame.K_SPACE, letter=" ")
    assert state() != before
    hands.press(pygame.K_SPACE, letter=" ")
    assert state() == before


def test_a_letter_leaves_what_was_reached_with_tab(hands: Hands) -> None:
    hands.tab_to("seal")
    hands.type("s2")
    assert desk_of(hands).editing.text == "s2"
    assert sealed(hands) == []


def test_in_the_room_space_holds_the_clock(hands: Hands) -> None:
    hands.press(pygame.K_F3)
    before = hands.app.context.clock.paused
    hands.press(pygame.K_SPACE, letter=" ")
    assert hands.app.context.clock.paused != before


# --- sealing --------------------------------------------------------------------------------------


def test_enter_after_a_click_seals_no_empty_sheet_unasked(hands: Hands) -> None:
    hands.click("seal")
    first, second = (team.id for team in teams(hands)[:2])
    assert sealed(hands) == [first]
    enter(hands)
    assert sealed(hands) == [first]
    assert "Enter again seals it “as last year”" in hands.texts()
    enter(hands)
    assert sealed(hands) == [first, second]


def test_the_question_is_forgotten_when_something_else_is_done(hands: Hands) -> None:
    enter(hands)
    hands.press(pygame.K_2, pygame.KMOD_CTRL)
    hands.press(pygame.K_1, pygame.KMOD_CTRL)
    assert "Enter again" not in hands.texts()
    enter(hands)
    hands.type("ZZ9")
    enter(hands)
    hands.press(pygame.K_ESCAPE)
    enter(hands)
    assert sealed(hands) == []


def test_a_sheet_with_something_on_it_is_sealed_at_once(hands: Hands) -> None:
    hands.type(project_of(hands, 0))
    enter(hands)
    enter(hands)
    assert sealed(hands) == [teams(hands)[0].id]


# --- wrong codes ----------------------------------------------------------------------------------


def test_a_wrong_code_is_replaced_by_the_next_key(hands: Hands) -> None:
    hands.type("ZZ9")
    enter(hands)
    assert desk_of(hands).editing.selected
    code = project_of(hands, 0)
    hands.type(code)
    assert desk_of(hands).editing.text == code


def test_of_a_line_that_is_not_read_only_the_word_that_is_wrong_is_chosen(hands: Hands) -> None:
    code = project_of(hands, 0)
    hands.type(f"{code} ZZ9")
    enter(hands)
    line = desk_of(hands).editing
    assert line.text[slice(*line.chosen)] == "ZZ9"
    hands.press(pygame.K_BACKSPACE)
    assert line.text == f"{code} "


def test_esc_empties_the_line_and_ctrl_a_chooses_it(hands: Hands) -> None:
    hands.type("zz9")
    hands.press(pygame.K_ESCAPE)
    assert desk_of(hands).editing.text == ""
    hands.type("zz9")
    hands.press(pygame.K_a, pygame.KMOD_CTRL)
    hands.type("s2")
    assert desk_of(hands).editing.text == "s2"


def test_behind_the_curtain_a_wrong_code_is_told_by_its_place(hands: Hands) -> None:
    code = project_of(hands, 0)
    hands.type(f"{code} ZZ9")
    enter(hands)
    assert "Code 2 of the line is not known." in hands.texts()
    assert "ZZ9" not in hands.texts()
    hands.click("curtain")
    assert "There is no code ZZ9" in hands.texts()


def test_behind_the_curtain_codes_are_read_back_for_some_seconds_and_then_only_counted(hands: Hands) -> None:
    code = project_of(hands, 0)
    hands.type(code)
    enter(hands)
    assert desk_of(hands).taken == (code,)
    assert "1 line on the sheet" in hands.texts()
    wait(hands, 6)
    assert desk_of(hands).taken == ()
    assert f"remove {0}" not in [target.name for target in hands.page.targets]
    hands.click("curtain")
    assert "remove 0" in [target.name for target in hands.page.targets]


# --- closing the round ----------------------------------------------------------------------------


def test_the_clicker_asks_before_it_closes_a_round_with_sheets_missing(hands: Hands) -> None:
    hands.press(pygame.K_F3)
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_PAGEDOWN)  # a worn button presses itself twice
    assert hands.scene.name == "decide"
    assert "are missing: deputies decide. Press again to close the round." in hands.texts()
    wait(hands, 1)
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"


def test_the_question_before_closing_is_withdrawn_after_ten_seconds(hands: Hands) -> None:
    hands.press(pygame.K_PAGEDOWN)
    assert "Press again to close the round." in hands.texts()
    wait(hands, 11)
    assert "Press again to close the round." not in hands.texts()
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "decide"


def test_with_all_sheets_in_or_no_time_left_the_round_closes_at_once(hands: Hands) -> None:
    hands.app.context.clock.passed = hands.app.context.clock.given + 1
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"
    hands.press(pygame.K_PAGEUP)
    hands.until("decide")
    hands.app.context.clock.passed = 0
    hands.session.seal(teams(hands)[0].id, ())
    for team in teams(hands)[1:]:
        hands.session.seal(team.id, ())
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"


# --- the language ---------------------------------------------------------------------------------


def test_l_turns_the_language_in_the_room_and_is_a_letter_at_the_desk(hands: Hands) -> None:
    settings = hands.app.context.settings
    hands.press(pygame.K_l, letter="l")
    assert (settings.language, desk_of(hands).editing.text) == ("en", "l")
    hands.press(pygame.K_l, pygame.KMOD_CTRL)
    assert (settings.language, hands.session.teams[0].name) == ("de", "Gießerei")
    hands.press(pygame.K_F3)
    hands.press(pygame.K_l, letter="l")
    assert settings.language == "fi"
    assert "Valimo" in hands.texts()


def test_where_a_deputy_decided_the_facilitator_is_told_to_ask_somebody_to_sit_down(hands: Hands) -> None:
    for team in teams(hands)[1:]:
        hands.session.seal(team.id, ())
    hands.app.context.clock.passed = hands.app.context.clock.given + 1
    hands.press(pygame.K_PAGEDOWN)
    assert "The deputy decided for Foundry." in hands.texts()
    hands.session.play_round()
    hands.session.go_to("results")
    say = prompt(hands.app.context, hands.session).cue.say
    assert say.endswith("Nobody decided for Foundry. Ask somebody to sit down there, or seat a bot: F2.")
    hands.session.seat_bot(teams(hands)[0].id, "cooperative")
    assert "Nobody decided" not in prompt(hands.app.context, hands.session).cue.say
