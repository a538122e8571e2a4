"""The one typeface, at every size, and texts drawn once and kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pygame

from game.design.text_styles import Weight as Weight
from game.design.theme import Colour
from game.resources import ASSETS
from game.screen.kit.surface_cache import SurfaceCache

FOLDER: Final = ASSETS / "fonts"
_FILES: Final[dict[Weight, str]] = {
    "regular": "Inter-Regular.ttf",
    "semibold": "Inter-SemiBold.ttf",
    "bold": "Inter-Bold.ttf",
}
_MOST_BYTES: Final = 48_000_000
_MOST_FONTS: Final = 90
"""sizes kept open: a window that is dragged larger asks for many that nobody needs again"""
_MOST_LINES: Final = 600
_MOST_WIDTHS: Final = 4000
_DIGITS: Final = "0123456789"


def drawable(text: str) -> str:
    """A text without what no typeface takes: names of files may hold bytes of another encoding."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter for letter in text
    )


class Fonts:
    """Inter at the sizes a page asks for, in pixels of the window."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self.lost: set[str] = set()
        """files that are missing or damaged; pygame's own letters stand in for them"""
        self._sound: set[str] = set()
        """files that have letters: to look takes as long as opening ten sizes"""
        self._fonts: OrderedDict[tuple[int, Weight], pygame.font.Font] = OrderedDict()
        self.lines: SurfaceCache[Any] = SurfaceCache(_MOST_LINES)
        """texts as they were put together lately, each word at its place"""
        self.measured: SurfaceCache[Any] = SurfaceCache(_MOST_WIDTHS)
        """texts as they were laid out lately, to see how much room they need"""
        self._widths: SurfaceCache[int] = SurfaceCache(_MOST_WIDTHS)
        self._texts: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._bytes = 0

    def font(self, size: int, weight: Weight = "regular") -> pygame.font.Font:
        """A font whose letters stand `size` pixels on their line."""
        key = max(6, size), weight
        if key in self._fonts:
            self._fonts.move_to_end(key)
            return self._fonts[key]
        font = self._fonts[key] = self._opened(_FILES[weight], key[0])
        if len(self._fonts) > _MOST_FONTS:
            self._fonts.popitem(last=False)
        return font

    def _opened(self, name: str, size: int) -> pygame.font.Font:
        """A font from its file; one that opens but has no letters is damaged too."""
        if name not in self.lost:
            try:
                font = pygame.font.Font(self._folder / name, size)
            except (OSError, ValueError, pygame.error):
                self.lost.add(name)
            else:
                if name in self._sound or _has_letters(font):
                    self._sound.add(name)
                    return font
                self.lost.add(name)
        return pygame.font.Font(None, size)

    def width(self, text: str, size: int, weight: Weight = "regular", tabular: bool = False) -> int:
        """Pixels a text takes on one line."""
        return self._widths.once(
            (text, size, weight, tabular), partial(self._width, text, size, weight, tabular)
        )

    def _width(self, text: str, size: int, weight: Weight, tabular: bool) -> int:
        font, text = self.font(size, weight), drawable(text)
        return sum(width for _, width in self._cells(text, font)) if tabular else font.size(text)[0]

    def height(self, size: int) -> int:
        """Pixels from one line to the next."""
        return self.font(size).get_linesize()

    def text(
        self, text: str, size: int, colour: Colour, weight: Weight = "regular", tabular: bool = False
    ) -> pygame.Surface:
        """A line of text on nothing. `tabular`: figures on one width, so that a counter does not shake."""
        key = (text, size, colour, weight, tabular)
        if key in self._texts:
            self._texts.move_to_end(key)
            return self._texts[key]
        font, text = self.font(size, weight), drawable(text)
        drawn = self._in_cells(text, font, colour) if tabular else font.render(text, True, colour)
        return self._keep(key, drawn)

    def missing(self, text: str, weight: Weight = "regular") -> str:
        """The letters of a text that the typeface cannot show."""
        metrics = self.font(20, weight).metrics(text)
        return "".join(
            letter for letter, metric in zip(text, metrics, strict=False) if metric is None and letter != "\n"
        )

    def _cells(self, text: str, font: pygame.font.Font) -> Iterator[tuple[str, int]]:
        digit = max(font.size(digit)[0] for digit in _DIGITS)
        for letter in text:
            yield letter, digit if letter in _DIGITS else font.size(letter)[0]

    def _in_cells(self, text: str, font: pygame.font.Font, colour: Colour) -> pygame.Surface:
        cells = list(self._cells(text, font))
        drawn = pygame.Surface((max(1, sum(width for _, width in cells)), font.get_height()), pygame.SRCALPHA)
        x = 0
        for letter, width in cells:
            cell = font.render(letter, True, colour)
            drawn.blit(cell, (x + (width - cell.get_width()) // 2, 0))
            x += width
        return drawn

    def _keep(self, key: tuple[object, ...], drawn: pygame.Surface) -> pygame.Surface:
        self._texts[key] = drawn
        self._bytes += drawn.get_width() * drawn.get_height() * 4
        while self._bytes > _MOST_BYTES and len(self._texts) > 1:
            _, old = self._texts.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4
        return drawn


def _has_letters(font: pygame.font.Font) -> bool:
    """Whether an "A" covers anything: the letters of a file that was cut off take room and show nothing."""
    metrics = font.metrics("A")
    box = metrics[0] if metrics else None
    return box is not None and any(box[:4])
