"""Places about a firm where something may stand."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.cluster_map.layout.shapes import Array
from game.cluster_map.layout.space import Box, Size

AIR: Final = 8.0
"""pixels between things"""
_PUSHED: Final = (0.0, 24.0, 56.0)
"""pixels that a thing may stand off its firm"""


def about(box: Box, size: Size, *, low: bool) -> tuple[Array, Array]:
    """Places about a box, the liked ones first, and how far each is pushed off; `low`: rather beside than below."""
    (x, y, w, h), (wide, high) = box, size
    right, left, under, over = x + w + AIR, x - wide - AIR, y + h + AIR, y - high - AIR
    heights = [y + h * share - high / 2 for share in (0.62, 0.8, 0.45, 0.95, 0.25, 0.05)]
    across = [x + w * share - wide * share for share in (0.5, 0.2, 0.8, 0.0, 1.0, -0.35, 1.35)]
    tucked = under - 0.3 * h * 0.5  # the plinth leaves its lower corners free
    beside = [(side, level) for level in heights for side in (left, right)]
    below = [*((at, under) for at in across), (x + w * 0.72, tucked), (x + w * 0.28 - wide, tucked)]
    above = [(at, over) for at in across]
    corners = np.array(
        [*beside, *below, *above] if low else [*below[:3], *beside[:4], *below[3:], *beside[4:], *above]
    )
    way = corners + np.array((wide / 2 - x - w / 2, high / 2 - y - h / 2))
    long = np.hypot(*way.T)[:, None]
    off = np.tile(_PUSHED, len(corners))
    pushed = (
        corners.repeat(len(_PUSHED), 0)
        + (way / np.where(long, long, 1.0)).repeat(len(_PUSHED), 0) * off[:, None]
    )
    return np.column_stack((pushed, np.tile((wide, high), (len(off), 1)))), off


def beyond(box: Box, firm: Box) -> Box:
    """An arrow's box without what of it lies under its own firm: that is not in its own way."""
    x, y, w, h = box
    rest = (
        (x, y, min(w, firm[0] - AIR - x), h),
        (max(x, firm[0] + firm[2] + AIR), y, x + w - max(x, firm[0] + firm[2] + AIR), h),
        (x, y, w, min(h, firm[1] - AIR - y)),
        (x, max(y, firm[1] + firm[3] + AIR), w, y + h - max(y, firm[1] + firm[3] + AIR)),
    )
    return max(((a, b, max(0.0, c), max(0.0, d)) for a, b, c, d in rest), key=lambda rest: rest[2] * rest[3])
