"""The ground of a map in small squares: where a lane would cover something, and which squares lanes take already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.cluster_map.layout.shapes import Array, grown
from game.cluster_map.layout.space import Box, FirmSpace, Point

FINE: Final = 10
"""pixels of a square"""
Mask = npt.NDArray[np.bool_]


class Grid:
    """All squares of a map."""

    def __init__(self, bounds: Box, things: Iterable[Box], firms: Sequence[FirmSpace]) -> None:
        left, top, wide, high = bounds
        self.corner = (left, top)
        self.x = np.arange(left, left + wide + 1, FINE)
        self.y = np.arange(top, top + high + 1, FINE)
        self.size = (len(self.y), len(self.x))
        self.taken = np.zeros(self.size)
        """what it costs more to go over other lanes"""
        self._things = [*things, *(firm.house for firm in firms)]
        self._firms = firms
        self._masks: dict[float, Mask] = {}

    def blocked(self, room: float) -> Mask:
        """Squares in whose middle a lane would come so near to something, or leave the map."""
        if room not in self._masks:
            self._masks[room] = self._blocked(room)
        return self._masks[room]

    def _blocked(self, room: float) -> Mask:
        edge = max(2, round(room / FINE))  # a square of the search at least
        blocked = np.ones(self.size, dtype=bool)
        blocked[edge:-edge, edge:-edge] = False
        for x, y, wide, high in (grown(box, room) for box in self._things):
            across = slice(*np.searchsorted(self.x, (x, x + wide)))
            blocked[slice(*np.searchsorted(self.y, (y, y + high))), across] = True
        for firm in self._firms:
            blocked |= is_on(firm, self.x[None, :], self.y[:, None], room)
        return blocked

    def in_squares(self, points: Array) -> Array:
        """Points by column and row."""
        return np.asarray((points - self.corner) / FINE)

    def of(self, points: Array) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """The squares of points, each the last axis of the array."""
        at = np.rint((points - self.corner) / FINE).astype(np.intp)
        return at[..., 1].clip(0, self.size[0] - 1), at[..., 0].clip(0, self.size[1] - 1)

    def take(self, line: Array, far: float, price: float) -> None:
        """Make the squares about a line dearer."""
        least = np.full(self.size, np.inf)
        for part in np.array_split(line, max(1, len(line) // 12)):
            low, high = self.of(part.min(0) - far), self.of(part.max(0) + far)
            rows, columns = slice(low[0], high[0] + 1), slice(low[1], high[1] + 1)
            across = self.x[None, columns, None] - part[:, 0]
            down = self.y[rows, None, None] - part[:, 1]
            near = (across**2 + down**2).min(axis=2)
            least[rows, columns] = np.minimum(least[rows, columns], near)
        self.taken += np.where(least < far * far, price, 0.0)


class Squares:
    """Every so manyth square of a grid both ways, counted row by row: a search over them is quicker."""

    def __init__(self, grid: Grid, every: int, dear: float = 1.0) -> None:
        self.dear = dear
        """how many times what lanes cost counts that are there"""
        self.every = every
        self._corner, self._step = grid.corner, FINE * every
        self._rows, self._columns = len(grid.y[::every]), len(grid.x[::every])

    def of(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Their values, of all squares'."""
        return values[:: self.every, :: self.every].copy()

    def place(self, point: Point) -> Point:
        """Row and column of a point."""
        return (point[1] - self._corner[1]) / self._step, (point[0] - self._corner[0]) / self._step

    def numbers(self, points: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
        """The squares of points, each the last axis of the array; -1 outside."""
        at = np.rint((points - self._corner) / self._step).astype(np.intp)
        column, row = at[..., 0], at[..., 1]
        inside = (row >= 0) & (row < self._rows) & (column >= 0) & (column < self._columns)
        return np.where(inside, row * self._columns + column, -1)

    def points(self, squares: Sequence[int] | npt.NDArray[np.intp]) -> Array:
        """The middles of squares."""
        row, column = np.divmod(np.asarray(squares), self._columns)
        return np.asarray(np.column_stack((column, row)) * self._step + np.array(self._corner))


def is_on(firm: FirmSpace, x: Array, y: Array, room: float) -> Mask:
    """Whether points lie on a firm's plinth, or so near it."""
    (cx, cy), (across, down) = firm.middle, firm.plinth
    return np.asarray(np.abs(x - cx) / (across + room * 1.3) + np.abs(y - cy) / (down + room * 1.3) < 1)
