"""Why the number was not lower: the largest reasons, each with its tonnes, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.reasons import Reason
from game.screen.drawing.story import height_of, rows
from game.screen.page import Box, Page
from game.words import Words

_TEXT, _TITLE = 40.0, 48.0
_HEAD, _AFTER = 84.0, 36.0
_ENOUGH = 3


def reasons_list(page: Page, box: Box, words: Words, found: Sequence[Reason]) -> int:
    """Draw the list; how many of them there was room for. Text is no larger than lets three be read."""
    x, y, wide, high = box
    title = words("Why it was not less")
    page.text((x, y, wide, 70), title, _TITLE, "bold", upright="middle", lines=1)
    steps = _heights(page, found, wide, page.look.text_scale)
    for scale in (one for one in (1.25, 1.0) if one < page.look.text_scale):
        if _fit(steps, high) < min(_ENOUGH, len(found)):
            steps = _heights(page, found, wide, scale)
    low, shown = y + _HEAD, _fit(steps, high)
    for one, step in zip(found[:shown], steps, strict=False):
        page.text((x, low, wide, step), _said(one), _TEXT)
        page.box((x, low + step + 4, wide, 10), page.theme.track, 5)
        page.box((x, low + step + 4, max(10, wide * one.share), 10), page.theme.flows["virgin"].fill, 5)
        low += step + _AFTER
    return shown


def _said(one: Reason) -> str:
    return f"**{one.amount}** · {one.text}"


def _heights(page: Page, found: Sequence[Reason], wide: float, scale: float) -> list[float]:
    counts = [rows(page, _said(one), _TEXT, wide, scale=scale) for one in found]
    return [height_of(page, count, _TEXT, scale) for count in counts]


def _fit(steps: Sequence[float], high: float) -> int:
    """How many of them there is room for, one below the other."""
    low, count = _HEAD, 0
    for step in steps:
        if low + step + 18 > high:
            break
        low += step + _AFTER
        count += 1
    return count
