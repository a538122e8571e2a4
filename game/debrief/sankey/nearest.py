"""Which flow of a Sankey a hand means, or which firm."""

from __future__ import annotations

from math import dist
from typing import Final

from game.cluster_map.links import LinkKey
from game.debrief.sankey.frame import Box, Point, SankeyBand, SankeyPicture

_REACH: Final = 40.0
"""how far beside a flow a hand still means it"""


Looked = LinkKey | str
"""what is looked at: a flow, or a firm"""


def nearest(picture: SankeyPicture, at: Point) -> Looked | None:
    """The firm whose bar or name is at a place; else the block or band there, or the nearest one within reach; None
    where there is none."""
    for bar in picture.bars:
        if any(_from_box(box, at) == 0 for box in (bar.box, bar.name)):
            return bar.firm
    near = [(_from_box(block.box, at), block.link.key) for block in picture.blocks]
    near += [(_beside_band(band, at), band.link.key) for band in picture.bands]
    away, key = min(near, default=(_REACH, None))
    return key if away < _REACH else None


def _from_box(box: Box, at: Point) -> float:
    x, y, wide, high = box
    return dist(at, (min(max(at[0], x), x + wide), min(max(at[1], y), y + high)))


def _beside_band(band: SankeyBand, at: Point) -> float:
    """From its edge; the way is thick with points where it turns, and straight between."""
    away = min(_from_piece(at, a, b) for a, b in zip(band.way, band.way[1:], strict=False))
    return max(0.0, away - band.wide / 2)


def _from_piece(at: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return dist(at, (a[0] + dx * share, a[1] + dy * share))
