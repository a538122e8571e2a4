"""The Desk in fast hands: whatever was clicked last, codes go on the line, and nothing is done that was not meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.roster.setup import Team
from game.screen.scenes.decide.model import Desk
from game.session.session import Session
from game.typed.codes import code_of
from tests.screen.hands import FRAME, Hands
from tests.screen.test_driven import gainful, keys_to_decide, project_of


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Somebody at the Desk while the first round is decided, in one window, the curtain down."""
    one = Hands(tmp_path)
    keys_to_decide(one)
    one.press(pygame.K_F3)
    yield one
    one.session.close()


def desk_of(hands: Hands) -> Desk:
    found: Desk = hands.scene.desk_state  # type: ignore[attr-defined]
    return found


def enter(hands: Hands) -> None:
    hands.press(pygame.K_RETURN, letter="\r")


def wait(hands: Hands, seconds: float) -> None:
    hands.frames(int(seconds / FRAME) + 1)


def sealed(hands: Hands) -> list[str]:
    session: Session = hands.session
    return [team.id for team in session.teams if session.sealed(team.id) is not None]


def teams(hands: Hands) -> tuple[Team, ...]:
    return hands.session.teams


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
    assert "Enter again seals it as last year" in hands.texts()
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


# --- closing the round ----------------------------------------------------------------------------


def test_the_clicker_asks_before_it_closes_a_round_with_sheets_missing(hands: Hands) -> None:
    hands.press(pygame.K_F3)
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_PAGEDOWN)  # a worn button presses itself twice
    assert hands.scene.name == "decide"
    assert "are missing. Once more closes the round." in hands.texts()
    wait(hands, 1)
    hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "reveal"


def test_the_question_before_closing_is_withdrawn_after_ten_seconds(hands: Hands) -> None:
    hands.press(pygame.K_PAGEDOWN)
    assert "Once more closes the round." in hands.texts()
    wait(hands, 11)
    assert "Once more closes the round." not in hands.texts()
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


# --- signed deals ---------------------------------------------------------------------------------


def signed_line(hands: Hands) -> int:
    """A deal is signed by its code and two keys; the line of the journal it stands on."""
    hands.type(gainful(hands))
    enter(hands)
    enter(hands)
    [(line, _)] = desk_of(hands).signed()
    return line


def test_a_signed_deal_is_taken_back_by_its_cross_and_its_slip_waits(hands: Hands) -> None:
    line = signed_line(hands)
    hands.click(f"take back {line}")
    assert desk_of(hands).signed() == []
    assert "not signed" in hands.texts()
    code = next(one.name for one in hands.page.targets if one.name.startswith("unsigned "))
    hands.click(code)
    enter(hands)
    assert len(desk_of(hands).signed()) == 1


def test_a_slip_that_nobody_signed_is_there_again_after_a_crash(hands: Hands) -> None:
    line = signed_line(hands)
    hands.click(f"take back {line}")
    code = next(one.name for one in hands.page.targets if one.name.startswith("unsigned "))
    hands.click(code)
    hands.click("most 0 −")
    hands.press(pygame.K_ESCAPE)
    left = hands.session.slips("cluster")
    again = Desk(hands.session.copy(), None)  # what is on the disk, read anew
    assert again.session.slips("cluster") == left
    assert again.unsigned() == desk_of(hands).unsigned() == list(left)


def test_a_signed_deal_is_shown_when_it_is_pressed(hands: Hands) -> None:
    line = signed_line(hands)
    hands.click(f"signed {line}")
    assert "Signed deal" in hands.texts()
    hands.press(pygame.K_ESCAPE)
    assert len(desk_of(hands).signed()) == 1
    hands.click(f"signed {line}")
    hands.click("Take it back")
    assert hands.scene.name == "decide"
    assert desk_of(hands).signed() == []


def test_ctrl_z_takes_back_the_deal_just_signed(hands: Hands) -> None:
    signed_line(hands)
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    assert desk_of(hands).signed() == []


def test_a_project_that_a_deal_takes_up_leaves_the_draft_by_itself(hands: Hands) -> None:
    desk, session = desk_of(hands), hands.session
    chance = next(one for one, answer in desk.answered() if answer != "not possible" and one.terms.projects)
    project = chance.terms.projects[0].project
    at, owner = next(
        (i, one) for i, one in enumerate(teams(hands)) if session.plan.projects[project].firm in one.firms
    )
    hands.press(pygame.K_1 + at, pygame.KMOD_CTRL)
    hands.type(code_of(desk.codes, "project", project))
    enter(hands)
    assert len(session.drafted(owner.id)) == 1
    hands.type(chance.code)
    enter(hands)
    enter(hands)
    assert session.drafted(owner.id) == ()
    assert f"is off the sheet of {owner.name}" in hands.texts()
    assert session.check(owner.id, session.drafted(owner.id)) == []


def test_the_team_board_is_worked_out_once_for_each_line_of_the_journal(hands: Hands) -> None:
    desk, words = desk_of(hands), hands.app.context.words
    before = desk.columns(words)
    assert desk.columns(words) is before
    hands.session.give_seat(teams(hands)[0].id, "Smiths")
    assert desk.columns(words)[0].team.name == "Smiths"


def test_the_team_board_is_turned_from_the_desk_while_typing(hands: Hands) -> None:
    hands.type("b1")
    before = hands.scene.shows_board  # type: ignore[attr-defined]
    hands.press(pygame.K_b, pygame.KMOD_CTRL)
    assert hands.scene.shows_board != before  # type: ignore[attr-defined]
    assert desk_of(hands).editing.text == "b1"


def test_on_a_slip_too_what_is_typed_goes_on_its_line_whatever_was_clicked(hands: Hands) -> None:
    hands.type(gainful(hands))
    enter(hands)
    hands.click("years 0 +")
    hands.type("3 y")
    enter(hands)
    assert "3 years" in hands.texts()


# --- the language ---------------------------------------------------------------------------------


def test_l_turns_the_language_in_the_room_and_is_a_letter_at_the_desk(hands: Hands) -> None:
    settings = hands.app.context.settings
    hands.press(pygame.K_l, letter="l")
    assert (settings.language, desk_of(hands).editing.text) == ("en", "l")
    hands.press(pygame.K_l, pygame.KMOD_CTRL)
    assert (settings.language, hands.session.teams[0].name) == ("fi", "Valimo")
    hands.press(pygame.K_F3)
    hands.press(pygame.K_l, letter="l")
    assert settings.language == "sv"
    assert "Gjuteri" in hands.texts()
