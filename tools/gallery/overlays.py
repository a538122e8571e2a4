"""What lies over a scene: keys, the way out, a session that no disk takes, years played again, a fault."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from game.screen.leading import lead
from game.screen.scenes.help.scene import Help
from game.screen.scenes.rescue.scene import Rescue
from game.screen.tour_steps import STEPS
from game.screen.touring import tour_of
from tools.gallery.desks import at_the_desk
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio, in_front


def laid_over() -> Iterator[Picture]:
    yield Picture("keys", _keys)
    yield Picture("keys.two", _keys, ("desk",), two=True)
    yield Picture("keys.troubles", _troubles)
    yield Picture("console.tour", partial(_tour, over="console"), ("desk",), two=True)
    yield Picture("decide.tour", _tour, ("desk",), two=True)
    yield Picture("stop", _stop)
    yield Picture("stop.two", _stop, ("room", "desk"), two=True)
    yield Picture("rescue", _rescue)
    yield Picture("rescue.two", _rescue, ("room", "desk"), two=True)
    yield Picture("again", _again)
    yield Picture("fault", _fault)
    yield Picture("fault.two", _fault, ("room", "desk"), two=True)


def _keys(studio: Studio) -> None:
    at_the_desk(studio)
    studio.put("keys")


def _troubles(studio: Studio) -> None:
    at_the_desk(studio)
    in_front(Help, studio.put("keys")).model.turn_over()


def _tour(studio: Studio, over: str = "") -> None:
    """A hint over the Desk, or over what lies over it."""
    at_the_desk(studio, 1)
    studio.context.tour = tour_of(studio.context)
    studio.context.tour.session = studio.context.session
    lead(studio.app, 0.0)
    if over:
        studio.put(over)
        studio.context.tour.at = next(i for i, step in enumerate(STEPS) if over in step.scenes)
        lead(studio.app, 0.0)


def _stop(studio: Studio) -> None:
    at_the_desk(studio)
    studio.put("stop")


def _rescue(studio: Studio) -> None:
    at_the_desk(studio)
    model = in_front(Rescue, studio.put("rescue")).model
    model.place.set(str(Path("home") / "kierto" / "kemi-tornio 2026-11-22 13.45.kierto"))
    model.fault = studio.context.words("This session is kept in no file.")


def _again(studio: Studio) -> None:
    studio.put("again", studio.games.at("reveal", 2))


def _fault(studio: Studio) -> None:
    at_the_desk(studio, 1)
    studio.put("fault", detail=str(Path("home") / "kierto" / "fault-2026-11-22-134501.txt"))
