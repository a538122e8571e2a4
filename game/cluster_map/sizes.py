"""How large amounts and firms stand on the map, on the screen and on pages alike. Canvas pixels."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

UNIT: Final = 18.0
"""canvas pixels to a model's unit, for which everything here is said"""
SMALLEST: Final = 48.0
"""a narrower heap is not drawn (30 kt)"""
BEND: Final = 0.08
"""how far a heap's base bends down in its middle, as a share of its height"""
_ACROSS: Final = 9.3
"""a heap is wide for the root of its kilotonnes: area ∝ tonnes"""
_LONG, _SLIM, _BROAD = 84.0, 15.0, 44.0
"""of the arrow of what is bought"""
_NARROW, _WIDE, _ROOT = 12.0, 28.0, 1.6
"""of an exchange, and for the root of its kilotonnes"""
_LEAST, _LARGEST = 300.0, 900.0
"""kilotonnes: where nothing comes to so much, or something to more, everything is drawn larger or smaller"""
_STEP: Final = 1.2
COS, SIN = 0.866, 0.5
"""of the slope at which models are seen"""
THICK: Final = 0.42
"""height of a plinth, in units"""


class Shape(NamedTuple):
    """How large a model stands on the map: a factor, and the sides of its plinth in units."""

    factor: float
    wide: float
    deep: float


_SHAPES: Final = {
    "ferrochrome_works": Shape(1.05, 4.8, 4.8),
    "steel_melt_shop": Shape(1.0, 4.8, 4.4),
    "mine": Shape(0.95, 4.6, 4.6),
    "pulp_mill": Shape(1.05, 5.6, 5.2),
    "lime_kiln": Shape(0.85, 4.0, 4.0),
    "chp_plant": Shape(0.9, 4.0, 4.0),
    "slag_processor": Shape(0.88, 3.8, 3.8),
    "earthworks": Shape(0.85, 3.6, 3.6),
    "greenhouse": Shape(0.82, 3.8, 3.6),
    "city": Shape(0.95, 4.8, 4.6),
    "landfill": Shape(0.8, 4.0, 4.0),
}
_USUAL: Final = Shape(0.9, 4.2, 4.0)


def shape_of(picture: str) -> Shape:
    """How large a model stands."""
    return _SHAPES.get(picture, _USUAL)


def plinth(picture: str, unit: float) -> tuple[float, float]:
    """How far a model's plinth goes from its middle, across and down."""
    shape = shape_of(picture)
    across = unit * shape.factor * (shape.wide + shape.deep) / 2
    return COS * across, SIN * across + THICK * unit * shape.factor


def heap_wide(kilotonnes: float, unit: float) -> float:
    """How wide a heap is."""
    return _ACROSS * math.sqrt(max(0.0, kilotonnes)) * unit / UNIT


def heap_size(kilotonnes: float, unit: float) -> tuple[float, float]:
    """All that a heap takes."""
    wide = heap_wide(kilotonnes, unit)
    return wide, wide / 2 * (1 + BEND)


def arrow_wide(kilotonnes: float, unit: float) -> float:
    """How wide the arrow of what is bought is."""
    return min(_BROAD, max(_SLIM, 1.15 * math.sqrt(max(0.0, kilotonnes)))) * unit / UNIT


def arrow_size(kilotonnes: float, unit: float) -> tuple[float, float]:
    """How long an arrow is, and how wide with its head."""
    return _LONG * unit / UNIT, arrow_wide(kilotonnes, unit) * 1.7


def exchange_wide(kilotonnes: float, unit: float) -> float:
    """How wide an exchange is."""
    return min(_WIDE, max(_NARROW, _ROOT * math.sqrt(max(0.0, kilotonnes)))) * unit / UNIT


def enlargement(largest: float) -> float:
    """How much larger amounts are drawn than on the map of a large cluster. `largest`: kilotonnes at one firm."""
    return min(max(largest, _LEAST), _LARGEST) / largest if largest else 1.0


def coarse(kilotonnes: float) -> float:
    """A little more, so that a little more next round moves nothing."""
    return _STEP ** math.ceil(math.log(kilotonnes) / math.log(_STEP)) if kilotonnes > 0 else 0.0
