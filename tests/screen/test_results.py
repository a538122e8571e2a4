"""Results in the Room: few words, pages one key apart, steps that fall; figures on show add up in every language."""

from __future__ import annotations

import re

import pygame
import pytest

from game.screen.kit.page import Page
from game.screen.scenes.results.scene import Results
from game.text.languages import languages
from tests.screen.test_layout import studio
from tools.gallery.studio import Studio

MOST_WORDS = 45


def results(language: str, round_: int, scenario: str = "kemi-tornio") -> tuple[Studio, Results]:
    camera = studio(scenario, language)
    camera.clear(two=True)
    camera.resize((1920, 1080))
    scene = camera.put(
        "results", camera.games.at("results", round_, 4 if scenario == "kemi-tornio" else None)
    )
    assert isinstance(scene, Results)
    camera.wait(5)
    return camera, scene


def words(page: Page) -> list[str]:
    """An amount with its unit is a figure, not a word."""
    shown = (word for text in page.written for word in re.split(r"[ \n]", text.text))
    return [word for word in shown if re.search(r"[^\W\d_]", word) and not re.search(r"\d", word)]


def press(scene: Results, key: int) -> None:
    scene.key(pygame.Event(pygame.KEYDOWN, key=key))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("round_", [1, 2, 4])
def test_staircase_and_opened_column_have_few_words(language: str, round_: int) -> None:
    camera, scene = results(language, round_)
    for _ in ("stairs", "why"):
        shown = words(camera.draw("room"))
        assert len(shown) <= MOST_WORDS, shown
        press(scene, pygame.K_PAGEDOWN)
        camera.wait(1)


def test_pages_are_one_key_apart_and_lead_back_too() -> None:
    _, scene = results("en", 2)
    pages = [scene.shown]
    for _ in range(3):
        press(scene, pygame.K_PAGEDOWN)
        pages.append(scene.shown)
    assert pages == ["stairs", "why", "amounts", "purses"]
    press(scene, pygame.K_PAGEUP)
    assert scene.shown == "amounts"


def test_the_room_beside_a_desk_shows_figures_that_add_up() -> None:
    camera, scene = results("en", 2)
    texts = [text.text for text in camera.draw("room").written]
    columns = [column.amount for column in scene.stairs.columns]
    assert set(columns) <= set(texts)
    idle, *steps, ours = (
        int(amount.replace("−", "-").replace(",", "").split("\u00a0")[0]) for amount in columns
    )
    assert idle + sum(steps) == ours
    parts = [int(part.amount.replace(",", "").split("\u00a0")[0]) for part in scene.still.parts]
    assert sum(parts) == ours


def test_steps_fall_one_by_one_and_with_reduced_motion_all_stand_at_once() -> None:
    camera, scene = results("en", 2)
    scene.passed.number = 0.0
    assert scene.is_moving
    early = {text.text for text in camera.draw("room").written}
    camera.settings.still = True
    camera.dress()
    whole = {text.text for text in camera.draw("room").written}
    camera.settings.still = False
    camera.dress()
    last = scene.stairs.columns[-1].amount
    assert last not in early
    assert last in whole
    scene.tick(5)
    assert not scene.is_moving
    assert {text.text for text in camera.draw("room").written} >= whole
