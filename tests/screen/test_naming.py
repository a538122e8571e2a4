"""A session is given another name while it is played: its file keeps the journal, and the game goes on in it."""

from __future__ import annotations

import pygame
import pytest

from game.screen.catalogue import newest
from game.session.session import Session
from tests.screen.at_console import console, enter, sign
from tests.screen.hands import Hands


def named(hands: Hands, name: str) -> None:
    console(hands, "n")
    hands.type(name)
    enter(hands)


def test_a_session_under_way_is_renamed_and_goes_on_in_its_file(hands: Hands) -> None:
    path = hands.session.path
    assert path is not None
    before = path.read_bytes()
    named(hands, "kemi evening")
    assert "is called “kemi evening” from now on" in hands.texts()
    assert not path.exists()
    target = path.with_name("kemi evening.kierto")
    assert hands.session.path == target
    assert target.read_bytes() == before
    hands.press(pygame.K_ESCAPE)
    sign(hands)
    assert newest(target.parent)[0][1] == target
    lines = len(hands.session.journal.lines)
    hands.session.close()
    again = Session.open(target)
    assert len(again.journal.lines) == lines
    assert len(again.past.basis(1).deals) == 1
    again.close()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a/b", "no file may have them"),
        ("con", "some computers keep for themselves"),
        (" ", "needs a name"),
        ("x" * 61, "at most"),
    ],
)
def test_a_name_that_no_file_may_bear_is_refused_in_a_sentence(hands: Hands, name: str, why: str) -> None:
    path = hands.session.path
    console(hands, "n")
    hands.press(pygame.K_a, pygame.KMOD_CTRL)
    hands.press(pygame.K_BACKSPACE)
    hands.type(name)
    enter(hands)
    assert why in hands.texts()
    assert hands.session.path == path


def test_a_name_that_another_session_has_is_refused_and_nothing_is_written_over(hands: Hands) -> None:
    path = hands.session.path
    assert path is not None
    other = path.with_name("taken.kierto")
    other.write_bytes(b"another")
    named(hands, "taken")
    assert hands.session.path == path
    assert other.read_bytes() == b"another"
    hands.press(pygame.K_ESCAPE)
    hands.press(pygame.K_ESCAPE)
    sign(hands)
