"""Everything a facilitator may do to a game, from the console: by keys and by mouse."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pygame
import pytest

from game.session.entries import CashAdjusted, Injected
from game.session.journal import Journal
from game.session.session import Session
from tests.screen.at_console import console, enter, letter, model, sign
from tests.screen.hands import Hands
from tests.screen.players import keys_through_round
from tests.session.journal.faulty import settled

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
    hands.type("999999999999 M€")
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
    for _ in range(6):
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


def test_two_rounds_become_one_when_time_runs_short_and_the_clock_goes_on(hands: Hands) -> None:
    keys_through_round(hands)
    hands.until("results")
    original, began = hands.session.path, hands.app.context.began.at
    assert hands.session.rounds > 1
    rounds = hands.session.rounds
    console(hands, "x")
    hands.go_to("one round fewer")
    assert hands.session.path != original
    assert hands.session.rounds == rounds - 1
    assert hands.session.phase == "news"
    assert hands.app.context.began.at == began


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
