"""A code as it is typed and printed on cards: light on dark, so that it is found at once."""

from __future__ import annotations

from game.design import spacing
from game.design.text_styles import LABEL, TextStyle
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.text_layout import Span


def badge_size(ruler: Ruler, code: str) -> tuple[float, float]:
    """How wide and how high it is."""
    words = (Span(code, "bold"),)
    return max(spacing.XL, ruler.width(words, LABEL) + spacing.S), ruler.line(LABEL) + spacing.KEYCAP


def code_badge(page: Page, box: Box, code: str, style: TextStyle = LABEL) -> None:
    """Draw it in the middle of a box; in a style that may shrink it takes all of the box."""
    theme = page.theme
    wide, high = box[2:] if style.may_shrink else badge_size(page.ruler, code)
    place = layout.centre(box, min(wide, box[2]), min(high, box[3]))
    page.box(place, theme.ink, RADIUS["badge"])
    with page.on(theme.ink):
        bold = (Span(code, "bold"),)
        page.text(place, bold, style, colour=theme.paper, align="centre", valign="middle", lines=1)
