"""Deals at the Desk: signed, shown, taken back, and what their projects leave on the sheets."""

from __future__ import annotations

import pygame

from game.screen.scenes.decide.model import Desk
from game.typed.codes import code_of
from tests.screen.at_desk import desk_of, enter, teams
from tests.screen.hands import Hands
from tests.screen.players import gainful


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
    hands.click("most 0")
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
    hands.press(pygame.K_t, pygame.KMOD_CTRL)
    assert hands.scene.shows_board != before  # type: ignore[attr-defined]
    assert desk_of(hands).editing.text == "b1"


def test_on_a_slip_too_what_is_typed_goes_on_its_line_whatever_was_clicked(hands: Hands) -> None:
    hands.type(gainful(hands))
    enter(hands)
    hands.click("years 0")
    hands.click("years 0 +")
    hands.type("3 y")
    enter(hands)
    assert "3 years" in hands.texts()
