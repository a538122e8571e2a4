"""One camera: land and firms hold still from scene to scene. Where no map says so, no coast is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import dist

import pygame
import pytest

from game.cluster_map.board import Board, Place
from game.cluster_map.terrain import Terrain, terrain
from game.design.theme import DARK, LIGHT, Theme
from game.screen.kit.layout import Box, Point
from game.screen.map.backdrop import Backdrop
from game.screen.map.cluster import draw_map
from game.screen.map.ground import ground
from game.screen.map.map_view import MapView, frame_of
from game.screen.settings import Settings
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.scenario.files import SCENARIOS
from tools.gallery.pictures import pictures
from tools.gallery.studio import Studio, open_without_windows

SCENES = ("decide", "decide.first", "news.2", "reveal.1", "years", "replay")
STILL = 2.0
"""canvas pixels that nobody sees move"""
Seen = tuple[Box, dict[str, Point], Terrain | None]


@pytest.fixture(scope="module")
def studio() -> Studio:
    open_without_windows()
    return Studio(load(SCENARIOS / "kemi-tornio.yaml"), Settings())


def shown(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    """What the map of each scene shows: where its picture lies, where firms stand, on which ground."""
    drawn: list[Backdrop] = []
    monkeypatch.setattr(Backdrop, "draw", lambda backdrop: drawn.append(backdrop))
    for picture in pictures():
        if picture.name in SCENES:
            studio.clear(two=picture.two)
            picture.put(studio)
            studio.draw("room")
            yield frame_of(drawn[-1].box), dict(drawn[-1].layout.middle), drawn[-1].board.terrain


def test_land_and_firms_hold_still_from_deciding_to_news_and_the_year(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list(shown(studio, monkeypatch))
    assert len(seen) == len(SCENES)
    for (frame, firms, land), (next_frame, next_firms, next_land) in pairwise(seen):
        assert frame == next_frame
        assert land is not None
        assert land == next_land
        both = firms.keys() & next_firms.keys()
        assert len(both) >= len(studio.scenario.firms)
        assert max(dist(firms[key], next_firms[key]) for key in both) <= STILL


def test_a_line_leads_from_a_firm_that_stands_apart_to_its_true_place(studio: Studio) -> None:
    picture_of(studio, None, LIGHT)
    page = studio.draw("room")
    apart = Place("mill", "Mill", (0.3, 0.5), "hall", None, true=(0.6, 0.5))
    draw_map(page, (0, 0, 1920, 1080), Board((apart,), ()), MapView(names=False))
    for share in (0.5, 0.6):
        x, y = page.at((share * 1920, 0.5 * 1080))
        assert page.surface.get_at((int(x), int(y)))[:3] == LIGHT.ink2[:3]


def picture_of(studio: Studio, land: Terrain | None, theme: Theme) -> pygame.Surface:
    """The ground, small, drawn to its end."""
    title = next(picture for picture in pictures() if picture.name == "title")
    studio.clear(two=title.two)
    title.put(studio)
    page = studio.draw("room")
    page.theme = theme
    steps = ground(page, (480, 270), land)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            drawn: pygame.Surface = end.value
            return drawn


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_only_a_map_draws_water(studio: Studio, theme: Theme) -> None:
    """A schematic ground has no coast and no river that nobody said is there."""
    water = {theme.sea[:3], theme.sea_deep[:3], theme.sea_foam[:3]}
    region = terrain(Plan(load(SCENARIOS / "kemi-tornio.yaml")))
    shares = []
    for land in (None, region):
        drawn = picture_of(studio, land, theme)
        spots = [(x, y) for x in range(0, 480, 4) for y in range(0, 270, 4)]
        shares.append(sum(drawn.get_at(spot)[:3] in water for spot in spots) / len(spots))
    assert shares[0] == 0
    assert 0.2 < shares[1] < 0.6
