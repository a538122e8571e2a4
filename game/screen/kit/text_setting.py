"""Setting a text: its words in a box of the window, each drawn and at its place; and the record of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from game.design.text_styles import TextStyle
from game.design.theme import Colour
from game.screen.kit.canvas import Box, Canvas
from game.screen.kit.ruler import Ruler
from game.screen.kit.shapes import Blits
from game.screen.kit.text_layout import Laid, Span, TextBounds, lay, lay_short

Align = Literal["left", "centre", "right"]
VAlign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A text on the page, as drawn."""

    text: str
    box: Box
    """what it covers"""
    size: float
    """canvas pixels"""
    colour: Colour
    ground: Colour
    fits: bool
    layer: int
    """what stands on a higher layer (an overlay, a callout) may cover what is below"""
    usual: float = 0.0
    """canvas pixels at the usual text size; 0 for a mark that stays as it is"""
    is_live: bool = False
    """whether a screen reader says it as soon as it is there"""


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How a text stands in its box."""

    colour: Colour
    ground: Colour
    align: Align = "left"
    valign: VAlign = "top"
    lines: int | None = None
    """at most"""
    shorten: bool = False
    """a name that people gave may lose its end where there is no room for it"""


@dataclass(frozen=True, slots=True)
class SetText:
    """The words of a text at their places, in pixels of the window, and what they cover, in canvas pixels."""

    blits: Blits
    record: TextRecord


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Sets texts in one style, on one canvas."""

    canvas: Canvas
    ruler: Ruler
    style: TextStyle
    options: TextOptions

    def set(self, box: Box, pieces: Sequence[Span], layer: int) -> SetText:
        """Lay a text out in a box; nothing is drawn on the page yet."""
        area, options, k = self.canvas.rect(box), self.options, self.canvas.k
        least, most = self.ruler.pixels(self.style)
        bounds = TextBounds(most, least, *area.size, options.lines, self.style.leading)
        laid = (lay_short if options.shorten else lay)(self.ruler.fonts, pieces, bounds)
        spare = area.height - laid.height
        top = area.y + {"top": 0, "middle": spare // 2, "bottom": spare}[options.valign]
        blits, covered = self._words(laid, area, top)
        place = *self.canvas.canvas(covered.topleft), covered.width / k, covered.height / k
        plain = "".join(piece.text for piece in pieces)
        usual = 0.0 if self.style.is_fixed else least / k / (1 if self.style.may_shrink else self.ruler.scale)
        size = laid.size / k
        return SetText(
            blits, TextRecord(plain, place, size, options.colour, options.ground, laid.fits, layer, usual)
        )

    def _words(self, laid: Laid, area: pygame.Rect, top: int) -> tuple[Blits, pygame.Rect]:
        """Each word and its place, and what all of them cover."""
        covered = pygame.Rect(area.x, top, 0, laid.height)
        left, blits = area.right, Blits()
        for row, line in enumerate(laid.lines):
            if not line:
                continue
            wide = line[-1].x + line[-1].width
            spare = area.width - wide
            x = area.x + {"left": 0, "centre": spare // 2, "right": spare}[self.options.align]
            y = top + row * laid.line_height
            left = min(left, x)
            covered.width = max(covered.width, wide)
            for word in line:
                drawn = self.ruler.fonts.text(
                    word.text, laid.size, self.options.colour, word.weight, self.style.tabular
                )
                blits.append((drawn, (x + word.x, y + (laid.line_height - drawn.get_height()) // 2)))
        covered.x = left
        return blits, covered
