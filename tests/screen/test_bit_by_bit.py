"""A map that takes long is drawn over some frames: land and firms first, nothing moves, and the end is the same."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import pygame
import pytest

from game.cluster_map.layout.arrange import Steps
from game.cluster_map.layout.space import MapSpace
from game.screen.kit.artwork import Artwork
from game.screen.kit.page import Page
from game.screen.kit.spare_time import SpareTime
from game.screen.map import arranged
from game.screen.settings import Settings
from sim.scenario.loader import load
from tests.scenario.files import SCENARIOS
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

SMALL = (640, 360)
WORK = 0.003
"""seconds: less than any frame has, so that many are needed"""
STILL = 2.0
"""canvas pixels that nobody sees move"""


@pytest.fixture(scope="module")
def studio() -> Studio:
    open_without_windows()
    return Studio(load(SCENARIOS / "kemi-tornio.yaml"), Settings(), SMALL)


def put(studio: Studio, name: str) -> None:
    picture = next(picture for picture in pictures() if picture.name == name)
    studio.clear(two=picture.two)
    picture.put(studio)


def frames(studio: Studio, most: int = 1000) -> Iterator[Page]:
    """Frames of little time each, until nothing is left undone."""
    spare = studio.look.spare
    spare.seconds = WORK
    for _ in range(most):
        undone = spare.left_undone
        spare.begin()
        yield studio.draw("room")
        if spare.left_undone == undone:
            break
    spare.seconds = inf


def at_once(studio: Studio) -> Page:
    studio.look.spare.begin()
    return studio.draw("room")


def bytes_of(page: Page) -> bytes:
    return pygame.image.tobytes(page.surface, "RGB")


@pytest.mark.parametrize("name", ["decide", "news.1"])
def test_what_is_there_stays_and_the_end_is_the_same(studio: Studio, name: str) -> None:
    put(studio, name)
    whole = bytes_of(at_once(studio))
    studio.look.art = Artwork()
    pages = list(frames(studio))
    assert len(pages) > 1
    assert bytes_of(pages[-1]) == whole
    ended = [(text.text, text.box) for text in pages[-1].written]
    for text in (text for page in pages for text in page.written):
        assert any(
            said == text.text and max(abs(a - b) for a, b in zip(box, text.box, strict=True)) <= STILL
            for said, box in ended
        ), text


def test_whoever_leaves_in_the_middle_finds_the_same_later(studio: Studio) -> None:
    put(studio, "decide")
    whole = bytes_of(at_once(studio))
    studio.look.art = Artwork()
    for name in ("decide", "news.1"):
        put(studio, name)
        list(frames(studio, most=3))
    put(studio, "decide")
    *_, page = frames(studio)
    assert bytes_of(page) == whole


def test_a_fault_in_the_middle_is_not_swallowed(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(space: MapSpace) -> Steps:
        yield None
        raise ZeroDivisionError

    put(studio, "decide")
    studio.look.art = Artwork()
    with monkeypatch.context() as patch:
        patch.setattr(arranged, "arranging", faulty)
        with pytest.raises(ZeroDivisionError):
            at_once(studio)
    assert bytes_of(at_once(studio))


def test_a_picture_that_never_gets_time_is_finished_all_the_same(studio: Studio) -> None:
    put(studio, "decide")
    studio.look.art = Artwork()
    studio.look.spare.seconds = 0.0
    undone = -1
    drawn = 0
    while studio.look.spare.left_undone != undone:
        undone = studio.look.spare.left_undone
        studio.look.spare.begin()
        studio.draw("room")
        drawn += 1
    studio.look.spare.seconds = inf
    assert drawn < 250


def test_what_comes_later_ends_with_its_part_of_a_frame_and_only_where_time_is_limited() -> None:
    limited, free = SpareTime(60.0), SpareTime()
    for spare in (limited, free):
        spare.begin()
    with limited.within_frame(0.0), free.within_frame(0.0):
        assert limited.is_over
        assert not free.is_over
    assert not limited.is_over
