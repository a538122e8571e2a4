"""Boxes and lines: what covers what, and how often lines cross."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from game.cluster_map.layout.space import Box, Line, Point

Array = npt.NDArray[np.float64]


def grown(box: Box, by: float) -> Box:
    """A box with so much room round it."""
    return box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by


def as_rows(boxes: Iterable[Box]) -> Array:
    """Boxes as rows of an array."""
    return np.array(list(boxes), dtype=np.float64).reshape(-1, 4)


def widened(boxes: Array, by: float) -> Array:
    """Rows of boxes with so much room round each."""
    return np.asarray(boxes + np.array((-by, -by, 2 * by, 2 * by)))


def shared(boxes: Array, others: Array) -> Array:
    """Square pixels that each box has in common with each of the others."""
    a, b = boxes[:, None, :], others[None, :, :]
    across = np.minimum(a[..., 0] + a[..., 2], b[..., 0] + b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    down = np.minimum(a[..., 1] + a[..., 3], b[..., 1] + b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    return np.asarray(np.maximum(0, across) * np.maximum(0, down))


def holds(boxes: Array, points: Array) -> npt.NDArray[np.bool_]:
    """Box by point: whether the one holds the other."""
    x, y = points[None, :, 0], points[None, :, 1]
    a = boxes[:, None, :]
    within_x = (x > a[..., 0]) & (x < a[..., 0] + a[..., 2])
    return np.asarray(within_x & (y > a[..., 1]) & (y < a[..., 1] + a[..., 3]))


def gaps_of(points: Array, boxes: Array) -> Array:
    """Point by box: how far they lie apart; 0 within."""
    x, y = points[:, 0, None], points[:, 1, None]
    across = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 0] - boxes[:, 2]), 0)
    down = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 1] - boxes[:, 3]), 0)
    return np.asarray(np.hypot(across, down))


def spread(points: Sequence[Point], step: float) -> Array:
    """A line at equal steps, both ends included."""
    line = np.array(points, dtype=np.float64)
    passed = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    count = max(2, math.ceil(passed[-1] / step) + 1)
    at = np.linspace(0, passed[-1], count)
    return np.column_stack([np.interp(at, passed, line[:, axis]) for axis in (0, 1)])


def crossings(line: Line, other: Line) -> int:
    """How often two lines cross."""
    a, b = np.array(line, dtype=np.float64), np.array(other, dtype=np.float64)
    low, high = np.maximum(a.min(0), b.min(0)), np.minimum(a.max(0), b.max(0))
    if (low > high).any():
        return 0
    p, r = (each[:, None, :] for each in _within(a, low, high))
    q, s = (each[None, :, :] for each in _within(b, low, high))
    across = r[..., 0] * s[..., 1] - r[..., 1] * s[..., 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = ((q - p)[..., 0] * s[..., 1] - (q - p)[..., 1] * s[..., 0]) / across
        u = ((q - p)[..., 0] * r[..., 1] - (q - p)[..., 1] * r[..., 0]) / across
    return int(((t >= 0) & (t < 1) & (u >= 0) & (u < 1)).sum())


def _within(line: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """Where the pieces of a line begin that may reach into a box, and how far each goes."""
    start, end = line[:-1], line[1:]
    near = ((np.minimum(start, end) <= high) & (np.maximum(start, end) >= low)).all(1)
    return start[near], (end - start)[near]
