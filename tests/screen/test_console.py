"""Everything a facilitator may do to a game, from the console: by keys and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pygame
import pytest

from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.scene import Console
from game.session.entries import CashAdjusted, Injected, Signed
from game.session.journal import Journal
from game.session.session import Session
from tests.screen.hands import Hands
from tests.screen.test_driven import gainful, keys_through_round, keys_to_decide
from tests.session.journal.faulty import settled


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Somebody at the Desk while the first round is decided."""
    one = Hands(tmp_path)
    keys_to_decide(one)
    one.press(pygame.K_F3)
    yield one
    one.session.close()


def letter(hands: Hands, what: str) -> None:
    hands.press(ord(what), letter=what)


def enter(hands: Hands) -> None:
    hands.press(pygame.K_RETURN, letter="\r")


def console(hands: Hands, action: str = "") -> None:
    """Open the console, and an action by its letter."""
    if hands.scene.name != "console":
        hands.press(pygame.K_F2)
    if action:
        letter(hands, action)


def model(hands: Hands) -> ConsoleModel:
    assert isinstance(hands.scene, Console)
    return hands.scene.model


def sign(hands: Hands) -> Signed:
    hands.type(gainful(hands))
    enter(hands)
    enter(hands)
    return hands.session.past.basis(1).deals[-1]


# --- deals ----------------------------------------------------------------------------------------


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
    before = sign(hands).deal.exchanges[0].years
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


# --- events and money -----------------------------------------------------------------------------


def test_an_event_is_brought_exchanged_for_another_and_taken_back(hands: Hands) -> None:
    console(hands, "e")
    first, second = [one.name for one in hands.page.targets if one.name.startswith("event ")][:2]
    hands.go_to(first)
    assert [one.measure for one in hands.session.past.basis(1).injected] == [first.removeprefix("event ")]
    letter(hands, "p")
    hands.go_to(second)
    assert [one.measure for one in hands.session.past.basis(1).injected] == [second.removeprefix("event ")]
    while not isinstance(getattr(model(hands).chosen(), "entry", None), Injected):
        hands.press(pygame.K_DOWN)
    letter(hands, "u")
    assert hands.session.past.basis(1).injected == ()


def test_the_event_panel_says_from_when(hands: Hands) -> None:
    console(hands, "e")
    year = hands.session.scenario.about.first_year
    assert f"begins at New Year {year}" in hands.texts()


def test_money_needs_an_amount_and_a_reason_and_can_be_corrected(hands: Hands) -> None:
    console(hands, "a")
    hands.type("half a million")
    enter(hands)
    assert "Write an amount" in hands.texts()
    hands.press(pygame.K_u, pygame.KMOD_CTRL)
    hands.type("0.5")
    enter(hands)
    assert "Write a reason" in hands.texts()
    hands.tab_to("why")
    hands.type("a flood")
    enter(hands)
    assert [(one.cents, one.reason) for one in hands.session.past.basis(1).adjusted] == [
        (50_000_000, "a flood")
    ]
    letter(hands, "p")
    hands.press(pygame.K_u, pygame.KMOD_CTRL)
    hands.type("-0.25")
    enter(hands)
    now = hands.session.past.basis(1).adjusted
    assert [Decimal(one.cents) for one in now] == [-25_000_000]
    assert isinstance(now[0], CashAdjusted)


def test_a_sum_that_no_file_could_hold_is_refused_in_words(hands: Hands) -> None:
    console(hands, "a")
    hands.type("999999999999")
    hands.tab_to("why")
    hands.type("too much")
    enter(hands)
    assert hands.session.past.basis(1).adjusted == ()
    assert "The amount is out of all bounds" in hands.texts()


# --- seats, the clock, the end --------------------------------------------------------------------


def test_a_seat_goes_to_a_bot_and_back(hands: Hands) -> None:
    team = hands.session.teams[0].id
    console(hands)
    hands.click(f"seat {team}")
    assert hands.session.team(team).bot == "cooperative"
    for _ in range(4):
        hands.go_to(f"seat {team}")
    assert hands.session.team(team).bot is None


def test_the_clock_is_held_and_given_a_minute(hands: Hands) -> None:
    console(hands)
    before = hands.app.context.clock.given
    hands.press(pygame.K_PLUS, letter="+")
    assert hands.app.context.clock.given == before + 60
    assert hands.session.past.minutes == 1
    hands.click("console hold")
    assert hands.session.past.paused


def test_the_game_is_ended_here(hands: Hands) -> None:
    keys_through_round(hands)
    hands.until("results")
    console(hands, "x")
    enter(hands)
    assert (hands.scene.name, hands.session.phase) == ("console", "results")
    letter(hands, "x")
    hands.go_to("end the game")
    assert hands.scene.name == "end"
    assert hands.session.rounds == 1


# --- copies and forks -----------------------------------------------------------------------------


def test_any_round_becomes_a_game_of_its_own(hands: Hands) -> None:
    keys_through_round(hands)
    hands.until("results")
    original = hands.session.path
    console(hands, "k")
    hands.go_to("fork 1")
    assert hands.session.path != original
    assert hands.session.setup.origin is not None
    assert hands.session.setup.origin.round == 1


def test_a_second_copy_is_kept_from_now_on(hands: Hands, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    console(hands, "c")
    hands.type("nowhere at all")
    enter(hands)
    assert "no such folder" in hands.texts()
    hands.press(pygame.K_u, pygame.KMOD_CTRL)
    hands.scene.dropped(str(stick))
    enter(hands)
    assert hands.session.mirror is not None
    hands.press(pygame.K_ESCAPE)
    hands.session.clock(1)
    assert hands.session.path is not None
    assert isinstance(hands.session.journal, Journal)
    assert settled(hands.session.journal)
    assert hands.session.mirror.read_bytes() == hands.session.path.read_bytes()
    console(hands, "c")
    hands.press(pygame.K_u, pygame.KMOD_CTRL)
    enter(hands)
    assert hands.session.mirror is None


def test_a_copy_is_saved_and_can_be_opened(hands: Hands, tmp_path: Path) -> None:
    console(hands, "s")
    copies = list((tmp_path / "copies").glob("*.kierto"))
    assert len(copies) == 1
    with_all = Session.open(copies[0])
    assert with_all.past.last == hands.session.past.last
    with_all.close()


# --- where it is used out of sight ----------------------------------------------------------------


@pytest.mark.parametrize("dark", [True, False])
def test_past_the_end_of_the_journal_the_last_line_is_chosen(hands: Hands, dark: bool) -> None:
    sign(hands)
    console(hands)
    if dark:
        hands.press(pygame.K_PERIOD, letter=".")
    else:
        hands.press(pygame.K_F3)
    for _ in range(len(model(hands).items()) + 5):
        hands.press(pygame.K_DOWN)
    letter(hands, "u")
    oldest = model(hands).chosen()
    assert oldest is not None
    assert oldest.line == model(hands).items()[-1].line
    for _ in range(len(model(hands).items()) + 5):
        hands.press(pygame.K_UP)
    assert model(hands).at == 0


def test_the_keys_are_shown_over_the_console_and_closed_again(hands: Hands) -> None:
    console(hands)
    hands.press(pygame.K_F1)
    assert hands.scene.name == "keys"
    hands.click("close")
    assert hands.scene.name == "console"
