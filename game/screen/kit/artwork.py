"""Pictures kept once drawn: icons, models, shadows and rounded boxes, at the size of the window."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import pygame

from game.design.theme import Colour
from game.resources import ASSETS as ASSETS
from game.screen.kit.spare_time import SpareTime
from game.screen.kit.surface_cache import SurfaceCache

_MOST_BYTES: Final = 96_000_000
_MOST_WORKED: Final = 2000
_MOST_BEGUN: Final = 6
_MOST_KEPT: Final = 48


T = TypeVar("T")
Pieces = tuple[tuple[pygame.Surface, tuple[int, int]], ...]
"""pictures that make up one, each with its upper left corner"""
Steps = Iterator[pygame.Surface | None]
"""draws a picture bit by bit: nothing until it is done, then the picture"""


class Artwork:
    """A bounded store of drawn pictures, and how to make the common ones."""

    def __init__(self, folder: Path = ASSETS) -> None:
        self._folder = folder
        self.lost: set[str] = set()
        """pictures that are missing or damaged; a plain shape stands in for them"""
        self._kept: OrderedDict[tuple[object, ...], Pieces] = OrderedDict()
        self._bytes = 0
        self._worked: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self.kept: SurfaceCache[Any] = SurfaceCache(_MOST_KEPT)
        """parts of pages as they were put together lately"""
        self._begun: OrderedDict[tuple[object, ...], Iterator[Any]] = OrderedDict()

    def has(self, key: tuple[object, ...]) -> bool:
        """Whether the picture of this key is there."""
        return key in self._kept

    def worked(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Something other than a picture, worked out once and kept as long as there is room."""
        if key in self._worked:
            self._worked.move_to_end(key)
        else:
            self._worked[key] = make()
            while len(self._worked) > _MOST_WORKED:
                self._worked.popitem(last=False)
        drawn: T = self._worked[key]
        return drawn

    def known(self, key: tuple[object, ...]) -> Any:
        """What was worked out under this key, if it is still there."""
        return self._worked.get(key)

    def worked_on(
        self, key: tuple[object, ...], begin: Callable[[], Generator[None, None, T]], spare: SpareTime
    ) -> T | None:
        """Something other than a picture, worked out bit by bit as long as the frame has time: None
        until it is there. Not kept."""
        steps = self.begun(key, begin)
        try:
            while True:
                next(steps)
                if spare.is_over:
                    return None
        except StopIteration as end:
            done: T = end.value
            self.forget(key)
            return done
        except BaseException:
            self.forget(key)  # it goes no further: who asks again begins anew
            raise

    def begun(self, key: tuple[object, ...], begin: Callable[[], Iterator[T]]) -> Iterator[T]:
        """A picture being drawn bit by bit, from where it stands."""
        if key not in self._begun:
            self._begun[key] = begin()
            while len(self._begun) > _MOST_BEGUN:
                self._begun.popitem(last=False)
        return self._begun[key]

    def finished(self, key: tuple[object, ...], drawn: pygame.Surface) -> None:
        """A picture that was drawn bit by bit is there."""
        self.forget(key)
        self.once(key, lambda: drawn)

    def forget(self, key: tuple[object, ...]) -> None:
        """Nobody goes on with a picture that was begun."""
        self._begun.pop(key, None)

    def once(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The picture of this key, made if it is not there."""
        return self.pieces(key, lambda: ((make(), (0, 0)),))[0][0]

    def pieces(self, key: tuple[object, ...], make: Callable[[], Pieces]) -> Pieces:
        """The pieces of this key, made if they are not there."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        drawn = self._kept[key] = make()
        self._bytes += _bytes_of(drawn)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(old)
        return drawn

    def icon(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        """A Lucide icon in one colour."""
        return self.once(("icon", name, size, colour), lambda: self._icon(name, size, colour))

    def drawing(
        self, name: str, size: tuple[int, int], colour: Colour | None = None
    ) -> pygame.Surface | None:
        """A drawing of ours (`icons/check.svg`) at a size, not kept; none if its file cannot be used."""
        try:
            text = (self._folder / name).read_text(encoding="utf-8")
            if colour is not None:
                text = text.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour))
            return pygame.image.load_sized_svg(io.BytesIO(text.encode()), size)
        except (OSError, ValueError, pygame.error):
            self.lost.add(name)
            return None

    def _icon(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        drawn = self.drawing(f"icons/{name}.svg", (size, size), colour)
        return drawn if drawn is not None else _box((size, size), size // 3, colour, None, 0)

    def box(
        self, size: tuple[int, int], radius: int, fill: Colour, edge: Colour | None = None, stroke: int = 0
    ) -> pygame.Surface:
        """A box with round corners."""
        return self.once(
            ("box", size, radius, fill, edge, stroke), lambda: _box(size, radius, fill, edge, stroke)
        )

    def corners(self, radius: int, fill: Colour, edge: Colour | None, stroke: int) -> Pieces:
        """The corners of a box, each as wide and high as its radius or its edge: between them it is plain."""
        key = ("corners", radius, fill, edge, stroke)
        return self.pieces(key, lambda: _corners(radius, fill, edge, stroke))

    def plain(self, size: tuple[int, int], fill: Colour) -> pygame.Surface:
        """One colour."""
        return self.once(("plain", size, fill), lambda: _plain(size, fill))

    def disc(self, radius: int, fill: Colour, edge: Colour | None, stroke: int) -> pygame.Surface:
        """A smooth disc in the middle of its picture, a little air around it."""
        return self.once(("disc", radius, fill, edge, stroke), lambda: _disc(radius, fill, edge, stroke))

    def shadow(self, size: tuple[int, int], radius: int, down: int, blur: int, opacity: int) -> Pieces:
        """A soft shadow round a box that lies over it, from the box's corner: only what the box leaves to be seen."""
        key = ("shadow", size, radius, down, blur, opacity)
        return self.pieces(key, lambda: _rim(_shadow(size, radius, blur, opacity), size, radius, down, blur))


def _bytes_of(pieces: Pieces) -> int:
    return sum(drawn.get_width() * drawn.get_height() * 4 for drawn, _ in pieces)


def _plain(size: tuple[int, int], fill: Colour) -> pygame.Surface:
    drawn = pygame.Surface(size)
    drawn.fill(fill)
    return drawn


def _disc(radius: int, fill: Colour, edge: Colour | None, stroke: int) -> pygame.Surface:
    middle = radius + 2
    drawn = pygame.Surface((2 * middle, 2 * middle), pygame.SRCALPHA)
    drawn.fill((*(edge if edge is not None and stroke else fill), 0))
    if edge is not None and stroke:
        pygame.draw.aacircle(drawn, edge, (middle, middle), radius)
        radius -= stroke
    pygame.draw.aacircle(drawn, fill, (middle, middle), max(1, radius))
    return drawn


def _box(
    size: tuple[int, int], radius: int, fill: Colour, edge: Colour | None, stroke: int
) -> pygame.Surface:
    """Drawn at four times its size and brought down, for smooth corners."""
    many = 4
    large = (
        pygame.Surface((size[0] * many, size[1] * many), pygame.SRCALPHA)
        if size[0] * size[1] < 400_000
        else None
    )
    if large is None:
        drawn = pygame.Surface(size, pygame.SRCALPHA)
        _round(drawn, radius, fill, edge, stroke)
        return drawn
    _round(large, radius * many, fill, edge, stroke * many)
    return pygame.transform.smoothscale(large, size)


def _corners(radius: int, fill: Colour, edge: Colour | None, stroke: int) -> Pieces:
    end = max(radius, stroke)
    whole = _box((2 * end, 2 * end), radius, fill, edge, stroke)
    return _cut(whole, [(x, y, end, end) for y in (0, end) for x in (0, end)])


def _round(target: pygame.Surface, radius: int, fill: Colour, edge: Colour | None, stroke: int) -> None:
    ground = edge if edge is not None and stroke else fill
    target.fill((*ground, 0))
    area = target.get_rect()
    if edge is not None and stroke:
        pygame.draw.rect(target, edge, area, border_radius=radius)
        area = area.inflate(-2 * stroke, -2 * stroke)
        radius = max(0, radius - stroke)
    pygame.draw.rect(target, fill, area, border_radius=radius)


def _shadow(size: tuple[int, int], radius: int, blur: int, opacity: int) -> pygame.Surface:
    """Blurred small and brought up: nobody sees the difference, and it takes a twentieth of the time."""
    few = max(1, min(4, blur // 4))
    whole = size[0] + 2 * blur, size[1] + 2 * blur
    small = pygame.Surface((whole[0] // few + 1, whole[1] // few + 1), pygame.SRCALPHA)
    small.fill((8, 14, 20, 0))
    inner = (blur / few, blur / few, size[0] / few, size[1] / few)
    pygame.draw.rect(small, (8, 14, 20, opacity), inner, border_radius=radius // few)
    soft = pygame.transform.box_blur(small, max(1, blur // (2 * few)))
    soft = pygame.transform.box_blur(soft, max(1, blur // (3 * few)))
    return pygame.transform.smoothscale(soft, whole)


def _rim(soft: pygame.Surface, size: tuple[int, int], radius: int, down: int, blur: int) -> Pieces:
    """A shadow without its middle, which lies under the box."""
    wide, high = soft.get_size()
    top, bottom = blur - down + radius, blur - down + size[1] - radius
    if not 0 < top < bottom < high or blur <= 0:
        parts = [(0, 0, wide, high)]
    else:
        sides = [(0, top, blur, bottom - top), (wide - blur, top, blur, bottom - top)]
        parts = [(0, 0, wide, top), *sides, (0, bottom, wide, high - bottom)]
    return tuple((drawn, (x - blur, y - blur + down)) for drawn, (x, y) in _cut(soft, parts))


def _cut(whole: pygame.Surface, parts: Sequence[tuple[int, int, int, int]]) -> Pieces:
    """Parts of a picture, each a picture of its own."""
    return tuple((whole.subsurface(part).copy(), part[:2]) for part in parts)
