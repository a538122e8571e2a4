"""A deal slip reads as a sentence, and each of its values is a slot: reached by Tab, typed over, or stepped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pygame

from game.screen.kit.turning import Turning
from game.screen.parts.blocks import ListLeaves, ListPart, in_leaves
from game.session.session import Session
from game.typed.codes import handles
from game.typed.deals import chances, matches_of
from sim.decisions import DealTerms
from tests.screen.at_desk import desk_of, enter
from tests.screen.hands import Hands
from tests.screen.players import gainful


def slip(hands: Hands) -> DealTerms:
    session: Session = hands.session
    [terms] = session.slips("cluster").values()
    return terms


def begun(hands: Hands) -> None:
    hands.type(gainful(hands))
    enter(hands)


def test_a_slot_is_reached_by_tab_and_what_is_typed_stands_in_it_after_the_next_tab(hands: Hands) -> None:
    begun(hands)
    hands.tab_to("years 0")
    hands.type("3")
    hands.press(pygame.K_TAB)
    assert slip(hands).exchanges[0].years == 3
    assert "3 years" in hands.texts()


def test_enter_takes_a_slot_and_goes_on_to_the_next_and_at_last_to_the_line(hands: Hands) -> None:
    begun(hands)
    hands.click("price 0")
    hands.type("7,5")
    enter(hands)
    assert slip(hands).exchanges[0].price == Decimal("7.5")
    assert hands.app.hand.focus == "years 0"
    hands.type("4 y")
    enter(hands)
    assert slip(hands).exchanges[0].years == 4
    assert not hands.session.past.basis(1).deals  # nothing was signed by it


def test_arrows_step_a_slot_and_a_click_gives_it_hands(hands: Hands) -> None:
    begun(hands)
    years = slip(hands).exchanges[0].term
    hands.click("years 0")
    hands.press(pygame.K_UP)
    hands.press(pygame.K_UP)
    hands.press(pygame.K_DOWN)
    hands.click("years 0 +")
    assert slip(hands).exchanges[0].years == years + 2


def test_what_cannot_stand_in_a_slot_stays_there_and_says_what_to_write(hands: Hands) -> None:
    begun(hands)
    before = slip(hands)
    hands.click("years 0")
    hands.type("many")
    enter(hands)
    assert slip(hands) == before
    assert "many" in hands.texts()
    assert "X4 120 kt" in hands.texts()


def test_what_is_still_typed_in_a_slot_is_taken_and_seen_before_anything_is_signed(hands: Hands) -> None:
    begun(hands)
    hands.click("years 0")
    hands.type("2")
    hands.click("All have signed")
    assert slip(hands).exchanges[0].years == 2
    assert not hands.session.past.basis(1).deals
    hands.click("All have signed")
    assert len(hands.session.past.basis(1).deals) == 1


def test_the_leaf_of_the_slot_that_the_hand_is_at_is_the_open_one() -> None:
    parts = [ListPart(10, lambda page, box: None) for _ in range(4)]
    leaves = ListLeaves(Turning(), "slip", gap=0)
    pages = in_leaves(parts, 25, leaves, 0)
    assert [len(leaf) for leaf in pages] == [2, 2]
    assert leaves.open(pages) == 0
    assert replace(leaves, seen=3).open(pages) == 1


def test_a_lender_is_chosen_by_arrows_or_by_name_and_lends_a_share_for_some_years(hands: Hands) -> None:
    chance = next(one for one in desk_of(hands).chances() if one.terms.projects)
    hands.type(chance.code)
    enter(hands)
    while not (names := [one.name for one in hands.page.targets if one.name.startswith("lender ")]):
        hands.click("more of the slip")
    name = names[0]
    project = name.split()[1]
    hands.click(name)
    hands.press(pygame.K_UP)
    paid = next(one for one in slip(hands).projects if one.project == project).paid_by
    assert len(paid) <= 1
    if not paid:
        hands.click(f"lender {project}")
        hands.press(pygame.K_UP)
        paid = next(one for one in slip(hands).projects if one.project == project).paid_by
    [payer] = paid
    hands.click(f"share {project} {payer.firm}")
    hands.type("30")
    enter(hands)
    hands.type("7")  # Enter went on to the years
    enter(hands)
    [payer] = next(one for one in slip(hands).projects if one.project == project).paid_by
    assert (payer.share, payer.repaid_years) == (Decimal("0.3"), 7)


def test_an_exchange_that_is_struck_is_gone_from_the_slip_and_does_not_come_back(hands: Hands) -> None:
    plan, codes = hands.session.plan, handles(hands.session.plan)
    seats = hands.session.setup.seats("cluster")
    possible = [each.code for each in chances(plan, hands.session.state("cluster"), seats)]
    hands.type(f"{possible[0]} {possible[1]}")
    enter(hands)
    hands.click("drop 0")
    [(matches, terms)] = hands.session.slips("cluster").items()
    assert len(terms.exchanges) == 1
    assert matches == matches_of(plan, terms)
    assert codes[possible[0]].id not in matches or codes[possible[1]].id not in matches
