"""Where things stand: boxes cut into rows, columns and grids. Canvas pixels; knows neither texts nor windows.

A size is a number (a token of `game.design.spacing`, or what a text needs as a `Ruler` measures it), or a
`Share` of what the numbers leave. Boxes may come out too small for what is meant for them: whoever draws text
in one leaves that in the page's record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from game.design.spacing import XL

Box = tuple[float, float, float, float]
"""x, y, width, height in canvas pixels"""
Point = tuple[float, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what is left when all that has a size of its own has taken it."""

    weight: float = 1.0


REST: Final = Share()
WIDER: Final = Share(1.25)
GOLDEN: Final = Share(1.618)
"""beside REST: the larger part of a page, where one thing needs more room, or is the main thing"""
Size = float | Share


def rows(box: Box, *sizes: Size, gap: float = 0) -> list[Box]:
    """Boxes one below the other, as high as said."""
    x, y, wide, high = box
    return [(x, y + at, wide, size) for at, size in _spread(high, sizes, gap)]


def columns(box: Box, *sizes: Size, gap: float = 0) -> list[Box]:
    """Boxes side by side, as wide as said."""
    x, y, wide, high = box
    return [(x + at, y, size, high) for at, size in _spread(wide, sizes, gap)]


def _spread(room: float, sizes: Sequence[Size], gap: float) -> Iterator[tuple[float, float]]:
    left = room - gap * max(0, len(sizes) - 1) - sum(size for size in sizes if not isinstance(size, Share))
    weight = sum(size.weight for size in sizes if isinstance(size, Share)) or 1
    at = 0.0
    for size in sizes:
        taken = max(0.0, left) * size.weight / weight if isinstance(size, Share) else size
        yield at, taken
        at += taken + gap


def grid(box: Box, count: int, across: int, *, gap: float = 0, high: float = 0) -> list[Box]:
    """So many boxes, `across` in a row; as high as said, or as the box allows."""
    down = max(1, -(-count // across))
    lines = rows(box, *[high or REST] * down, gap=gap)
    cells = [cell for line in lines for cell in columns(line, *[REST] * across, gap=gap)]
    return cells[:count]


def take_top(box: Box, size: float, gap: float = 0) -> tuple[Box, Box]:
    """A strip along the top, and what is left below it."""
    x, y, wide, high = box
    return (x, y, wide, size), (x, y + size + gap, wide, max(0.0, high - size - gap))


def take_bottom(box: Box, size: float, gap: float = 0) -> tuple[Box, Box]:
    """A strip along the bottom, and what is left above it."""
    x, y, wide, high = box
    return (x, y + high - size, wide, size), (x, y, wide, max(0.0, high - size - gap))


def take_left(box: Box, size: float, gap: float = 0) -> tuple[Box, Box]:
    """A strip at the left, and what is left of the box."""
    x, y, wide, high = box
    return (x, y, size, high), (x + size + gap, y, max(0.0, wide - size - gap), high)


def take_right(box: Box, size: float, gap: float = 0) -> tuple[Box, Box]:
    """A strip at the right, and what is left of the box."""
    x, y, wide, high = box
    return (x + wide - size, y, size, high), (x, y, max(0.0, wide - size - gap), high)


def inset(box: Box, across: float, down: float | None = None) -> Box:
    """A box without its border; `down`: above and below, if not the same. Below zero: a box with a border more."""
    x, y, wide, high = box
    down = across if down is None else down
    return x + across, y + down, wide - 2 * across, high - 2 * down


def framed(size: float, border: float) -> float:
    """A width or a height with a border on both sides."""
    return size + 2 * border


def in_lines(things: Sequence[T], columns: int) -> list[Sequence[T]]:
    """So many things to a line."""
    return [things[i : i + columns] for i in range(0, len(things), columns)]


def centre(box: Box, wide: float, high: float) -> Box:
    """A box of this size in the middle of another."""
    return box[0] + (box[2] - wide) / 2, box[1] + (box[3] - high) / 2, wide, high


def middle(box: Box) -> Point:
    """The middle of a box."""
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def is_inside(box: Box, point: Point) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= point[0] < box[0] + box[2] and box[1] <= point[1] < box[1] + box[3]


def narrowest(least: float, most: float, fits: Callable[[float], bool]) -> float:
    """The first width in which something fits, in steps of a gap; the greatest if it fits in none."""
    wide = least
    while wide < most and not fits(wide):
        wide = min(most, wide + XL)
    return wide


def wrapped(widths: Iterable[float], wide: float, gap: float = 0) -> list[list[int]]:
    """Which things share a line, if each line is so wide at most; one wider than that stands alone."""
    lines: list[list[int]] = []
    taken = 0.0
    for i, width in enumerate(widths):
        if lines and taken + gap + width <= wide:
            lines[-1].append(i)
            taken += gap + width
        else:
            lines.append([i])
            taken = width
    return lines


def paged(heights: Iterable[float], high: float, gap: float = 0) -> list[slice]:
    """Which things share a page, if each page is so high at most: at least one on each."""
    lines = wrapped(heights, high, gap)
    return [slice(line[0], line[-1] + 1) for line in lines]
