"""The history of a session for the facilitator: every line of the journal, those that no longer count marked."""

from __future__ import annotations

from collections.abc import Sequence

from game.screen.kit.fonts import Weight
from game.screen.kit.page import Box, Page
from game.session.history import Item
from game.text.translator import Translator

_TEXT = 22.0
_STEP = 62.0


def past_lines(page: Page, w: Translator, box: Box, items: Sequence[Item], at: int) -> int:
    """Draw one page of the lines, the last first; how many pages there are."""
    x, y, wide, high = box
    each = max(1, int((high - 24) / _STEP))
    pages = max(1, -(-len(items) // each))
    at = min(at, pages - 1)
    theme = page.theme
    page.box(box, theme.panel, 24, shadow=(8, 24))
    for i, item in enumerate(list(reversed(items))[at * each : (at + 1) * each]):
        top = y + 12 + i * _STEP
        colour = theme.ink if item.counts else theme.ink2
        page.text(
            (x + 24, top, 90, _STEP), str(item.line), size=_TEXT, colour=theme.ink2, valign="middle", lines=1
        )
        if not item.counts:
            page.icon("x", (x + 134, top + _STEP / 2), 28, theme.ink2)
        weight: Weight = "semibold" if item.counts else "regular"
        place, text = (x + 164, top, wide - 190, _STEP), w.say(item.text)
        page.text(
            place, text, size=_TEXT, weight=weight, colour=colour, valign="middle", lines=2, shorten=True
        )
    return pages
