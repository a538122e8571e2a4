"""The shapes of teams: beside a team's colour, so that neither has to be told apart alone. For screen and paper."""

from __future__ import annotations

import math
from typing import Final

SHAPES: Final = ("circle", "triangle", "diamond", "square", "hexagon", "star", "pentagon", "cross")


def _ring(count: int, turn: float = -90, inner: float = 1) -> list[tuple[float, float]]:
    corners = []
    for i in range(count * (2 if inner < 1 else 1)):
        angle = math.radians(turn + 360 * i / (count * (2 if inner < 1 else 1)))
        far = inner if inner < 1 and i % 2 else 1
        corners.append((far * math.cos(angle), far * math.sin(angle)))
    return corners


CORNERS: Final = {
    "triangle": [(0.0, -1.05), (1.02, 0.78), (-1.02, 0.78)],
    "diamond": [(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)],
    "hexagon": _ring(6),
    "star": _ring(5, inner=0.45),
    "pentagon": _ring(5),
}
"""corners about the centre of a shape of radius one, downwards positive; circle, square and cross have none"""
