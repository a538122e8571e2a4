"""The one camera of a cluster: where a point of the earth is in the picture, the same in every scene."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sim.scenario.region import CANVAS, LonLat, RegionMap

Spot = tuple[float, float]
"""0 to 1 across the picture and down it"""
_FAR: Final = 5.0
"""pictures away from its first edge, beyond which everything is equally out of sight"""
_Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Camera:
    """A sheet of rubber over the earth: meridians stay upright, and at each of them parallels keep their order.

    So nothing is folded: who is east, north or across the river of whom stays so.
    """

    across: _Knots
    down: tuple[_Knots, ...]
    """for each meridian of `across`: latitude, and how far down it is there"""

    def spot(self, point: LonLat | Sequence[float]) -> Spot:
        """Where a point of the earth is in the picture."""
        lon, lat = float(point[0]), float(point[1])
        x = _smooth(self.across, lon)
        nth = min(max(1, bisect_right(self.across, (lon, float("inf")))), len(self.across) - 1)
        (west, _), (east, _) = self.across[nth - 1], self.across[nth]
        share = min(1.0, max(0.0, (lon - west) / (east - west)))
        share *= share * (3 - 2 * share)
        y = _smooth(self.down[nth - 1], lat) * (1 - share) + _smooth(self.down[nth], lat) * share
        return _seen(x / CANVAS[0]), _seen(y / CANVAS[1])


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


def _seen(share: float) -> float:
    """A share of the picture, as far out as anything of it can be seen: a map may be opened up very steeply."""
    return min(_FAR, max(1 - _FAR, share))


def _smooth(knots: _Knots, at: float) -> float:
    """A smooth line through points that never turns between them (Fritsch and Butland 1984); straight beyond them."""
    slopes = [(d - b) / (c - a) for (a, b), (c, d) in pairwise(knots)]
    nth = min(max(0, bisect_right(knots, (at, float("inf"))) - 1), len(slopes) - 1)
    (x, y), (to, end) = knots[nth], knots[nth + 1]
    if not x <= at <= to:
        return y + slopes[nth] * (at - x)
    begins = _between(slopes, nth) if nth else slopes[0]
    ends = _between(slopes, nth + 1) if nth + 1 < len(slopes) else slopes[-1]
    wide, t = to - x, (at - x) / (to - x)
    return (
        (1 + 2 * t) * (1 - t) ** 2 * y
        + t * (1 - t) ** 2 * wide * begins
        + t * t * (3 - 2 * t) * end
        + t * t * (t - 1) * wide * ends
    )


def _between(slopes: Sequence[float], nth: int) -> float:
    before, after = slopes[nth - 1], slopes[nth]
    return 2 * before * after / (before + after) if before * after > 0 else 0.0
