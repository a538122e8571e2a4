"""Why it came so, in sentences: what went to waste or was bought new, and how much of it each explains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.cluster_map.board import FlowKind
from game.outputs.round_text import TopCauseText
from game.screen.kit.page import Box, Page
from game.screen.parts.story import height_of, rows
from game.text.translator import Translator

_TEXT, _TITLE = 40.0, 48.0
_HEAD, _AFTER = 84.0, 36.0
_ENOUGH = 3


class _Item(NamedTuple):
    text: str
    share: float
    kind: FlowKind


def whys_list(page: Page, box: Box, words: Translator, causes: Sequence[TopCauseText]) -> int:
    """The three things to say about a round; the bar is the share of the tonnes that each explains.

    One below the other. Text is no larger than lets three be read. Returns how many there was room for.
    """
    items = [
        _Item(
            f"**{item.lead}** {item.rest}", item.cause.explained / max(1, item.cause.amount), item.cause.kind
        )
        for item in causes
    ]
    x, y, wide, high = box
    page.text((x, y, wide, 70), words("Obstacles"), size=_TITLE, weight="bold", valign="middle", lines=1)
    steps = _heights(page, items, wide, page.look.text_scale)
    for scale in (item for item in (1.25, 1.0) if item < page.look.text_scale):
        if _fit(steps, high) < min(_ENOUGH, len(items)):
            steps = _heights(page, items, wide, scale)
    low, shown = y + _HEAD, _fit(steps, high)
    for item, step in zip(items[:shown], steps, strict=False):
        page.text((x, low, wide, step), item.text, size=_TEXT)
        page.box((x, low + step + 4, wide, 10), page.theme.track, 5)
        page.box((x, low + step + 4, max(10, wide * item.share), 10), page.theme.flows[item.kind].fill, 5)
        low += step + _AFTER
    return shown


def _heights(page: Page, items: Sequence[_Item], wide: float, scale: float) -> list[float]:
    size = _TEXT * scale
    return [height_of(page, rows(page, item.text, size, wide), size) for item in items]


def _fit(steps: Sequence[float], high: float) -> int:
    """How many of them there is room for, one below the other."""
    low, count = _HEAD, 0
    for step in steps:
        if low + step + 18 > high:
            break
        low += step + _AFTER
        count += 1
    return count
