"""The replay in its states: each view, a week, parallel clusters, nothing to show, a file that is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.screen.scenes.replay.scene import Replay
from game.session.session import Session
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio


def replays() -> Iterator[Picture]:
    """All of them."""
    yield Picture("replay", _debrief)
    yield Picture("replay.two", _debrief, ("room", "desk"), two=True)
    yield Picture("replay.week", _week)
    yield Picture("replay.legacy", lambda studio: _debrief(studio, at=99))
    yield Picture("replay.decisions", lambda studio: _debrief(studio, "decisions", 1))
    yield Picture("replay.why", lambda studio: _debrief(studio, "why", 3))
    for at, shown in enumerate(("stairs", "still", "purses"), 1):
        yield Picture(f"replay.{shown}", lambda studio, n=at: _leaf(studio, n))  # type: ignore[misc]
    yield Picture("replay.history", lambda studio: _debrief(studio, "history"), ("desk",), two=True)
    yield Picture(
        "replay.parallel", lambda studio: _of(studio, studio.games.at("results", 1, 4, parallel=True))
    )
    yield Picture("replay.eight", lambda studio: _of(studio, studio.games.at("results", 2, 8))._show("why"))
    yield Picture("replay.nothing", lambda studio: _of(studio, studio.games.at("decide", 1)))
    yield Picture("replay.problem", _problem)


def _of(studio: Studio, session: Session) -> Replay:
    scene = studio.put("replay", session)
    if not isinstance(scene, Replay):
        raise TypeError(scene)
    return scene


def _debrief(studio: Studio, view: str = "map", at: int = 2) -> Replay:
    scene = _of(studio, studio.games.over("debrief"))
    scene._to_round(at)
    scene._show(view)
    return scene


def _leaf(studio: Studio, at: int) -> None:
    _debrief(studio, "why", 3).leaves.at = at


def _week(studio: Studio) -> None:
    scene = _debrief(studio)
    scene._rewind()
    scene.reel.step(14.5)


def _problem(studio: Studio) -> None:
    studio.context.session = None
    studio.put("replay", detail=Path("nowhere.kierto"))
