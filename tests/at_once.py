"""A map put in order at once, and not bit by bit."""

from __future__ import annotations

from game.cluster_map.layout.arrange import arranging, at_once, with_guests
from game.cluster_map.layout.space import Arrangement, MapSpace


def arrange(space: MapSpace) -> Arrangement:
    """Where everything stands. What finds no place without covering something is left out."""
    return at_once(with_guests(space, at_once(arranging(space.lasting))))
