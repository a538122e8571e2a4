"""How much room a text needs, before it is drawn: what layouts and page counts are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.design.text_styles import TextStyle
from game.screen.kit.fonts import Fonts
from game.screen.kit.text_layout import Laid, Span, TextBounds, lay, spans

Kind = Literal["room", "desk"]
Text = str | Sequence[Span]
"""with `**strong**` words, or piece by piece"""
_ENDLESS = 10**6
_ROUNDING = 2
"""pixels of the window by which a box may come out smaller than it was measured"""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures in canvas pixels, at the text size that people chose. Without a window (`k` 1) for scenes."""

    fonts: Fonts
    scale: float = 1.0
    reading: Kind = "room"
    """whether text is read from the back of a hall or at the laptop"""
    k: float = 1.0
    """pixels of the window to one of the canvas"""
    slack: float = 0.0
    """share by which a text may come out wider in a smaller window, whose letters stand on whole pixels"""

    def pixels(self, style: TextStyle) -> tuple[int, int]:
        """The least and the largest size of a text, in pixels of the window."""
        size = (style.room if self.reading == "room" else style.desk) * self.k
        scaled = size if style.is_fixed else size * self.scale
        if style.may_shrink:
            return max(6, int(size)), max(6, int(size), round(scaled))
        return (max(6, int(scaled + 1e-6)),) * 2

    def size(self, style: TextStyle) -> float:
        """How large letters are."""
        return self.pixels(style)[0] / self.k

    def line(self, style: TextStyle, lines: int = 1) -> float:
        """How high lines of text are."""
        return (round(self.pixels(style)[0] * style.leading) * lines + _ROUNDING) / self.k

    def grown(self, length: float) -> float:
        """A length that goes with the text: as much larger as the text size that people chose."""
        return length * self.scale

    def width(self, text: Text, style: TextStyle) -> float:
        """How wide a text is that is broken only where it says so."""
        return (self._laid(text, style, _ENDLESS).width + _ROUNDING) / self.k

    def height(self, text: Text, wide: float, style: TextStyle) -> float:
        """How high a text is down a column so wide; nothing for no text."""
        return (
            (self._laid(text, style, int(wide * self.k * (1 - self.slack))).height + _ROUNDING) / self.k
            if text
            else 0.0
        )

    def _laid(self, text: Text, style: TextStyle, wide: int) -> Laid:
        """As it was laid out before, if it was: a page measures the same texts at every frame."""
        text = text if isinstance(text, str) else tuple(text)
        size = self.pixels(style)[0]
        key = (text, style.weight, style.strong, size, wide, style.leading)
        kept: Laid | None = self.fonts.measured.get(key)
        if kept is not None:
            return kept
        pieces = spans(text, style.weight, style.strong) if isinstance(text, str) else text
        bounds = TextBounds(size, size, wide, _ENDLESS, leading=style.leading)
        laid: Laid = self.fonts.measured.put(key, lay(self.fonts, pieces, bounds))
        return laid
