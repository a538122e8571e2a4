"""Laying out text in a box: lines, sizes, and what fits. Knows widths, not surfaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from game.screen.kit.fonts import Fonts, Weight

LINE_HEIGHT = 1.3
"""height of a line, in sizes of its letters, if its style does not say"""
_SLASHES = ("/", "-", "_")
_FIGURE: Final = 16
"""letters; a longer word with a digit is somebody's name"""
_SMALLEST = 0.5
"""a text that does not fit is drawn as small as this, so that it is read at least; a test tells"""


class Span(NamedTuple):
    """A piece of text in one weight."""

    text: str
    weight: Weight


class Word(NamedTuple):
    """A word, where it stands on its line, and how wide it is. Pixels."""

    text: str
    weight: Weight
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A text as laid out: lines of words, in pixels."""

    lines: tuple[tuple[Word, ...], ...]
    size: int
    line_height: int
    fits: bool

    @property
    def width(self) -> int:
        """Of the widest line."""
        return max((line[-1].x + line[-1].width for line in self.lines if line), default=0)

    @property
    def height(self) -> int:
        """Of all lines."""
        return self.line_height * len(self.lines)


def spans(text: str, weight: Weight = "regular", strong: Weight = "bold") -> tuple[Span, ...]:
    """A text in which `**this**` is strong."""
    parts = text.split("**")
    return tuple(Span(part, strong if i % 2 else weight) for i, part in enumerate(parts) if part)


@dataclass(frozen=True, slots=True)
class TextBounds:
    """How large a text may be, and within what. Pixels."""

    most: int
    """size to begin with"""
    least: int
    """size at which it still counts as fitting"""
    wide: int
    high: int
    lines: int | None = None
    leading: float = LINE_HEIGHT


def lay(fonts: Fonts, pieces: Sequence[Span], bounds: TextBounds) -> Laid:
    """As large as possible within the bounds.

    What does not fit even at the least size is drawn smaller still and says so (`fits`).
    """
    smallest = max(6, int(bounds.least * _SMALLEST))
    sizes = _sizes(bounds.most, bounds.least)
    while True:
        laid, enough = _tried(fonts, pieces, next(sizes), bounds)
        if enough or laid.size <= smallest:
            return laid if enough else replace(laid, fits=False)


def _sizes(most: int, least: int) -> Iterator[int]:
    """Smaller and smaller, the least among them."""
    size = most
    while True:
        yield size
        smaller = size - max(1, size // 24)
        size = least if smaller < least < size else smaller


def _tried(fonts: Fonts, pieces: Sequence[Span], size: int, bounds: TextBounds) -> tuple[Laid, bool]:
    """A text at a size, and whether that is enough to stand within the bounds."""
    laid = _at(fonts, pieces, size, bounds)
    high = bounds.high if size > bounds.least else max(bounds.high, laid.line_height)
    enough = laid.width <= bounds.wide and laid.height <= high
    return laid, enough and (bounds.lines is None or len(laid.lines) <= bounds.lines)


def _at(fonts: Fonts, pieces: Sequence[Span], size: int, bounds: TextBounds) -> Laid:
    lines: list[tuple[Word, ...]] = []
    line: list[Word] = []
    x = 0
    for text, weight, glued in _words(pieces):
        if text == "\n":
            lines.append(tuple(line))
            line, x = [], 0
            continue
        wide = fonts.width(text, size, weight)
        space = fonts.width(" ", size, weight) if line and not glued else 0
        if line and (not glued or _after_slash(line[-1].text)) and x + space + wide > bounds.wide:
            lines.append(tuple(line))
            line, x, space = [], 0, 0
        line.append(Word(text, weight, x + space, wide))
        x += space + wide
    lines.append(tuple(line))
    return Laid(tuple(lines), size, round(size * bounds.leading), size >= bounds.least)


def lay_short(fonts: Fonts, pieces: Sequence[Span], bounds: TextBounds) -> Laid:
    """The same, but a text that does not fit loses its end: for names that people give themselves. No figure is cut."""
    for size in _sizes(bounds.most, bounds.least):
        laid, enough = _tried(fonts, pieces, size, bounds)
        if enough:
            return laid
        if size <= bounds.least:
            break
    whole = "".join(piece.text for piece in pieces)
    weight = pieces[0].weight if pieces else "regular"
    ends = _ends(whole)
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        shortened = (Span(whole[: ends[middle]].rstrip() + "…", weight),)
        _, enough = _tried(fonts, shortened, bounds.least, bounds)
        low, high = (middle, high) if enough else (low, middle - 1)
    if not low and len(ends) < len(whole):
        return lay(fonts, pieces, bounds)
    return lay(fonts, (Span(whole[: ends[low]].rstrip() + "…", weight),), bounds)


def _ends(text: str) -> list[int]:
    """After how many letters a text may end: never within a figure, or between it and its unit."""
    ends, start = [0], 0
    for word in text.split(" "):
        end = start + len(word)
        is_figure = len(word) <= _FIGURE and any(map(str.isdigit, word))
        ends += [end] if is_figure else range(start + 1, end + 1)
        start = end + 1
    return ends


def _bits(word: str) -> list[str]:
    """An address may be broken after its slashes and dashes; other words stay whole."""
    if "://" not in word:
        return [word] if word else []
    lines = [""]
    for letter in word:
        lines[-1] += letter
        if letter in _SLASHES:
            lines.append("")
    return [bit for bit in lines if bit]


def _after_slash(before: str) -> bool:
    return before.endswith(_SLASHES) and len(before) > 1


def _words(pieces: Sequence[Span]) -> Iterator[tuple[str, Weight, bool]]:
    """(word, weight, whether it follows the word before without a space)."""
    ends_open = True
    for piece in pieces:
        for row, part in enumerate(piece.text.split("\n")):
            if row:
                yield "\n", piece.weight, False
                ends_open = True
            words = part.split(" ")
            for at, word in enumerate(words):
                for nth, bit in enumerate(_bits(word)):
                    yield bit, piece.weight, nth > 0 or (at == 0 and not ends_open)
                ends_open = at < len(words) - 1 or (not word and ends_open)
            if words and words[-1]:
                ends_open = False
