"""Where names stand on the map: below their firm if that is free, else beside or above it. Pure geometry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

Box = tuple[float, float, float, float]
_ON_NAME, _ON_THING, _ON_RESERVED = 6.0, 1.0, 12.0
_LESS_LIKED: Final = 500.0
"""square pixels of overlap that a less natural place is worth"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that looks for its place about a firm."""

    middle: tuple[float, float]
    reach: float
    """how far the firm's model goes to the sides"""
    above: float
    """and up"""
    below: float
    """and down"""
    size: tuple[float, float]


def places_for(
    names: Sequence[Wanted], things: Iterable[Box], reserved: Iterable[Box], bounds: Box
) -> list[Box]:
    """A box for each name: on as little of anything else as can be. Where two would stand on each other, whoever
    came last is asked first."""
    things, reserved = list(things), list(reserved)
    placed = _in_turn(names, things, reserved, bounds)
    if not any_overlap(placed):
        return placed
    other = _in_turn(names[::-1], things, reserved, bounds)[::-1]
    return other if _on_each_other(other) < _on_each_other(placed) else placed


def _in_turn(
    names: Sequence[Wanted], things: Sequence[Box], reserved: Sequence[Box], bounds: Box
) -> list[Box]:
    """Each as it suits best beside those before it."""
    placed = list[Box]()
    for name in names:

        def badness(nth: int, box: Box) -> float:
            on_names = sum(_overlap(box, other) for other in placed)
            on_things = sum(_overlap(box, other) for other in things)
            on_reserved = sum(_overlap(box, other) for other in reserved)
            total = _ON_NAME * on_names + _ON_THING * on_things + _ON_RESERVED * on_reserved
            return total + _LESS_LIKED * nth

        tried = [_within(box, bounds) for box in _about(name)]
        _, best = min((badness(nth, box), nth) for nth, box in enumerate(tried))
        placed.append(tried[best])
    return placed


def _on_each_other(boxes: Sequence[Box]) -> float:
    return sum(_overlap(name, other) for name, other in combinations(boxes, 2))


def any_overlap(boxes: Sequence[Box]) -> bool:
    """Whether two of these stand on each other."""
    return any(_overlap(name, other) > 0 for name, other in combinations(boxes, 2))


def _about(name: Wanted) -> list[Box]:
    (x, y), (wide, high) = name.middle, name.size
    below, above, side = y + name.below + 2, y - name.above - high, name.reach + 12
    return [
        (x - wide / 2, below, wide, high),
        (x - wide * 0.28, below, wide, high),
        (x - wide * 0.72, below, wide, high),
        (x + side, y - high * 0.2, wide, high),
        (x - side - wide, y - high * 0.2, wide, high),
        (x - wide / 2, below + high * 0.6, wide, high),
        (x - wide / 2, above, wide, high),
        (x - wide * 0.1, above, wide, high),
        (x - wide * 0.9, above, wide, high),
    ]


def _within(box: Box, bounds: Box) -> Box:
    x = min(max(bounds[0] + 8, box[0]), bounds[0] + bounds[2] - box[2] - 8)
    y = min(max(bounds[1] + 4, box[1]), bounds[1] + bounds[3] - box[3] - 4)
    return x, y, box[2], box[3]


def _overlap(name: Box, other: Box) -> float:
    across = min(name[0] + name[2], other[0] + other[2]) - max(name[0], other[0])
    down = min(name[1] + name[3], other[1] + other[3]) - max(name[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
