"""Deals at the console: taken back, signed anew and edited, by keys and by mouse."""

from __future__ import annotations

from decimal import Decimal

import pygame

from game.session.entries import Signed
from tests.screen.at_console import console, enter, letter, model, sign
from tests.screen.at_desk import wait
from tests.screen.hands import Hands
from tests.screen.players import keys_through_round


def test_a_signed_deal_is_undone_and_signed_anew(hands: Hands) -> None:
    sign(hands)
    console(hands, "u")
    assert hands.session.past.basis(1).deals == ()
    hands.press(pygame.K_ESCAPE)
    sign(hands)
    assert len(hands.session.past.basis(1).deals) == 1


def test_after_an_undo_the_same_line_is_chosen_and_the_new_one_says_what_it_undid(hands: Hands) -> None:
    sign(hands)
    console(hands)
    before = model(hands).chosen()
    assert before is not None
    letter(hands, "u")
    after = model(hands).chosen()
    assert after is not None
    assert after.line == before.line
    assert str(model(hands).items()[0].text) == f"Undone: {before.text}"
    letter(hands, "u")
    assert len(hands.session.past.basis(1).deals) == 1


def test_a_sealed_sheet_is_named_by_its_team_and_hidden(hands: Hands) -> None:
    enter(hands)
    enter(hands)
    console(hands)
    team = hands.session.teams[0].name
    assert f"Sheet of {team}, sealed (hidden)" in hands.texts()
    letter(hands, "u")
    assert f"Undone: Sheet of {team}, sealed (hidden)" in hands.texts()
    assert "no decision" not in hands.texts()


def test_a_signed_deal_is_edited_by_keys(hands: Hands) -> None:
    before = sign(hands)
    console(hands, "p")
    hands.type("3 y")
    enter(hands)
    hands.go_to("Save")
    after = hands.session.past.basis(1).deals[0]
    assert [one.years for one in after.deal.exchanges] == [3]
    assert after.deal.parties == before.deal.parties
    assert set(after.deal.signed) == set(before.deal.signed)


def test_a_deal_of_a_round_that_has_run_is_edited_by_mouse_and_the_years_run_again(hands: Hands) -> None:
    before = sign(hands).deal.exchanges[0].term
    keys_through_round(hands)
    hands.until("results")
    recorded = hands.session.records[0]
    hands.press(pygame.K_F2)
    place = next(one.line for one in hands.session.history() if isinstance(one.entry, Signed))
    while f"edit {place}" not in [one.name for one in hands.page.targets]:
        hands.click("older line")
    hands.click(f"edit {place}")
    hands.click("years 0 −")
    hands.click("Save")
    hands.click("back to the game")
    hands.until("results")
    assert hands.session.past.basis(1).deals[0].deal.exchanges[0].years == before - 1
    assert hands.session.records[0].stands_on > recorded.stands_on


def test_who_carries_a_share_of_a_project_is_edited_in_a_signed_deal(hands: Hands) -> None:
    hands.type("M1")  # cleaned sand: the foundry's plant, the road builder's yard
    enter(hands)
    enter(hands)  # both lose by it as it is: asked
    wait(hands, 1.0)
    enter(hands)
    [before] = [
        one for one in hands.session.past.basis(1).deals[0].deal.projects if one.project == "mixing_yard"
    ]
    lent = sum(one.share for one in before.paid_by)
    console(hands, "p")
    for _ in range(2):
        hands.click("advance mixing_yard foundry +")
    hands.click("Save")
    [after] = [
        one for one in hands.session.past.basis(1).deals[0].deal.projects if one.project == "mixing_yard"
    ]
    assert [one.firm for one in after.paid_by] == ["foundry"]
    assert after.paid_by[0].share == min(Decimal(1), lent + Decimal("0.2"))
