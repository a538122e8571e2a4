"""The one camera of a cluster: where a point of the earth is in the picture, the same in every scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sim.scenario.region import CANVAS, LonLat, RegionMap

Spot = tuple[float, float]
"""0 to 1 across the picture and down it"""
_FAR: Final = 5.0
"""pictures away from its first edge, beyond which everything is equally out of sight"""
_Knots = tuple[tuple[float, float], ...]
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Camera:
    """A sheet of rubber over the earth: meridians stay upright, and at each of them parallels keep their order.

    So nothing is folded: who is east, north or across the river of whom stays so.
    """

    across: _Knots
    down: tuple[_Knots, ...]
    """for each meridian of `across`: latitude, and how far down it is there"""

    def lines(self, lines: Iterable[Sequence[LonLat]]) -> Iterator[tuple[Spot, ...]]:
        """Where lines of the earth run in the picture: those of a whole region are reckoned at once."""
        lines = tuple(lines)
        spots = iter(self.spots(chain.from_iterable(lines)))
        return (tuple(islice(spots, len(line))) for line in lines)

    def spots(self, points: Iterable[LonLat | Sequence[float]]) -> list[Spot]:
        """Where points of the earth are in the picture."""
        lon, lat = np.array([(float(lon), float(lat)) for lon, lat in points]).reshape(-1, 2).T
        meridians = np.array([at for at, _ in self.across])
        nth = np.searchsorted(meridians, lon, side="right").clip(1, len(meridians) - 1)
        west, east = meridians[nth - 1], meridians[nth]
        share = ((lon - west) / (east - west)).clip(0, 1)
        share *= share * (3 - 2 * share)
        down = np.stack([_smooth(column, lat) for column in self.down])
        each = np.arange(len(lat))
        y = down[nth - 1, each] * (1 - share) + down[nth, each] * share
        return list(zip(_seen(_smooth(self.across, lon), CANVAS[0]), _seen(y, CANVAS[1]), strict=True))


def camera(region: RegionMap) -> Camera:
    """The camera that a map asks for."""
    west, south, east, north = map(float, region.box)
    if region.opens is None:
        column = ((south, float(CANVAS[1])), (north, 0.0))
        return Camera(((west, 0.0), (east, float(CANVAS[0]))), (column, column))
    across = tuple((float(lon), float(x)) for lon, x in region.opens.across)
    rows = [tuple(map(float, row)) for row in reversed(region.opens.down)]
    columns = tuple(tuple((row[0], row[nth]) for row in rows) for nth in range(1, len(across) + 1))
    return Camera(across, columns)


def _seen(at: _Floats, length: int) -> list[float]:
    """Shares of the picture, as far out as anything of it can be seen: a map may be opened up very steeply."""
    seen: list[float] = (at / length).clip(1 - _FAR, _FAR).tolist()
    return seen


def _smooth(knots: _Knots, at: _Floats) -> _Floats:
    """A smooth line through points that never turns between them (Fritsch and Butland 1984); straight beyond them."""
    places, ends = np.array(knots).T
    wide = np.diff(places)
    slopes = np.diff(ends) / wide
    turns = np.concatenate((slopes[:1], _between(slopes[:-1], slopes[1:]), slopes[-1:]))
    nth = (np.searchsorted(places, at, side="right") - 1).clip(0, len(slopes) - 1)
    y, off, w = ends[nth], at - places[nth], wide[nth]
    t = off / w
    inside = (
        (1 + 2 * t) * (1 - t) ** 2 * y
        + t * (1 - t) ** 2 * w * turns[nth]
        + t * t * (3 - 2 * t) * ends[nth + 1]
        + t * t * (t - 1) * w * turns[nth + 1]
    )
    drawn: _Floats = np.where((t >= 0) & (t <= 1), inside, y + slopes[nth] * off)
    return drawn


def _between(before: _Floats, after: _Floats) -> _Floats:
    between: _Floats = np.zeros_like(before)
    np.divide(2 * before * after, before + after, out=between, where=before * after > 0)
    return between
