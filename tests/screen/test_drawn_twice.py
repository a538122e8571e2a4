"""Drawing changes nothing: each scene, in each state, is the same after it was drawn as before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from game.screen.kit.surface_cache import SurfaceCache
from game.screen.scene import Scene
from game.screen.worked_beside import WorkedBeside
from tests.parts import one_of
from tests.screen.test_layout import studio
from tools.gallery.picture import Picture
from tools.gallery.pictures import pictures

_OURS = "game.screen."
_NOT_THE_SCENES = ("context", "look", "hand", "front", "below")
"""attributes that belong to the stage"""
_KNOWN = (SurfaceCache, WorkedBeside)
"""what was worked out once, and comes out the same whenever it is asked for"""
_LATER = ("years", "legacy", "results", "replay")
"""scenes whose drawing still remembers what it drew"""


def state(thing: object, seen: dict[int, str] | None = None) -> Any:
    """A thing as nested tuples of what can be compared: attributes and items, down to what is not the game's own."""
    seen = {} if seen is None else seen
    if isinstance(thing, str | int | float | bool | bytes | None):
        return thing
    if id(thing) in seen:
        return "again"
    seen[id(thing)] = type(thing).__name__
    if isinstance(thing, _KNOWN):
        return type(thing).__name__
    if isinstance(thing, Mapping):
        return tuple((state(key, seen), state(value, seen)) for key, value in thing.items())
    if isinstance(thing, list | tuple | set | frozenset):
        return (type(thing).__name__, *(state(item, seen) for item in thing))
    if not type(thing).__module__.startswith(_OURS):
        return type(thing).__name__
    return (type(thing).__name__, *((name, state(value, seen)) for name, value in _attributes(thing)))


def _attributes(thing: object) -> list[tuple[str, object]]:
    names = [one.name for one in fields(thing)] if is_dataclass(thing) else list(vars(thing))
    own = _NOT_THE_SCENES if isinstance(thing, Scene) else ()
    return [(name, getattr(thing, name)) for name in names if name not in own and hasattr(thing, name)]


_PICTURES = [picture for picture in pictures() if picture.name.split(".")[0] not in _LATER]


@pytest.mark.parametrize("picture", one_of(3, _PICTURES), ids=lambda picture: picture.name)
def test_a_scene_drawn_twice_is_the_same(picture: Picture) -> None:
    camera = studio("kemi-tornio", "en")
    camera.clear(two=picture.two)
    picture.put(camera)
    hand = camera.app.hand
    before = state(camera.scene), hand.focus, hand.ring, list(camera.context.notices)
    for kind in picture.kinds * 2:
        camera.draw(kind)
    assert (state(camera.scene), hand.focus, hand.ring, list(camera.context.notices)) == before
