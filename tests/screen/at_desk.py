"""What is done at the Desk, key by key, and what has come of it."""

from __future__ import annotations

import pygame

from game.roster.setup import Team
from game.screen.scenes.decide.model import Desk
from game.session.session import Session
from tests.screen.hands import FRAME, Hands


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
