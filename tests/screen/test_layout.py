"""Every scene in every state, in every language and size: nothing is cut, covered, too small, too pale or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from game.screen.kit.page import Kind, Page
from game.screen.parts.notice import place_of
from game.screen.settings import TEXT_SCALES, Settings
from game.text.languages import languages
from sim.scenario.loader import load
from tests.screen.checks import covered, grows, half_headlines, keys_shown, problems
from tests.screen.english import plain_texts
from tests.screen.keys_alone import only_on_wall, unreached
from tests.screen.told import untold
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows
from tools.locale.pseudo import TAG, in_pseudo

pytestmark = pytest.mark.usefixtures("pseudo_language")

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
FOR_HANDS = (
    "title",
    "sessions",
    "settings",
    "file_chooser",
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
    "en": (Dress((1920, 1080)),),
    "fi": (Dress((1280, 720), 1.25),),
    "sv": (Dress((1366, 768), 1.5, "dark"),),
    TAG: (Dress((1280, 720), 1.5),),
}
"""enough to find most faults; the marker `whole` has the rest"""
BY_TURNS = ("fi", "sv")
"""one picture has the first, the next the second"""
OTHERS = (Dress((1280, 720), 1.25),)
"""of any further language, in one picture of `ONE_OF`"""
ONE_OF = 5
ALL = [Dress(*one) for one in product(SIZES, TEXT_SCALES, ("light", "dark"))]
NAMED_ON_ENTRY = ("set_up", "resume", "deal.unclear", "replay.problem", "rescue")
"""scenes that say what they read once, as they open: put before the camera again in every language"""


def studio(scenario: str, language: str = "en") -> Studio:
    """The studio of a scenario, which speaks this language now, and is dressed as at first."""
    camera = _studio(scenario)
    camera.settings.language, camera.settings.text_scale, camera.settings.theme = language, 1.0, "light"
    camera.resize((1920, 1080))
    return camera


@cache
def _studio(scenario: str) -> Studio:
    """One for each scenario: its games are played once for all languages."""
    open_without_windows()
    return Studio(in_pseudo(load(SCENARIOS / f"{scenario}.yaml")), Settings())


def faults(scenario: str, picture: Picture, dresses: Mapping[str, Sequence[Dress]]) -> Iterator[str]:
    """What is wrong with one picture, in each language and in its dresses."""
    for at, language in enumerate(dresses):
        camera = studio(scenario, language)
        if not at or picture.name.startswith(NAMED_ON_ENTRY):
            camera.clear(two=picture.two)
            picture.put(camera)
        for dress in dresses[language]:
            camera.settings.text_scale, camera.settings.theme = dress.text, dress.theme
            camera.resize(dress.size)
            camera.dress()
            for kind in picture.kinds:
                page = camera.draw(kind)
                found = [*_wrong(picture, kind, page), *(plain_texts(page) if language == TAG else ())]
                if language == "en":
                    found += [*half_headlines(page), *_by_mouse_alone(camera, picture, page)]
                where = f"{language} {kind} {dress.size[0]}×{dress.size[1]} {dress.text:.0%} {dress.theme}"
                yield from (f"{where}: {said}" for said in found)


def _wrong(picture: Picture, kind: Kind, page: Page) -> Iterator[str]:
    yield from problems(page, read_from_afar=_from_afar(picture, kind))
    yield from covered(page, place_of(page), "a notice")
    yield from untold(page)
    if picture.two and kind == "room":
        yield from keys_shown(page)


def _by_mouse_alone(camera: Studio, picture: Picture, page: Page) -> Iterator[str]:
    if page.kind == "desk" or not picture.two:
        yield from unreached(camera.scene, page)
    elif page.targets:
        yield from only_on_wall(page, camera.draw("desk"))


def _from_afar(picture: Picture, kind: Kind) -> bool:
    return kind == "room" and (picture.two or picture.name.split(".")[0] not in FOR_HANDS)


@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
def test_every_scene_can_be_read_in_every_language(picture: Picture) -> None:
    """And in the pseudo-language nothing is English."""
    at = [one.name for one in pictures()].index(picture.name)
    some = {tag: dresses for tag, dresses in SOME.items() if tag != BY_TURNS[at % 2]}
    others = [tag for tag in languages() if tag not in SOME] if at % ONE_OF == 0 else []
    assert list(faults("kemi-tornio", picture, {**some, **dict.fromkeys(others, OTHERS)})) == []


@pytest.mark.whole
@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
@pytest.mark.parametrize("language", [*languages(), TAG])
@pytest.mark.parametrize("scenario", ["kemi-tornio", "tutorial"])
def test_every_scene_can_be_read_in_every_dress(scenario: str, language: str, picture: Picture) -> None:
    assert list(faults(scenario, picture, {language: ALL})) == []


@pytest.mark.whole
@pytest.mark.parametrize("picture", pictures(), ids=lambda one: one.name)
@pytest.mark.parametrize("scenario", ["kalundborg", "handelo"])
def test_every_scene_of_the_other_regions_can_be_read(scenario: str, picture: Picture) -> None:
    """Other names, other numbers, other places on the map, in the languages that people read."""
    assert (
        list(faults(scenario, picture, {key: SOME.get(key, OTHERS) for key in languages() if key != TAG}))
        == []
    )


@pytest.mark.parametrize("scene", ["title", "set_up", "settings", "briefing"])
def test_text_grows_with_the_text_size(scene: str) -> None:
    """Nine texts in ten at least; the measure `growth` asks it of all scenes that the kit lays out."""
    camera, drawn = studio("kemi-tornio", "fi"), []
    camera.settings.text_scale = 1.5
    for picture in pictures():
        if picture.name.split(".")[0] == scene:
            camera.clear(two=picture.two)
            picture.put(camera)
            drawn += [text for kind in picture.kinds for text in camera.draw(kind).written]
    camera.settings.text_scale = 1.0
    assert sum(grows(text, 1.5) for text in drawn) >= 0.9 * len(drawn)
