"""Every scene in every state, in three languages, at every size: nothing is cut, covered, too small or too pale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from game.screen.kit.page import Kind
from game.screen.settings import TEXT_SCALES, Settings
from game.text.languages import languages
from sim.scenario.loader import load
from tests.screen.checks import keys_shown, problems
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
FOR_HANDS = (
    "title",
    "sessions",
    "settings",
    "set_up",
    "resume",
    "keys",
    "fault",
    "console",
    "rescue",
    "deal",
    "stop",
)
"""scenes that the facilitator works at the laptop; in one window the Room shows them as they are"""


class Dress(NamedTuple):
    """How pages are drawn."""

    size: tuple[int, int]
    text: float = 1.0
    theme: str = "light"


SOME = {
    "en": (Dress((1920, 1080)), Dress((1280, 720), 1.5, "dark")),
    "fi": (Dress((1280, 720)), Dress((1366, 768), 1.25)),
    "sv": (Dress((1366, 768), 1.5),),
}
"""enough to find most faults; the marker `whole` has the rest"""
ALL = [Dress(*one) for one in product(SIZES, TEXT_SCALES, ("light", "dark"))]


@cache
def studio(scenario: str, language: str) -> Studio:
    """One for each scenario and language: its games are played once."""
    open_without_windows()
    return Studio(load(SCENARIOS / f"{scenario}.yaml"), Settings(language=language))


def faults(scenario: str, language: str, picture: Picture, dresses: tuple[Dress, ...]) -> Iterator[str]:
    """What is wrong with one picture, in these dresses."""
    camera = studio(scenario, language)
    camera.clear(two=picture.two)
    picture.put(camera)
    for dress in dresses:
        settings = camera.settings
        settings.text_scale, settings.theme = dress.text, dress.theme
        camera.resize(dress.size)
        camera.app._dress()
        for kind in picture.kinds:
            page = camera.draw(kind)
            beside = keys_shown(page) if picture.two and kind == "room" else []
            for said in [*problems(page, read_from_afar=_from_afar(picture, kind)), *beside]:
                yield f"{kind} {dress.size[0]}×{dress.size[1]} {dress.text:.0%} {dress.theme}: {said}"


def _from_afar(picture: Picture, kind: Kind) -> bool:
    return kind == "room" and (picture.two or picture.name.split(".")[0] not in FOR_HANDS)


@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
@pytest.mark.parametrize("language", languages())
def test_every_scene_can_be_read(language: str, picture: Picture) -> None:
    assert list(faults("kemi-tornio", language, picture, SOME.get(language, SOME["fi"]))) == []


@pytest.mark.whole
@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("scenario", ["kemi-tornio", "tutorial"])
def test_every_scene_can_be_read_in_every_dress(scenario: str, language: str, picture: Picture) -> None:
    assert list(faults(scenario, language, picture, tuple(ALL))) == []
