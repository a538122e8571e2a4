"""Results in the Room: few words, pages one key apart, steps that fall; figures on show add up in every language."""

from __future__ import annotations

import re

import pygame
import pytest

from game.debrief.model import game_debrief
from game.outputs.purse_text import game_purses_in_words, purses_in_words
from game.outputs.staircase_text import staircase_in_words, still_bought_in_words
from game.screen.kit.page import Page
from game.screen.scenes.results.scene import Results
from game.text.languages import languages
from game.text.translator import Translator
from tests.screen.test_layout import studio
from tools.gallery.pictures import pictures
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


def shown(camera: Studio) -> set[str]:
    return {text.text for text in camera.draw("room").written}


def turned(camera: Studio, name: str) -> set[str]:
    picture = next(picture for picture in pictures() if picture.name == name)
    camera.clear(two=picture.two)
    picture.put(camera)
    return shown(camera)


def test_the_end_and_the_replay_show_the_same_staircase_and_purses_to_the_kt_and_the_cent() -> None:
    camera = studio("kemi-tornio", "en")
    game = game_debrief(camera.games.over("end"), camera.games.over("end").worlds[0])
    w = Translator("en", game.plan)
    for where, played in (("end", game.last_played), ("replay", game.rounds[3])):
        stairs, still = staircase_in_words(played, w), still_bought_in_words(played, w)
        columns = [column.amount for column in stairs.columns]
        assert set(columns) <= turned(camera, f"{where}.stairs")
        names = "end.why" if where == "end" else "replay.still"
        assert {part.amount for part in still.parts} <= turned(camera, names)
    for purse in game_purses_in_words(game, w, 5):
        assert {purse.money, purse.change, *(line.money for line in purse.lines)} <= turned(
            camera, "end.purses"
        )
    for purse in purses_in_words(game.rounds[3], w, 4):
        assert {purse.money, purse.change, *(line.money for line in purse.lines)} <= turned(
            camera, "replay.purses"
        )
