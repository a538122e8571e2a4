"""A region's map fits itself and the cluster: its box, its opening, the firms it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.region import LonLat, Opening, RegionMap
from sim.scenario.spelling import suggestion


def check_region(scenario: Scenario) -> Iterator[Finding]:
    """What is wrong with the map of a scenario."""
    region = scenario.map
    if region is None:
        return
    west, south, east, north = region.box
    if west >= east or south >= north:
        yield Finding(
            ("map", "box"), "The box has no inside.", "Write west, south, east and north, in this order."
        )
        return
    if region.opens is not None:
        yield from _opening(("map", "opens"), region.opens)
    for key, firm in region.firms.items():
        where = ("map", "firms", key)
        if key not in scenario.firms:
            near = suggestion(key, scenario.firms)
            what = Message("There is no firm {name}.", name=quoted(key))
            instead = Message("Write `{near}`.", near=near) if near else Message("Take it out.")
            yield Finding(where, what, instead)
        if firm.at is None and firm.stands is None:
            yield Finding(where, "It does not say where the firm is.", "Write `at:` or `stands:`.")
        for name, point in (("at", firm.at), ("stands", firm.stands)):
            yield from _inside((*where, name), region, point)
    for key, named in region.names.items():
        yield from _inside(("map", "names", key, "at"), region, named.at)


def _inside(where: Where, region: RegionMap, point: LonLat | None) -> Iterator[Finding]:
    west, south, east, north = region.box
    if point is not None and not (west <= point[0] <= east and south <= point[1] <= north):
        yield Finding(
            where,
            "This point lies outside the map's box.",
            "Write longitude, then latitude, in degrees; or widen `box`.",
        )


def _opening(where: Where, opens: Opening) -> Iterator[Finding]:
    """Each meridian lies further right than the one before, each parallel lower: the sheet is never folded."""
    for nth, (west, east) in enumerate(pairwise(opens.across), 1):
        if not (east[0] > west[0] and east[1] > west[1]):
            what = Message("This meridian is not east of the one before, in degrees and in the picture.")
            yield Finding((*where, "across", nth), what, "Put them in order, from west to east.")
    wide = len(opens.across) + 1
    for nth, row in enumerate(opens.down):
        if len(row) != wide:
            what = Message("Here are {count} numbers; a parallel has {most}.", count=len(row), most=wide)
            instead = Message("Write its latitude, then a number for each meridian of `across`.")
            yield Finding((*where, "down", nth), what, instead)
            return
    for nth, (above, below) in enumerate(pairwise(opens.down), 1):
        if not _lower(above, below):
            what = Message("This parallel is not south of the one before, in degrees and at every meridian.")
            yield Finding((*where, "down", nth), what, "Put them in order, from north to south.")


def _lower(above: Sequence[Decimal], below: Sequence[Decimal]) -> bool:
    pairs = zip(above[1:], below[1:], strict=True)
    return below[0] < above[0] and all(low > high for high, low in pairs)
