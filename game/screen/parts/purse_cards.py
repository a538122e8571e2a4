"""The purses with why: what each team has, what the round brought, and the largest causes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import mul
from typing import Final

from game.design import spacing
from game.design.text_styles import LABEL
from game.design.theme import RADIUS, Hue
from game.outputs.purse_text import PurseLine, PurseText
from game.screen.kit import layout
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.parts.hatching import hatched

FEW: Final = 4
"""teams on a page"""
_HEAD, _LINE, _BAR = 176.0, 124.0, 22.0
_LARGE = 1.25
"""text so large that half as many cards have room"""
_WIDE = 700.0
"""from which on a cause and its sum stand side by side"""
_LEAST = 106.0
"""height of a cause at least"""


def few_of(ruler: Ruler) -> int:
    """How many cards a page holds on which texts grow."""
    return FEW if ruler.scale < _LARGE else FEW // 2


def draw_purses(page: Page, box: Box, purses: Sequence[PurseText], first: int, few: int = FEW) -> None:
    """A card a team from `first` on, in order of seats, never ranked; bars on one scale for all."""
    largest = max((abs(line.cents) for purse in purses for line in purse.lines), default=1)
    across = min(few, len(purses))
    places = layout.grid(box, across, across, gap=spacing.M)
    for purse, place in zip(purses[first : first + few], places, strict=False):
        page.box(place, page.theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
        _card(page, layout.inset(place, spacing.M, spacing.S), purse, largest)


def _card(page: Page, box: Box, purse: PurseText, largest: int) -> None:
    x, y, wide, high = box
    with page.on(page.theme.panel):
        spare = (high - spacing.S - _LEAST * len(purse.lines)) / _HEAD
        factor = max(1.0, min(page.ruler.scale, spare))
        grown = partial(mul, factor)
        mark(page, purse.team.mark, (x + 26, y + grown(30)), 26)
        bold = partial(page.text, weight="bold", valign="middle", lines=1)
        bold((x + 66, y, wide - 66, grown(60)), purse.team.name, size=LABEL.room, shorten=True)
        bold((x, y + grown(60), wide, grown(72)), purse.money, size=60)
        page.text(
            (x, y + grown(126), wide, grown(52)),
            purse.change,
            size=LABEL.room,
            colour=page.theme.ink2,
            lines=1,
        )
        low = y + grown(_HEAD) + spacing.S
        step = min(grown(_LINE), (y + high - low) / max(1, len(purse.lines)))
        money = max((page.measure(line.money, LABEL.room, "bold") for line in purse.lines), default=0) + 8
        for at, line in enumerate(purse.lines):
            _line(page, (x, low + at * step, wide, step), line, (money, largest))


def _line(page: Page, box: Box, line: PurseLine, scale: tuple[float, int]) -> None:
    """The cause, its sum, and a bar: to the right what came in, to the left, hatched, what went out."""
    (x, y, wide, high), (money, largest) = box, scale
    bold = partial(page.text, size=LABEL.room, weight="bold", lines=1, valign="middle")
    if wide >= _WIDE:
        tall = page.ruler.grown(54)
        money *= page.ruler.scale
        page.text((x, y, wide - money - 16, tall), line.name, size=LABEL.room, lines=1, shorten=True)
        bold((x + wide - money, y, money, tall), line.money, align="right")
        room, middle = wide, y + min(tall + 14, high - 14)
    else:
        page.text((x, y, wide, 52), line.name, size=LABEL.room, lines=1, shorten=True)
        bold((x + wide - money, y + 50, money, 54), line.money, align="right")
        room, middle = wide - money - 16, y + 77
    length = max(6.0, room / 2 * abs(line.cents) / largest)
    zero = x + room / 2
    page.line((zero, middle - 26), (zero, middle + 26), page.theme.ink2, 3)
    ink = Hue(page.theme.ink, page.theme.ink, page.theme.ink)
    if line.cents >= 0:
        page.box((zero, middle - _BAR / 2, length, _BAR), page.theme.ink)
    else:
        place = (zero - length, middle - _BAR / 2, length, _BAR)
        hatched(page, place, ink, "back", page.theme.panel)
