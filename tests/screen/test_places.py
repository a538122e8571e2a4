"""A place in a list is kept within it when the list becomes shorter: below the console too, and in another language."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.screen.kit.transition import Transition
from game.session.session import Session
from tests.screen.at_console import console, letter, model
from tests.screen.hands import Hands
from tests.screen.monkey.machine import Machine
from tests.screen.monkey.runs import starts


def at(home: Path, start: str) -> Hands:
    """Somebody who opens a session as it stands at a place of a game."""
    saved = starts()[start]
    assert saved is not None
    (home / "sessions").mkdir()
    path = home / "sessions" / "game.kierto"
    path.write_bytes(saved.read_bytes())
    hands = Hands(home)
    hands.app.follow(Transition("resume", path))
    hands.wait(lambda: hands.scene.name not in ("resume", "title"))
    hands.frames(9)
    if start == "years":
        hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    return hands


def undo_all(hands: Hands) -> None:
    """Every line that can be undone is, at the console, the oldest first."""
    console(hands)
    for line in sorted(item.line for item in model(hands).items() if item.can_undo):
        model(hands).choose([item.line for item in model(hands).items()].index(line))
        letter(hands, "u")


@pytest.mark.parametrize("start", ["results", "end", "legacy", "debrief", "second round", "news", "years"])
@pytest.mark.parametrize("then", ["language", "text", "close", "other keys"])
def test_decisions_are_undone_over_every_scene(tmp_path: Path, start: str, then: str) -> None:
    with Machine():
        hands = at(tmp_path, start)
        hands.app.follow(Transition("console"))
        undo_all(hands)
        hands.frames(3)
        if then in ("language", "text"):
            letter(hands, then[0])
        for key in (pygame.K_DOWN,) * 9 if then == "other keys" else ():
            hands.press(key)
        hands.press(pygame.K_ESCAPE)
        hands.frames(5)
        assert hands.scene.name not in ("fault", "console")
        hands.session.close()


@pytest.mark.parametrize(
    "start", ["results", "end", "legacy", "debrief", "decide", "reveal", "years", "news"]
)
def test_ctrl_z_as_often_as_one_likes(tmp_path: Path, start: str) -> None:
    with Machine():
        hands = at(tmp_path, start)
        for _ in range(8):
            hands.press(pygame.K_z, pygame.KMOD_CTRL)
        assert hands.scene.name != "fault"
        hands.session.close()


def test_the_last_page_of_the_debrief_is_gone_when_its_rounds_are(tmp_path: Path) -> None:
    with Machine():
        hands = at(tmp_path, "debrief")
        hands.press(pygame.K_END)
        session: Session = hands.session
        session.undo(next(item.line for item in session.history() if item.can_undo))
        hands.frames(2)
        for key in (pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_RIGHT, pygame.K_d, pygame.K_w):
            hands.press(key)
        hands.app.dressed()
        hands.frames(3)
        assert hands.scene.name != "fault"
        session.close()
