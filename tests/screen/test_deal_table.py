"""What comes to the wall is the Room's to see: a deal that people can haggle over, and no sum before books are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.phase_order import here
from game.typed.codes import handles
from tests.screen.hands import Hands
from tests.screen.test_windows import AtTwo
from tests.session.test_wall import slips
from tools.gallery.slip_lines import as_typed


@pytest.fixture
def two(tmp_path: Path) -> Iterator[AtTwo]:
    """Somebody at the Desk of Kemi-Tornio while the first round is decided, with a Room beside it."""
    one = AtTwo(tmp_path)
    one.go_to("scenario kemi-tornio")
    one.go_to("Start")
    one.app.context.session.go_to("decide")  # type: ignore[union-attr]
    one.app.follow(here(one.session))
    one.frames(2)
    yield one
    one.session.close()
    one.two.close()


def open_slip(two: AtTwo) -> None:
    """A deal that all could sign, typed and opened."""
    _, terms = slips(two.session)[0]
    two.type(as_typed(two.session.plan, handles(two.session.plan), terms))
    two.press(pygame.K_RETURN, letter="\r")
    assert two.scene.name == "deal"


def test_f7_shows_the_deal_in_the_room_and_escape_takes_it_away_again(two: AtTwo) -> None:
    open_slip(two)
    assert "Try 1 of 3" not in two.room_says()
    two.press(pygame.K_F7)
    assert "Try 1 of 3" in two.room_says()
    two.press(pygame.K_ESCAPE)
    assert two.scene.name == "deal"
    assert "Try 1 of 3" not in two.room_says()
    two.press(pygame.K_ESCAPE)
    assert two.scene.name == "decide"


def test_every_team_stands_on_it_with_a_sign_and_without_a_sum(two: AtTwo) -> None:
    open_slip(two)
    two.press(pygame.K_F7)
    seen = two.room_says()
    for team in two.session.teams:
        assert team.name in seen
    assert re.search(r"[+−]\d[\d.,]*\s?M€", seen) is None


def test_where_there_is_one_window_enter_leads_back_to_the_slip_and_signs_nothing(tmp_path: Path) -> None:
    one = Hands(tmp_path)
    one.go_to("scenario kemi-tornio")
    one.go_to("Start")
    one.session.go_to("decide")
    one.app.follow(here(one.session))
    one.frames(2)
    one.press(pygame.K_F3)
    _, terms = slips(one.session)[0]
    one.type(as_typed(one.session.plan, handles(one.session.plan), terms))
    one.press(pygame.K_RETURN, letter="\r")
    one.press(pygame.K_F7)
    assert "Try 1 of 3" in one.texts()
    one.press(pygame.K_RETURN, letter="\r")
    assert one.scene.name == "deal"
    assert "It can be signed" in one.texts()
    assert not one.session.past.basis(1).deals
    one.press(pygame.K_RETURN, letter="\r")
    assert len(one.session.past.basis(1).deals) == 1
    one.session.close()
