"""The joint practice at the keyboard: its codes are typed, it is put back, and the first round begins untouched."""

from __future__ import annotations

from typing import Any, cast

import pygame
import pytest

from tests.screen.test_layout import studio
from tools.gallery.studio import Studio


def press(camera: Studio, key: int, letter: str = "") -> None:
    events = [pygame.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=0, scancode=0)]
    if letter.isprintable() and letter:
        events.append(pygame.Event(pygame.TEXTINPUT, text=letter))
    camera.app.step(events, 0.03)


def write(camera: Studio, text: str) -> None:
    for letter in text:
        press(camera, pygame.key.key_code("space" if letter == " " else letter.lower()), letter)
    press(camera, pygame.K_RETURN, "\r")


@pytest.fixture
def practising() -> tuple[Studio, Any]:
    camera = studio("tutorial", "en")
    camera.clear(two=False)
    scene = cast(Any, camera.put("briefing", camera.games.at("briefing", 1)))
    while scene.practising is None:
        press(camera, pygame.K_PAGEDOWN)
    camera.app.step([], 0.03)
    return camera, scene


def test_the_codes_are_typed_and_all_is_put_back(practising: tuple[Studio, Any]) -> None:
    camera, scene = practising
    walk, before = scene.practice, scene.session.past.last
    seen = [walk.step]
    while walk.code:
        write(camera, walk.code)
        seen.append(walk.step)
    press(camera, pygame.K_PAGEDOWN)
    assert [*seen, walk.step] == ["before", "alone", "together", "back"]
    assert scene.session.past.last == before
    press(camera, pygame.K_PAGEDOWN)
    assert camera.scene.name == "news"


@pytest.mark.parametrize("typed", ["ZZ9", "F3 no", "F3 zzq", "F3, F2", "M3", "M2", "R2 80", "F3 yes no"])
def test_a_wrong_code_is_said_and_nothing_moves(practising: tuple[Studio, Any], typed: str) -> None:
    camera, scene = practising
    assert scene.practice.code == "F3"
    write(camera, typed)
    page = camera.draw("room")
    assert scene.practice.step == "before"
    assert any(one.text.startswith("Not yet: type") for one in page.written)


def test_the_clicker_alone_goes_through_it_too(practising: tuple[Studio, Any]) -> None:
    camera, scene = practising
    for _ in scene.practice.lesson.steps:
        press(camera, pygame.K_PAGEDOWN)
    assert camera.scene.name == "news"


def test_back_leads_back_through_the_steps(practising: tuple[Studio, Any]) -> None:
    camera, scene = practising
    press(camera, pygame.K_PAGEDOWN)
    press(camera, pygame.K_PAGEUP)
    assert scene.practice.step == "before"
    press(camera, pygame.K_PAGEUP)
    assert scene.practising is None
