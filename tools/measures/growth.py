"""Whether texts grow when people ask for larger ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tools.measures.literals import converted
from tools.measures.measure import Count, Measure, Offender
from tools.measures.sources import House

if TYPE_CHECKING:
    from game.screen.kit.page import Kind
    from tools.gallery.picture import Picture
    from tools.gallery.studio import Studio

SHARE: Final = 93
"""per cent of texts"""
LARGE: Final = 1.5
REALLY: Final = 1.4
"""as much larger at 150 % a text must at least be: sizes are whole pixels"""
SCENARIO: Final = "kemi-tornio"
LANGUAGE: Final = "fi"
"""the language with the longest words"""


class Shown(NamedTuple):
    """How often one text of a picture was compared, and how often it had grown."""

    scene: str
    picture: str
    text: str
    times: int
    grown: int


def growing_texts(house: House) -> Count:
    """Per cent of the texts of converted scenes that are larger when text is set to 150 %.

    Every picture of such a scene is drawn twice, in Finnish at 1920 × 1080, with text at 100 and at 150 %. A
    text that both show counts each time it stands there; it grows when it is set at least 1.4 times as large.
    What only one of them shows (it moved to another page, or was said in other words) is left out, and so is
    what lies under an overlay: that is another scene's.
    """
    folders = converted(house)
    if not folders:
        return Count(None, note="no scene is converted")
    shown = list(_shown(folders))
    times, grown = sum(text.times for text in shown), sum(text.grown for text in shown)
    small = [text for text in shown if text.grown < text.times]
    offenders = [
        Offender(_path(text.scene), 1, f"{text.picture}: “{text.text[:60]}” does not grow") for text in small
    ]
    return Count(
        round(100 * grown / max(1, times), 1), tuple(sorted(offenders)), f"{grown:,} of {times:,} texts"
    )


def _path(module: str) -> str:
    return module.replace(".", "/") + ".py"


def _shown(folders: list[str]) -> Iterator[Shown]:
    from game.cli.files import read_scenario, shipped
    from game.screen.settings import Settings
    from tools.gallery.pictures import pictures
    from tools.gallery.studio import Studio, open_without_windows

    open_without_windows()
    scenario = read_scenario(shipped(SCENARIO))
    plain, large = (Studio(scenario, Settings(LANGUAGE, text_scale=scale)) for scale in (1.0, LARGE))
    for picture in pictures():
        yield from _compared(picture, plain, large, folders)


def _compared(picture: Picture, plain: Studio, large: Studio, folders: list[str]) -> Iterator[Shown]:
    """The texts of one picture, if its scene is a converted one."""
    for studio in (plain, large):
        studio.clear(two=picture.two)
        picture.put(studio)
    scene = type(plain.scene).__module__
    if scene.rpartition(".")[0] in folders:
        for kind in picture.kinds:
            before, after = (_sizes(studio, kind) for studio in (plain, large))
            for text in sorted(before.keys() & after.keys()):
                pairs = list(
                    zip(sorted(before[text].elements()), sorted(after[text].elements()), strict=False)
                )
                grown = sum(later >= REALLY * size for size, later in pairs)
                yield Shown(scene, f"{picture.name}-{kind}", text, len(pairs), grown)


def _sizes(studio: Studio, kind: Kind) -> dict[str, Counter[float]]:
    """How often each text of a page stands there in each size; not what lies under an overlay."""
    from game.screen.kit.hit_testing import top

    page = studio.draw(kind)
    front = top(page.targets)
    sizes: dict[str, Counter[float]] = {}
    for written in page.written:
        if written.layer >= front:
            sizes.setdefault(written.text, Counter())[written.size] += 1
    return sizes


MEASURES = (
    Measure("growth", "texts that grow at 150 %", SHARE, growing_texts, unit=" %", least=True, slow=True),
)
