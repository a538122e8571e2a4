"""The film of a round, at rest and where it tells of something; and that of the years after the game."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from game.screen.scenes.years.legacy import Legacy
from game.screen.scenes.years.scene import Years
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio, in_front


def films() -> Iterator[Picture]:
    yield Picture("years.waiting", lambda studio: studio.put("years", studio.games.at("reveal", 1)))
    yield Picture("years", lambda studio: _film(studio, 30.3))
    yield Picture("years.two", lambda studio: _film(studio, 30.3), two=True)
    yield Picture("years.first", lambda studio: _film(studio, 20, 1))
    yield Picture("years.second", lambda studio: _film(studio, 80))
    for nth in range(5):
        yield Picture(f"years.moment_{nth + 1}", partial(_moment, nth=nth))
    yield Picture("years.first_waste", lambda studio: _moment(studio, 1, 1))
    yield Picture("years.parallel", lambda studio: _film(studio, 20, 1, parallel=True))


def _film(studio: Studio, at: float, round_: int | None = None, *, parallel: bool = False) -> Years:
    games = studio.games
    session = games.at("years", round_ or games.rich, 4 if parallel else None, parallel=parallel)
    scene = in_front(Years, studio.put("years", session))
    scene.tick(0)
    scene.reel.at = min(at, scene.reel.end)
    scene.plot.follow(scene.reel)
    return scene


def _moment(studio: Studio, nth: int, round_: int | None = None) -> None:
    """The film stands still and tells of something."""
    scene = _film(studio, 0, round_)
    scene.plot.turn(scene.reel, min(nth, len(scene.plot.moments) - 1))


def legacy_film(studio: Studio) -> None:
    session = studio.games.over("end")
    session.go_to("legacy")
    scene = in_front(Legacy, studio.put("legacy", session))
    while scene.film is None:
        scene.tick(0)
    years = [scene.years.index(one.year) for one in scene.items]
    scene.reel.at = 52 * (years[0] if years else 0) + 20.3
    scene.plot.follow(scene.reel)
