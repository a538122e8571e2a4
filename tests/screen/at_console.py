"""What is done at the console, key by key."""

from __future__ import annotations

import pygame

from game.screen.scenes.console.model import ConsoleModel
from game.screen.scenes.console.scene import Console
from game.session.entries import Signed
from tests.screen.hands import Hands
from tests.screen.players import gainful


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
