"""What a map has to place, and where it went. All in canvas pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Box = tuple[float, float, float, float]
"""left, top, width, height"""
Point = tuple[float, float]
Size = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class FirmSpace:
    """What a firm takes on the map, and what is to stand beside it."""

    id: str
    middle: Point
    """of its plinth"""
    plinth: Size
    """how far the plinth's corners are from its middle, across and down"""
    roof: float
    """how far its model rises above that middle; its sign and its store stand in the corners beside it"""
    heap: Size | None = None
    """its waste, if it has any"""
    stub: Size | None = None
    """how long and how wide the arrow of what it buys is"""
    names: tuple[Size, ...] = ()
    """what its name may look like, best first; its team's mark stands at the left of each"""
    mark: float = 0.0
    """how wide that mark is; 0: no team runs it"""

    @property
    def box(self) -> Box:
        """All of plinth and model."""
        (x, y), (across, down) = self.middle, self.plinth
        return x - across, y - self.roof, 2 * across, self.roof + down

    @property
    def house(self) -> Box:
        """What rises above the plinth."""
        (x, y), across = self.middle, 0.86 * self.plinth[0]
        return x - across, y - self.roof, 2 * across, self.roof


@dataclass(frozen=True, slots=True)
class Lane:
    """An exchange that wants its way from one firm to another."""

    id: str
    source: str
    target: str
    width: float
    pill: Size | None = None
    """what stands on it, if anything: its amount, or the code of an offer"""
    is_guest: bool = False
    """there for a moment, because it is spoken of: everything else stands as it would without it"""


@dataclass(frozen=True, slots=True)
class MapSpace:
    """A map and everything it has to show."""

    bounds: Box
    firms: tuple[FirmSpace, ...]
    lanes: tuple[Lane, ...]
    """those first that should keep their way when others come"""
    reserved: tuple[Box, ...] = ()
    """what lies over the map"""
    links: tuple[tuple[str, str], ...] = ()
    """pairs of firms between which a lane may come one day: nothing is to stand in its way"""
    lost: tuple[tuple[str, str], ...] = ()
    """pairs whose lanes found no way, when this was put in order before"""
    most_crossings: int = 8

    @property
    def lasting(self) -> MapSpace:
        """Without guests and what stands on lanes: the same through a whole film."""
        lanes = tuple(replace(lane, pill=None) for lane in self.lanes if not lane.is_guest)
        return replace(self, lanes=lanes)


@dataclass(frozen=True, slots=True)
class StubPlace:
    """An arrow of what is bought new, from its tail to the plinth it ends at."""

    tail: Point
    tip: Point


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands, and which of its looks it has."""

    box: Box
    look: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything went. What is missing found no place: a lane then is left to the flows."""

    heaps: Mapping[str, Box] = field(default_factory=dict)
    stubs: Mapping[str, StubPlace] = field(default_factory=dict)
    names: Mapping[str, NamePlace] = field(default_factory=dict)
    lanes: Mapping[str, Line] = field(default_factory=dict)
    pills: Mapping[str, Box] = field(default_factory=dict)
    taken: tuple[Box, ...] = ()
    """models, and everything that stands somewhere but lanes"""
    heap_scale: float = 1.0
    """how much smaller all heaps are than wanted, across: so that all have room"""

    def times(self, factor: float) -> Arrangement:
        """The same on a map so many times as large."""

        def point(at: Point) -> Point:
            return at[0] * factor, at[1] * factor

        def box(at: Box) -> Box:
            return at[0] * factor, at[1] * factor, at[2] * factor, at[3] * factor

        return Arrangement(
            {key: box(at) for key, at in self.heaps.items()},
            {key: StubPlace(point(at.tail), point(at.tip)) for key, at in self.stubs.items()},
            {key: NamePlace(box(at.box), at.look) for key, at in self.names.items()},
            {key: tuple(map(point, line)) for key, line in self.lanes.items()},
            {key: box(at) for key, at in self.pills.items()},
            tuple(map(box, self.taken)),
            self.heap_scale,
        )
