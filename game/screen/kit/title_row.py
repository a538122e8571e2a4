"""A title with its buttons at the right: a title too long to stand beside them takes more lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.design import spacing
from game.design.text_styles import LABEL, TITLE, TextStyle
from game.screen.kit import layout
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button


def title_high(
    ruler: Ruler, wide: float, title: str, buttons: Sequence[Button], least: float = spacing.CONTROL
) -> float:
    """How high the row is; `least`: how high its buttons are at least."""
    room = layout.columns((0, 0, wide, 0), REST, *_widths(ruler, buttons, least), gap=spacing.S)[0][2]
    return max(least, ruler.line(TITLE), ruler.height(title, room, _style(ruler, title, room)))


def title_row(
    page: Page, box: Box, title: str, buttons: Sequence[Button], *, least: float = spacing.CONTROL
) -> Box:
    """Draw it along the top of a box; returns what is left below."""
    ruler = page.ruler
    high = max(least, ruler.line(TITLE))
    head, rest = layout.take_top(box, title_high(ruler, box[2], title, buttons, least), spacing.XS)
    words, *places = layout.columns(head, REST, *_widths(ruler, buttons, least), gap=spacing.S)
    page.text(words, title, _style(ruler, title, words[2]), valign="middle")
    for button, place in zip(buttons, places, strict=True):
        button.draw(page, layout.centre(place, place[2], high if button.label else least))
    return rest


def _widths(ruler: Ruler, buttons: Sequence[Button], least: float) -> list[float]:
    return [button.width(ruler) if button.label else least for button in buttons]


def _style(ruler: Ruler, title: str, room: float) -> TextStyle:
    """A title of which one word is too long for the room is set as a label."""
    return TITLE if max((ruler.width(word, TITLE) for word in title.split()), default=0) <= room else LABEL
