"""Where names stand on the map: below their firm if that is free, else beside or above it. Pure geometry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Final

Box = tuple[float, float, float, float]
_ON_NAME, _ON_THING, _ON_RESERVED = 6.0, 1.0, 12.0
_ROUNDS: Final = 6
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
    sizes: tuple[tuple[float, float], ...]
    """on one line, or on more"""


Spot = tuple[float, Box]
"""what stands in the way of a name there, in square pixels, and the place"""


def places_for(
    names: Sequence[Wanted], things: Iterable[Box], reserved: Iterable[Box], bounds: Box
) -> list[Box]:
    """A box for each name: on as little of anything else as can be.

    Each takes the place that suits it best beside those before it. Where two would stand on each other, others
    are asked first, and then each once more beside all the others.
    """
    in_the_way = [(_ON_THING, box) for box in things] + [(_ON_RESERVED, box) for box in reserved]
    choices = [
        sorted((_LESS_LIKED * nth + _cost(place, in_the_way), place) for nth, place in _about(name, bounds))
        for name in names
    ]
    order = list(range(len(names)))
    spots = _in_turn(choices, order)
    if any_overlap(spots) or any(len(name.sizes) > 1 for name in names):
        orders = [order[i:] + order[:i] for i in order]
        tried = (_asked_again(choices, _in_turn(choices, each)) for each in (*orders, order[::-1]))
        spots = min(tried, key=lambda each: (any_overlap(each), _total(choices, each)))
    return spots


def _cost(box: Box, in_the_way: Iterable[tuple[float, Box]]) -> float:
    return sum(weight * _overlap(box, other) for weight, other in in_the_way)


def _total(choices: Sequence[Sequence[Spot]], boxes: Sequence[Box]) -> float:
    own = sum(
        min(cost for cost, box in spots if box == chosen)
        for spots, chosen in zip(choices, boxes, strict=True)
    )
    return own + _ON_NAME * sum(_overlap(name, other) for name, other in combinations(boxes, 2))


def _best(spots: Sequence[Spot], others: Collection[Box]) -> Box:
    """The place that suits best beside the others; `spots`: those with least in the way first."""
    least, best = inf, spots[0][1]
    for cost, place in spots:
        if cost >= least:
            break
        whole = cost + _ON_NAME * sum(_overlap(place, other) for other in others)
        if whole < least:
            least, best = whole, place
    return best


def _in_turn(choices: Sequence[Sequence[Spot]], order: Sequence[int]) -> list[Box]:
    """Each as it suits best beside those before it."""
    placed = dict[int, Box]()
    for i in order:
        placed[i] = _best(choices[i], placed.values())
    return [placed[i] for i in range(len(choices))]


def _asked_again(choices: Sequence[Sequence[Spot]], boxes: Sequence[Box]) -> list[Box]:
    """Each once more beside all the others, until none moves, or a few times at most."""
    placed = list(boxes)
    for _ in range(_ROUNDS):
        before = list(placed)
        for i, spots in enumerate(choices):
            placed[i] = _best(spots, placed[:i] + placed[i + 1 :])
        if placed == before:
            break
    return placed


def any_overlap(boxes: Sequence[Box]) -> bool:
    """Whether two of these stand on each other."""
    return any(_overlap(name, other) > 0 for name, other in combinations(boxes, 2))


def _about(name: Wanted, bounds: Box) -> list[tuple[int, Box]]:
    """Where it may stand, and how far down the list of liked places that is."""
    return [(nth, _within(box, bounds)) for size in name.sizes for nth, box in enumerate(_places(name, size))]


def _places(name: Wanted, size: tuple[float, float]) -> list[Box]:
    (x, y), (wide, high) = name.middle, size
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
        (x + side, y - high * 0.7, wide, high),
        (x - side - wide, y - high * 0.7, wide, high),
        (x + side * 0.5, below - high * 0.4, wide, high),
        (x - side * 0.5 - wide, below - high * 0.4, wide, high),
        (x - wide, below + high * 0.2, wide, high),
        (x, below + high * 0.2, wide, high),
        (x + side, y - high * 1.2, wide, high),
        (x - side - wide, y - high * 1.2, wide, high),
    ]


def _within(box: Box, bounds: Box) -> Box:
    x = min(max(bounds[0] + 8, box[0]), bounds[0] + bounds[2] - box[2] - 8)
    y = min(max(bounds[1] + 4, box[1]), bounds[1] + bounds[3] - box[3] - 4)
    return x, y, box[2], box[3]


def _overlap(name: Box, other: Box) -> float:
    across = min(name[0] + name[2], other[0] + other[2]) - max(name[0], other[0])
    down = min(name[1] + name[3], other[1] + other[3]) - max(name[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
