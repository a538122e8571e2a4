"""Where the amounts of a Sankey stand: on their own band, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist
from typing import Final

from game.debrief.sankey.frame import Box, Point, SankeyBand, SankeyBar, SankeyBlock, SankeyFrame

_TRIED: Final = tuple(0.5 + side * step / 50 for step in range(22) for side in (1, -1))
"""shares of a band's way at which there may be room, from its middle on"""
_AIR: Final = 0.0
_LEADING: Final = 8.0
"""of a name, above and below its letters, where nothing is written"""


def labelled(
    bands: Sequence[SankeyBand],
    bars: Iterable[SankeyBar],
    blocks: Iterable[SankeyBlock],
    frame: SankeyFrame,
) -> tuple[SankeyBand, ...]:
    """The bands with places for their amounts, the widest first; those without room have none."""
    taken: list[Box] = [block.box for block in blocks]
    for bar in bars:
        x, y, wide, high = bar.name
        taken += [bar.box, (x, y + _LEADING, wide, high - 2 * _LEADING)]
    placed = {}
    for band in sorted(bands, key=lambda band: -band.wide):
        size = frame.label_wide(band.link), frame.label
        others = [other for other in bands if other is not band]
        for share in _TRIED:
            x, y = _along(band.way, share)
            box = (x - size[0] / 2, y - size[1] / 2, *size)
            free = not any(_meet(box, other) for other in taken)
            if free and not any(_lies_on(box, other) for other in others):
                placed[band.link] = box
                taken.append(box)
                break
    return tuple(replace(band, label=placed.get(band.link)) for band in bands)


def _along(way: Sequence[Point], share: float) -> Point:
    """The point at a share of a way's length."""
    left = share * sum(dist(first, other) for first, other in pairwise(way))
    for first, other in pairwise(way):
        length = dist(first, other)
        if left <= length and length:
            t = left / length
            return first[0] + (other[0] - first[0]) * t, first[1] + (other[1] - first[1]) * t
        left -= length
    return way[-1]


def _meet(first: Box, other: Box) -> bool:
    return (
        first[0] < other[0] + other[2] + _AIR
        and other[0] < first[0] + first[2] + _AIR
        and first[1] < other[1] + other[3] + _AIR
        and other[1] < first[1] + first[3] + _AIR
    )


def _lies_on(box: Box, band: SankeyBand) -> bool:
    """Whether a band runs under a box."""
    half = band.wide / 2 + _AIR
    grown = (box[0] - half, box[1] - half, box[2] + 2 * half, box[3] + 2 * half)
    x1, y1, x2, y2 = grown[0], grown[1], grown[0] + grown[2], grown[1] + grown[3]
    for (ax, ay), (bx, by) in pairwise(band.way):
        if max(ax, bx) < x1 or min(ax, bx) > x2 or max(ay, by) < y1 or min(ay, by) > y2:
            continue
        for step in range(9):
            t = step / 8
            if x1 <= ax + (bx - ax) * t <= x2 and y1 <= ay + (by - ay) * t <= y2:
                return True
    return False
