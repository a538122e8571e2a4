"""The page of the staircase, and the same page with the last column opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from game.design.text_styles import LABEL
from game.outputs.picture_words import stairs_words, still_bought_words
from game.outputs.staircase_text import StaircaseText, StillBoughtText
from game.screen.kit.page import Box, Page
from game.screen.parts.staircase import between, draw_names, draw_stairs, narrow_stairs, wide_stairs
from game.screen.parts.still_bought import draw_still_bought

_HEAD, _FOOT, _NARROW_FOOT = 130.0, 174.0, 98.0
"""above the columns; below them, where their names stand, and where only the two ends are named"""
_NARROW = 780.0
_OPENED_AT, _OPENED_HEAD = 850.0, 90.0
"""where the last column is opened, from the left and from above"""


@dataclass(frozen=True, slots=True)
class StairsView:
    """The page at one moment."""

    stairs: StaircaseText
    still: StillBoughtText
    passed: float
    """seconds since the steps began to fall"""
    opened: float
    """how far the last column is opened, 0 to 1"""


def draw_stairs_page(page: Page, box: Box, view: StairsView) -> None:
    """Down a box, whose first line is left to the page: the columns, their names, and what the last one is made of."""
    (x, y, across, high), stairs, w = box, view.stairs, page.look.words
    page.pictured(box, lambda: still_bought_words(w, view.still) if view.opened else stairs_words(w, stairs))
    grown, low = page.ruler.grown, y + high
    head, foot, narrow_foot = grown(_HEAD), grown(_FOOT), grown(_NARROW_FOOT)
    wide = wide_stairs((x, y + head, across, high - head - foot), stairs)
    narrow = narrow_stairs((x + 8, y + head, _NARROW, high - head - narrow_foot), stairs)
    at = between(wide, narrow, view.opened)
    left, line = at.columns[1][0], grown(56)
    order = (left, at.chart[1] + at.chart[3] - line - 16, at.columns[-1][0] - left - 20, line)
    room = min(order[2], grown(page.measure(stairs.order, LABEL.room)) + 8) if stairs.order else 0.0
    at = replace(at, kept=((*order[:2], room, line),))
    draw_stairs(page, stairs, at, view.passed, named=not view.opened)
    if not view.opened:
        draw_names(page, stairs, at, low, view.passed)
        page.text(order, stairs.order, size=LABEL.room, colour=page.theme.ink2, valign="middle", lines=1)
        return
    (column, wide_), last = at.columns[-1], stairs.columns[-1]
    top = at.at(last.top)
    opened_head = grown(_OPENED_HEAD)
    opened = (x + _OPENED_AT, y + opened_head, across - _OPENED_AT, high - opened_head - narrow_foot)
    start = (column, top, wide_, at.chart[1] + at.chart[3] - top)
    draw_still_bought(page, opened, view.still, start, view.opened)
    if view.opened == 1:
        _words(page, box, view)


def _words(page: Page, box: Box, view: StairsView) -> None:
    x, y, across, high = box
    left, right = x + _OPENED_AT, across - _OPENED_AT
    grown = page.ruler.grown
    page.text(
        (left, y + 4, right, grown(76)), view.still.title, size=56, weight="bold", valign="middle", lines=1
    )
    line, tall, ink2 = y + high - grown(72), grown(64), page.theme.ink2
    small = partial(page.text, size=LABEL.room, valign="middle", lines=1)
    small((left, line, right, tall), view.still.foot, colour=ink2)
    first, last = view.stairs.columns[0], view.stairs.columns[-1]
    small((x + 8, line, 560, tall), first.name, colour=ink2)
    small((x + 560, line, 228, tall), last.name, weight="semibold", align="right")
