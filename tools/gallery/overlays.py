"""What lies over a scene: keys, the way out, a session that no disk takes, years played again, a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.screen.scenes.rescue.scene import Rescue
from tools.gallery.desks import at_the_desk
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio, in_front


def laid_over() -> Iterator[Picture]:
    yield Picture("keys", _keys)
    yield Picture("keys.two", _keys, ("desk",), two=True)
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
