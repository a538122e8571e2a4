"""Why the number was not lower: the largest reasons, each with its tonnes, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.reasons import Reason
from game.screen.drawing.story import height_of, rows
from game.screen.page import Box, Page
from game.words import Words

_TEXT, _TITLE = 40.0, 48.0
_GAP = 22.0


def reasons_list(page: Page, box: Box, words: Words, found: Sequence[Reason]) -> int:
    """Draw the list; how many of them there was room for."""
    x, y, wide, high = box
    title = words("Why it was not less")
    page.text((x, y, wide, 70), title, _TITLE, "bold", upright="middle", lines=1)
    low, end, shown = y + 84.0, y + high, 0
    for one in found:
        text = f"**{one.amount}** · {one.text}"
        step = height_of(page, rows(page, text, _TEXT, wide), _TEXT)
        if low + step + 18 > end:
            break
        page.text((x, low, wide, step), text, _TEXT)
        page.box((x, low + step + 4, wide, 10), page.theme.track, 5)
        page.box((x, low + step + 4, max(10, wide * one.share), 10), page.theme.flows["virgin"].fill, 5)
        low += step + 14 + _GAP
        shown += 1
    return shown
