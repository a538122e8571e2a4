"""Laying out text in a box: lines, sizes, and what fits. Knows widths, not surfaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.screen.kit.fonts import Fonts, Weight

LINE_HEIGHT = 1.3
_SLASHES = ("/", "-", "_")
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


def lay(
    fonts: Fonts,
    pieces: Sequence[Span],
    size: int,
    least: int,
    room: tuple[int, int],
    lines: int | None = None,
) -> Laid:
    """As large as possible from `size` down to `least`, within `room` (width, height) and so many lines.

    What does not fit even at `least` is drawn smaller still and says so (`fits`).
    """
    tried = size
    while True:
        laid = _at(fonts, pieces, tried, room[0], fits=tried >= least)
        tall = room[1] if tried > least else max(room[1], laid.line_height)
        enough = laid.width <= room[0] and laid.height <= tall
        enough = enough and (lines is None or len(laid.lines) <= lines)
        if enough or tried <= max(6, int(least * _SMALLEST)):
            return laid if enough else Laid(laid.lines, laid.size, laid.line_height, False)
        smaller = tried - max(1, tried // 24)
        tried = least if smaller < least < tried else smaller


def _at(fonts: Fonts, pieces: Sequence[Span], size: int, width: int, *, fits: bool) -> Laid:
    found: list[tuple[Word, ...]] = []
    line: list[Word] = []
    x = 0
    for text, weight, glued in _words(pieces):
        if text == "\n":
            found.append(tuple(line))
            line, x = [], 0
            continue
        wide = fonts.width(text, size, weight)
        space = fonts.width(" ", size, weight) if line and not glued else 0
        if line and (not glued or _after_slash(line[-1].text)) and x + space + wide > width:
            found.append(tuple(line))
            line, x, space = [], 0, 0
        line.append(Word(text, weight, x + space, wide))
        x += space + wide
    found.append(tuple(line))
    return Laid(tuple(found), size, round(size * LINE_HEIGHT), fits)


def lay_short(
    fonts: Fonts,
    pieces: Sequence[Span],
    size: int,
    least: int,
    room: tuple[int, int],
    lines: int | None = None,
) -> Laid:
    """The same, but a text that does not fit loses its end."""
    laid = lay(fonts, pieces, size, least, room, lines)
    return (
        laid
        if laid.fits
        else lay(fonts, _shortened(fonts, pieces, least, room, lines), size, least, room, lines)
    )


def _shortened(
    fonts: Fonts, pieces: Sequence[Span], least: int, room: tuple[int, int], lines: int | None
) -> tuple[Span, ...]:
    """As many of the first letters as have room, and "…": for names that people give themselves."""
    whole = "".join(piece.text for piece in pieces)
    weight = pieces[0].weight if pieces else "regular"
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        tried = (Span(whole[:middle].rstrip() + "…", weight),)
        low, high = (middle, high) if lay(fonts, tried, least, least, room, lines).fits else (low, middle - 1)
    return (Span(whole[:low].rstrip() + "…", weight),)


def _bits(word: str) -> list[str]:
    """An address may be broken after its slashes and dashes; other words stay whole."""
    if "://" not in word:
        return [word] if word else []
    found = [""]
    for letter in word:
        found[-1] += letter
        if letter in _SLASHES:
            found.append("")
    return [one for one in found if one]


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
