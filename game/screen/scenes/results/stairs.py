"""The page of the staircase, and the same page with the last column opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.design.text_styles import LABEL
from game.outputs.staircase_text import StaircaseText, StillBoughtText
from game.screen.kit.page import Box, Page
from game.screen.parts.staircase import between, draw_names, draw_stairs, narrow_stairs, wide_stairs
from game.screen.parts.still_bought import draw_still_bought

_WIDE: Final[Box] = (40.0, 330.0, 1840.0, 524.0)
_NARROW: Final[Box] = (48.0, 330.0, 780.0, 600.0)
_NAMES_END = 1028.0
_OPENED: Final[Box] = (940.0, 290.0, 940.0, 640.0)


@dataclass(frozen=True, slots=True)
class StairsView:
    """The page at one moment."""

    stairs: StaircaseText
    still: StillBoughtText
    passed: float
    """seconds since the steps began to fall"""
    opened: float
    """how far the last column is opened, 0 to 1"""


def draw_stairs_page(page: Page, view: StairsView) -> None:
    """Below the number."""
    stairs = view.stairs
    wide, narrow = wide_stairs(_WIDE, stairs), narrow_stairs(_NARROW, stairs)
    at = between(wide, narrow, view.opened)
    draw_stairs(page, stairs, at, view.passed, named=not view.opened)
    if not view.opened:
        draw_names(page, stairs, at, _NAMES_END, view.passed)
        left = at.columns[1][0]
        order = (left, at.chart[1] + at.chart[3] - 72, at.columns[-1][0] - left - 20, 56)
        page.text(order, stairs.order, size=LABEL.room, colour=page.theme.ink2, valign="middle", lines=1)
        return
    (x, wide_), last = at.columns[-1], stairs.columns[-1]
    top = at.at(last.top)
    draw_still_bought(
        page, _OPENED, view.still, (x, top, wide_, at.chart[1] + at.chart[3] - top), view.opened
    )
    if view.opened == 1:
        _words(page, view)


def _words(page: Page, view: StairsView) -> None:
    page.text((940, 204, 940, 76), view.still.title, size=56, weight="bold", valign="middle", lines=1)
    foot = (940, 956, 940, 64)
    page.text(foot, view.still.foot, size=LABEL.room, colour=page.theme.ink2, valign="middle", lines=1)
    first, last = view.stairs.columns[0], view.stairs.columns[-1]
    page.text(
        (48, 956, 560, 64), first.name, size=LABEL.room, colour=page.theme.ink2, valign="middle", lines=1
    )
    bold = (600, 956, 228, 64)
    page.text(bold, last.name, size=LABEL.room, weight="semibold", align="right", valign="middle", lines=1)
