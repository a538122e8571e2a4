"""A moment of the cluster as the map shows it: whole years or one week, playing or in replay alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.cluster_map.camera import Spot
from game.cluster_map.terrain import PlaceName, Terrain

FlowKind = Literal["recovered", "virgin", "energy", "landfill", "product"]
Dead = Literal["", "held", "ended"]
"""of an exchange: it runs or could; somebody stands still; it is over for good"""


@dataclass(frozen=True, slots=True)
class Place:
    """A firm on the map, or a place where things end (the landfill)."""

    id: str
    name: str
    at: Spot
    """where it stands in the picture"""
    picture: str
    """which model stands there: a file of `assets/models`"""
    mark: int | None
    """the team that runs it; none: nobody does"""
    team: str = ""
    closed: bool = False
    true: Spot | None = None
    """where it is in truth, if it stands apart from there"""

    @property
    def name_in_lines(self) -> tuple[tuple[str, ...], ...]:
        """Its name on one line, and on two about equally long if it has more than one word."""
        words = self.name.split()
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        two = [min(halves, key=lambda lines: max(map(len, lines)))] if halves else []
        return ((self.name,), *two)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What flows from one place to another; an empty place is the world outside."""

    id: str
    source: str
    target: str
    kind: FlowKind
    amount: int
    """kg, kWh or l: of a year, or of a week × 52"""
    tonnes: float
    """what its width is drawn by: kilotonnes; for energy, GWh"""
    label: str
    """the amount in words"""
    material: str
    """what flows, in words"""
    offered: bool = False
    """agreed or offered, and not flowing yet"""
    dim: bool = False
    """not flowing this week, though it does at other times"""
    dead: Dead = ""
    """why nothing can go over: drawn as a closed railway"""
    idle: float = 0.0
    """kilotonnes if nobody acts, of what is bought or thrown away"""
    room: float = 0.0
    """the most it comes to in the whole film: what the map keeps room for"""
    so_far: float = 0.0
    """kilotonnes thrown away since New Year: how large the heap is"""
    since: int = 0
    """year of the oldest contract: what was there earlier keeps its lane"""
    is_counted_in_tonnes: bool = True
    is_laid_over: bool = False
    """has its lane, and is drawn over the map by whoever shows it, as it comes"""

    @property
    def is_exchange(self) -> bool:
        """Whether it goes from firm to firm; the others stay at home, as a heap or an arrow."""
        return self.kind in ("recovered", "energy", "product")

    @property
    def most(self) -> float:
        """Kilotonnes that its place on the map must have room for: the same in every week of a film."""
        return max(self.room, self.idle) or self.tonnes


@dataclass(frozen=True, slots=True)
class Gauge:
    """How full a store is."""

    place: str
    store: str
    name: str
    share: float
    """0 to 1"""
    kind: FlowKind
    spills: bool = False
    """full, and the rest goes to waste"""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to be seen at a place: a building site, works just opened, a stopped line, a closed firm."""

    place: str
    what: Literal["site", "opened", "stopped", "closed"]
    text: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the map shows at one moment."""

    places: tuple[Place, ...]
    ribbons: tuple[Ribbon, ...]
    gauges: tuple[Gauge, ...] = ()
    signs: tuple[Sign, ...] = ()
    terrain: Terrain | None = None
    """the ground; none: nobody said where the cluster lies"""
    named: tuple[PlaceName, ...] = ()
    """names on the ground, the most important first"""
    links: tuple[tuple[str, str], ...] = ()
    """pairs of firms that may exchange something one day: nothing stands in their way"""
    lit: frozenset[str] | None = None
    """the firms that are spoken of: all others are pale and without a name; None: nobody in particular"""

    def at_home(self, firm: str, kind: Literal["landfill", "virgin"]) -> tuple[Ribbon, ...]:
        """What a firm throws away, or buys new."""
        return tuple(
            flow
            for flow in self.ribbons
            if flow.kind == kind and (flow.source if kind == "landfill" else flow.target) == firm
        )

    @property
    def largest_at_home(self) -> float:
        """Kilotonnes of the largest that is thrown away or bought: what all amounts are drawn beside."""
        return max((flow.most for flow in self.ribbons if not flow.is_exchange), default=0.0)

    def is_lit(self, *firms: str) -> bool:
        """Whether all of these are spoken of, or nobody in particular is."""
        return self.lit is None or self.lit.issuperset(firms)
