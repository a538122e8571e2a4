"""Doubts about where firms are: in the sea, across a river from where they stand, or nowhere on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.region import FirmPoint, LonLat, Outline, RegionMap


def doubts_of_place(scenario: Scenario) -> Iterator[Finding]:
    """Questions about a map that can be drawn and is hardly meant."""
    region = scenario.map
    if region is None:
        return
    for key, firm in scenario.firms.items():
        where = ("map", "firms", key)
        if key in region.firms:
            yield from _firm(where, region, region.firms[key])
        elif not firm.outside:
            what = Message("The map does not say where {name} is.", name=quoted(key))
            yield Finding(where[:2], what, "Write `at:`, or `stands:` for a role without one place.")


def _firm(where: Where, region: RegionMap, firm: FirmPoint) -> Iterator[Finding]:
    for name, point in (("at", firm.at), ("stands", firm.stands)):
        if point is not None and region.outline is not None and not on_land(region.outline, point):
            what = Message("This point lies in the water, by the outline of the map.")
            yield Finding((*where, name), what, "Look at it on a map; a harbour stands on its quay.")
    if firm.at is not None and firm.stands is not None:
        for kind, drawn in (("rivers", region.rivers), ("borders", region.borders)):
            for key, part in drawn.items():
                if crosses(part.line, firm.at, firm.stands):
                    field = f"map.{kind}.{key}"
                    what = Message("The firm is drawn across {field} from its true place.", field=field)
                    yield Finding((*where, "stands"), what, "Let it stand on its own side.")


def on_land(outline: Outline, point: LonLat) -> bool:
    """Whether a point is on land: inside a ring of it, and in no lake."""
    return any(_is_in(ring, point) for ring in outline.land) and not any(
        _is_in(ring, point) for ring in outline.lakes
    )


def _is_in(ring: Sequence[LonLat], point: LonLat) -> bool:
    """Whether a ring goes round a point: a line from it to the east meets the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def crosses(line: Sequence[LonLat], start: LonLat, end: LonLat) -> bool:
    """Whether the way from one point to another goes across a line."""
    return any(
        _side(a, b, start) != _side(a, b, end) and _side(start, end, a) != _side(start, end, b)
        for a, b in pairwise(line)
    )


def _side(a: LonLat, b: LonLat, point: LonLat) -> bool:
    return (b[0] - a[0]) * (point[1] - a[1]) > (b[1] - a[1]) * (point[0] - a[0])
