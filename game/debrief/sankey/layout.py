"""The layout of a Sankey with loops: where bars, bands and blocks stand, the same in every view of a game.

All views are laid out at once, so that a firm keeps its place, and a pixel its tonnes, from round to round and from
this game to another. Nothing is drawn here: the Room and the report do that, from the same pictures.

    views = {"round 1": links_of(plan, cluster, cluster.ledgers), "idle": links_of(plan, cluster, cluster.idle_ledgers)}
    pictures = sankeys(views, SankeyFrame(1840, 780))
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from game.cluster_map.links import BETWEEN, LinkKey, SankeyLink
from game.debrief.sankey.bands import banded
from game.debrief.sankey.columns import Columns, arranged
from game.debrief.sankey.frame import SankeyFrame, SankeyPicture
from game.debrief.sankey.slots import Slots, slots
from sim.units import Unit

MOST_CROSSINGS: Final = 3
_SMALL: Final = (0.007, 0.014, 0.028, 0.056, 0.112)
"""shares of all that is counted in a unit, below which a link is one of the others: the first for which all fits"""
_WIDEST: Final = 0.6
"""share of the frame's height that the largest flow of tonnes takes at most"""
_SHARES: Final = (0.09, 0.06, 0.04, 0.02, 0.0)
"""the same of energy and of water, which have scales of their own: the first for which there is room"""
_TOLD_APART: Final = 3
"""times the thinnest band that the widest is at least: else widths would tell nothing"""
_STEPS: Final = 18
View = TypeVar("View", bound=object)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all views share."""

    columns: Columns
    least: Mapping[Unit, float]
    """unit → kg, kWh or l below which a link is one of the others"""
    frame: SankeyFrame


def sankeys(views: Mapping[View, Sequence[SankeyLink]], frame: SankeyFrame) -> dict[View, SankeyPicture]:
    """The picture of each view. A firm that no view shows has no bar."""
    for small in _SMALL:
        least = _least(views.values(), small)
        seen = [[link for link in links if _is_seen(link, least)] for links in views.values()]
        ground = _Ground(arranged(_sizes(seen), _pairs(seen)), least, frame)
        scale = _scale(seen, ground)
        places = slots(ground.columns, _widths(seen, scale, frame), frame)
        widest = max(
            (_size(link, scale) for links in seen for link in links if link.key.unit == "t"), default=None
        )
        if places.fits and (widest is None or widest >= _TOLD_APART * frame.least):
            break
    return {name: _picture(links, ground, scale, places) for name, links in views.items()}


def _picture(
    links: Sequence[SankeyLink], ground: _Ground, scale: Mapping[Unit, float], places: Slots
) -> SankeyPicture:
    """A view; what would cross more than three times over is left to the others, the smallest first."""
    shown = [link for link in links if _is_seen(link, ground.least)]
    others = [link for link in links if not _is_seen(link, ground.least)]
    while True:
        widths = {link: max(ground.frame.least, _size(link, scale)) for link in shown}
        picture, crossing = banded(widths, places, ground.frame)
        if picture.crossings <= MOST_CROSSINGS:
            rest = tuple(sorted(others, key=lambda link: -abs(link.amount)))
            return replace(picture, others=rest)
        smallest = min(crossing, key=lambda link: (_size(link, scale) / crossing.count(link), link))
        shown.remove(smallest)
        others.append(smallest)


def _size(link: SankeyLink, scale: Mapping[Unit, float]) -> float:
    return abs(link.amount) * scale[link.key.unit]


def _is_seen(link: SankeyLink, least: Mapping[Unit, float]) -> bool:
    return abs(link.amount) >= least.get(link.key.unit, 0.0)


def _totals(links: Iterable[SankeyLink]) -> dict[Unit, int]:
    totals: dict[Unit, int] = defaultdict(int)
    for link in links:
        totals[link.key.unit] += abs(link.amount)
    return totals


def _least(views: Iterable[Sequence[SankeyLink]], small: float) -> dict[Unit, float]:
    largest: dict[Unit, float] = defaultdict(float)
    for links in views:
        for unit, total in _totals(links).items():
            largest[unit] = max(largest[unit], total * small)
    return largest


def _most(views: Iterable[Sequence[SankeyLink]]) -> dict[LinkKey, int]:
    """Each link at its largest."""
    most: dict[LinkKey, int] = defaultdict(int)
    for links in views:
        for link in links:
            most[link.key] = max(most[link.key], abs(link.amount))
    return most


def _pairs(views: Iterable[Sequence[SankeyLink]]) -> dict[tuple[str, str], float]:
    """What may cross: exchanges, as shares of all that is counted in their unit."""
    most = {key: amount for key, amount in _most(views).items() if key.kind in BETWEEN}
    whole: dict[Unit, int] = defaultdict(int)
    for key, amount in most.items():
        whole[key.unit] += amount
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for key, amount in most.items():
        pairs[key.source, key.target] += amount / whole[key.unit]
    return pairs


def _sizes(views: Iterable[Sequence[SankeyLink]]) -> dict[str, float]:
    """Firm → the higher of its two sides, as a share of what all firms have."""
    sides = _sides({key: float(amount) for key, amount in _most(views).items() if key.unit == "t"})
    whole = sum(max(side) for side in sides.values()) or 1.0
    firms = dict.fromkeys(firm for links in views for link in links for firm in _firms(link.key))
    return {firm: max(sides.get(firm, (0.0, 0.0))) / whole for firm in firms}


def _firms(key: LinkKey) -> tuple[str, ...]:
    return (key.source, key.target) if key.kind in BETWEEN else (key.firm,)


def _sides(widths: Mapping[LinkKey, float]) -> dict[str, tuple[float, float]]:
    """Firm → how high its left side is, where things come in, and its right."""
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    for key, wide in widths.items():
        if key.kind != "landfill":
            left[key.target] += wide
        if key.kind != "virgin":
            right[key.source] += wide
    return {firm: (left[firm], right[firm]) for firm in dict.fromkeys((*left, *right))}


def _widths(
    views: Iterable[Sequence[SankeyLink]], scale: Mapping[Unit, float], frame: SankeyFrame
) -> dict[str, tuple[dict[LinkKey, float], float]]:
    """What slots must have room for: `links` at their widest, and each firm at its highest in any one view."""
    room: dict[str, tuple[dict[LinkKey, float], float]] = {}
    for links in views:
        wide = {link.key: max(frame.least, abs(link.amount) * scale[link.key.unit]) for link in links}
        for firm, (left, right) in _sides(wide).items():
            own = {key: size for key, size in wide.items() if key.kind in BETWEEN and key.source == firm}
            known, high = room.get(firm, ({}, 0.0))
            merged = {**known, **{key: max(size, known.get(key, 0.0)) for key, size in own.items()}}
            room[firm] = merged, max(high, left, right)
    return room


def _scale(views: Iterable[Sequence[SankeyLink]], ground: _Ground) -> dict[Unit, float]:
    """Unit → length to the kg, kWh or l: tonnes as large as the frame allows, the others by their largest flow."""
    views, frame = list(views), ground.frame
    largest: dict[Unit, int] = defaultdict(int)
    for key, amount in _most(views).items():
        largest[key.unit] = max(largest[key.unit], amount)
    for share in _SHARES:
        scale = {unit: frame.high * share / amount for unit, amount in largest.items()}
        low, high = 0.0, frame.high * _WIDEST / largest.get("t", 1)
        for _ in range(_STEPS):
            middle = (low + high) / 2
            tried = {**scale, "t": middle}
            fits = slots(ground.columns, _widths(views, tried, frame), frame).fits
            low, high = (middle, high) if fits else (low, middle)
        if low:
            break
    return {**scale, "t": low}
