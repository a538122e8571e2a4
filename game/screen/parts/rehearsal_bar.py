"""What a rehearsal shows in place of the bar of keys: what is to be said now, and the ways to hold, turn and end it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from game.design.theme import CANVAS, KEY_BAR
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button

_WIDE: Final = 236.0
_GAP: Final = 8.0
_TEXT: Final = 24


def rehearsal_bar(page: Page, text: str, ways: Sequence[Button]) -> None:
    """Draw it at the foot of the page in front; nothing else is covered."""
    theme, top = page.theme, CANVAS[1] - KEY_BAR
    page.layer += 1
    page.box((0, top, CANVAS[0], KEY_BAR), theme.ink)
    page.icon("users", (40, top + KEY_BAR / 2), 30, theme.paper)
    left = CANVAS[0] - (_WIDE + _GAP) * len(ways)
    written = partial(page.text, size=_TEXT, weight="semibold", colour=theme.paper, ground=theme.ink)
    written((76, top, left - 92, KEY_BAR), text, valign="middle", lines=1, shorten=True)
    for i, way in enumerate(ways):
        way.draw(page, (left + i * (_WIDE + _GAP), top + 1, _WIDE, KEY_BAR - 2))
    page.layer -= 1
