"""Set-up by hand: names are typed at once, and what was typed is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.scenes.set_up.model import SetUpModel
from tests.screen.hands import Hands


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    one = Hands(tmp_path)
    one.click("scenario tutorial")
    assert one.scene.name == "set_up"
    yield one
    if one.app.context.session is not None:
        one.session.close()


def seats_of(hands: Hands) -> SetUpModel:
    found: SetUpModel = hands.scene.model  # type: ignore[attr-defined]
    return found


def test_after_the_pencil_what_is_typed_is_the_name(hands: Hands) -> None:
    hands.click("rename 1")
    hands.type("Smiths")
    hands.press(pygame.K_RETURN, letter="\r")
    assert seats_of(hands).teams[1].name == "Smiths"
    assert hands.app.hand.focus == "rename 1"


def test_by_keys_too(hands: Hands) -> None:
    hands.go_to("rename 0")
    hands.type("Moulders")
    hands.press(pygame.K_RETURN, letter="\r")
    assert seats_of(hands).teams[0].name == "Moulders"


def test_a_name_without_enter_is_kept_when_another_is_typed_or_the_game_starts(hands: Hands) -> None:
    hands.click("rename 0")
    hands.type("Moulders")
    hands.click("rename 1")
    hands.type("Smiths")
    hands.click("Start")
    assert [team.name for team in hands.session.teams][:2] == ["Moulders", "Smiths"]


def test_esc_leaves_the_name_as_it_was(hands: Hands) -> None:
    before = seats_of(hands).teams[0].name
    hands.click("rename 0")
    hands.type("x")
    hands.press(pygame.K_ESCAPE)
    assert (hands.scene.name, seats_of(hands).teams[0].name, seats_of(hands).naming) == ("set_up", before, "")
