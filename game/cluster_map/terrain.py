"""What lies under a cluster: its region as shapes of the picture, and where its firms stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from game.cluster_map.camera import Spot, camera
from sim.plan.plan import Plan
from sim.scenario.region import CANVAS, Drawn, LonLat, RegionMap

Ring = tuple[Spot, ...]
_STAGE = (150 / CANVAS[0], 262 / CANVAS[1], 1600 / CANVAS[0], 560 / CANVAS[1])
"""where firms stand of which no map says where they are"""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A river, a road or a border."""

    line: Ring
    wide: float = 0.0
    """of a river: share of the picture's width"""


@dataclass(frozen=True, slots=True)
class Terrain:
    """The ground of a region, all in shares of the picture."""

    land: tuple[Ring, ...]
    lakes: tuple[Ring, ...]
    rivers: tuple[Stroke, ...]
    borders: tuple[Stroke, ...]
    roads: tuple[Stroke, ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        whole = (self.land, self.lakes, self.rivers, self.borders, self.roads)
        object.__setattr__(self, "_hash", hash(whole))

    def __hash__(self) -> int:
        """Worked out once: pictures are looked up by their ground in every frame."""
        return self._hash


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name on the ground."""

    text: str
    at: Spot
    of_water: bool


def terrain(plan: Plan) -> Terrain | None:
    """The ground of a scenario; none: it does not say where it lies."""
    region = plan.scenario.map
    if region is None or region.outline is None:
        return None
    outline, sees = region.outline, camera(region)
    drawn = [
        *outline.land,
        *outline.lakes,
        *(each.line for kind in (region.rivers, region.borders, region.roads) for each in kind.values()),
    ]
    lines = sees.lines(drawn)
    return Terrain(
        tuple(islice(lines, len(outline.land))),
        tuple(islice(lines, len(outline.lakes))),
        _strokes(lines, region.rivers.values()),
        _strokes(lines, region.borders.values()),
        _strokes(lines, region.roads.values()),
    )


def place_names(plan: Plan, language: str) -> tuple[PlaceName, ...]:
    """The names on the ground, the most important first."""
    region = plan.scenario.map
    if region is None:
        return ()
    named = region.names.values()
    spots = camera(region).spots(each.at for each in named)
    return tuple(
        PlaceName(each.text.in_language(language), spot, each.kind == "water")
        for each, spot in zip(named, spots, strict=True)
    )


def stands(plan: Plan) -> dict[str, Spot]:
    """Firm → where it stands in the picture: where the map says, or opened up as the scenario or its kilometres say."""
    spots = _opened_up(plan)
    region = plan.scenario.map
    if region is not None:
        points = {key: point for key, firm in region.firms.items() if (point := firm.stands or firm.at)}
        spots |= _spots(region, points)
    return spots


def true_spots(plan: Plan) -> dict[str, Spot]:
    """Firm → its true place in the picture, of those that stand apart from it."""
    region = plan.scenario.map
    if region is None:
        return {}
    return _spots(region, {key: firm.at for key, firm in region.firms.items() if firm.stands and firm.at})


def _spots(region: RegionMap, points: Mapping[str, LonLat]) -> dict[str, Spot]:
    return dict(zip(points, camera(region).spots(points.values()), strict=True))


def on_stage(x: float, y: float) -> Spot:
    """A place among firms of which no map says where they are: 0 to 1 from the first to the last, in the picture."""
    left, top, wide, high = _STAGE
    return left + wide * x, top + high * y


def _opened_up(plan: Plan) -> dict[str, Spot]:
    scenario = plan.scenario
    inside = [firm for firm in scenario.firms.values() if not firm.outside] or list(scenario.firms.values())
    east = [float(firm.place[0].exact) for firm in inside]
    north = [float(firm.place[1].exact) for firm in inside]
    at = {}
    for key, firm in scenario.firms.items():
        if firm.map is not None:
            at[key] = on_stage(firm.map[0] / 100, firm.map[1] / 100)
            continue
        x = _share(float(firm.place[0].exact), min(east), max(east))
        y = 1 - _share(float(firm.place[1].exact), min(north), max(north))
        at[key] = on_stage(0.05 + 0.9 * x, 0.05 + 0.9 * y)
    return at


def _share(value: float, least: float, most: float) -> float:
    return 0.5 if most <= least else max(0.0, min(1.0, (value - least) / (most - least)))


def _strokes(lines: Iterator[Ring], drawn: Iterable[Drawn]) -> tuple[Stroke, ...]:
    return tuple(Stroke(next(lines), float(each.wide) / CANVAS[0]) for each in drawn)
