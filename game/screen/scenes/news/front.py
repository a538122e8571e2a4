"""The front page: a newspaper beside the map, the firm it names lit, and below it the seat that answers first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.ended_exchanges import EndedExchange
from game.design import spacing
from game.design.text_styles import LABEL, TextStyle
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page, Point
from game.screen.map.arranged import MapLayout
from game.screen.map.rings import ring
from game.text.emphasis import strong_numbers

DROP_SECONDS: Final = 0.3
RING_SECONDS: Final = 0.2
END_SECONDS: Final = 0.6
WIDE: Final = 860.0
_TOP, _HIGH = 148.0, 664.0
_BAND: Final[Box] = (0.0, 836.0, 1920.0, 244.0)
_FIGURE: Final = TextStyle(190, 190, "bold", 1.1, is_fixed=True)
_SHORT: Final = TextStyle(120, 120, "bold", 1.1, is_fixed=True)
"""of a figure that is longer than a number"""
_MOST_ENDED = 3
_DROP = 18.0
_ROOMY = 240.0
"""as high as a story is at most beside a large figure"""
_APART = 64.0
"""from a firm's middle to where a line to it ends"""


@dataclass(frozen=True, slots=True)
class FrontView:
    """A front page in the words of the moment."""

    paper: str
    """its name"""
    year: str
    place: str
    """which page this is of how many; empty for a single one"""
    figure: str
    unit: str
    """what the figure counts"""
    title: str
    body: str
    seat: str
    mark: int | None
    """of the team that answers; None: all do"""
    question: str
    firm: str
    """id; empty: the whole region"""
    firm_name: str
    ended: tuple[EndedExchange, ...]


def draw_on_map(
    page: Page, laid: MapLayout, view: FrontView, passed: float, free: tuple[float, float]
) -> None:
    """The firm in its rings, its name below, and the exchanges that end, from the firm outwards. `free`: from where
    to where across nothing lies on the map."""
    at = laid.middle.get(view.firm)
    since = passed - DROP_SECONDS
    pairs = {(exchange.giver, exchange.taker): exchange for exchange in reversed(view.ended)}
    for (giver, taker), exchange in list(reversed(pairs.items()))[:_MOST_ENDED]:
        start, end = (laid.middle.get(firm) for firm in (giver, taker))
        if start is not None and end is not None:
            here, there = (start, end) if exchange.loses == exchange.taker else (end, start)
            _ended(page, here, there, min(1.0, max(0.0, since - RING_SECONDS) / END_SECONDS))
    if at is None or since <= 0:
        return
    share = min(1.0, since / RING_SECONDS)
    ring(page, at, 96 * share, page.theme.ink)
    ring(page, at, 114 * share, page.theme.ink)
    if share == 1:
        _name(page, at, view.firm_name, free)


def _name(page: Page, at: Point, name: str, free: tuple[float, float]) -> None:
    wide = page.measure(name, 44, "bold") * page.look.text_scale + 40
    left = min(max(free[0], at[0] - wide / 2), free[1] - wide)
    top = at[1] + 124 if at[1] + 200 < _BAND[1] else at[1] - 190
    box = (left, top, wide, 68 * max(1.0, page.look.text_scale))
    page.box(box, page.theme.panel, spacing.S, shadow=spacing.SHADOW_LOW)
    bold = partial(page.text, size=44, weight="bold", align="centre", valign="middle", lines=1)
    bold(box, name, ground=page.theme.panel)


def _ended(page: Page, start: Point, end: Point, share: float) -> None:
    """A closed railway: white, with an ink edge and sleepers, and a cross on it once it is all there."""
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    if share <= 0 or length < 3 * _APART:
        return
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    start = start[0] + along[0] * _APART, start[1] + along[1] * _APART
    end = end[0] - along[0] * _APART, end[1] - along[1] * _APART
    length -= 2 * _APART
    stop = start[0] + along[0] * length * share, start[1] + along[1] * length * share
    page.line(start, stop, page.theme.ink, 24)
    page.line(start, stop, page.theme.panel, 14)
    for nth in range(1, int(length * share / 24)):
        middle = start[0] + along[0] * 24 * nth, start[1] + along[1] * 24 * nth
        across = -along[1] * 12, along[0] * 12
        ends = [(middle[0] + sign * across[0], middle[1] + sign * across[1]) for sign in (-1, 1)]
        page.line(ends[0], ends[1], page.theme.ink, 8)
    if share == 1:
        centre = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        page.circle(centre, 42, page.theme.panel, page.theme.ink, 7)
        page.icon("x", centre, 52, page.theme.ink)


def draw_paper(page: Page, left: float, view: FrontView, passed: float) -> None:
    """The newspaper, which drops onto the page."""
    share = min(1.0, passed / DROP_SECONDS)
    x, y = left, _TOP - _DROP * (1 - share) ** 2
    theme = page.theme
    page.box((x, y, WIDE, _HIGH), theme.panel, 6, shadow=(12, 40))
    inner, wide = x + 40, WIDE - 80
    with page.on(theme.panel):
        _masthead(page, (inner, y + 10, wide, 76), view)
        page.line((inner, y + 88), (inner + wide, y + 88), theme.ink, 6)
        page.line((inner, y + 97), (inner + wide, y + 97), theme.ink, 2)
        top = y + 108 + _figure(page, (inner, y + 108, wide, 260), view)
        _story(page, (inner, top, wide, y + _HIGH - top - 20), view)


def _masthead(page: Page, box: Box, view: FrontView) -> None:
    """What the paper is called, and when this is."""
    (x, y, wide, high), grown = box, page.ruler.grown
    when = f"{view.year} · {view.place}" if view.place else view.year
    room = grown(page.measure(when, LABEL.room, "semibold")) + 12
    bold = partial(page.text, valign="middle", lines=1)
    bold((x + wide - room, y, room, high), when, size=LABEL.room, weight="semibold", align="right")
    left = 0.0 if page.ruler.scale > 1 else 72.0
    if left:
        page.icon("newspaper", (x + 28, y + high / 2), 52)
    bold((x + left, y, wide - room - left - 12, high), view.paper, size=LABEL.room, weight="bold")


def _figure(page: Page, box: Box, view: FrontView) -> float:
    """The figure and what it counts; returns how high they are."""
    if not view.figure:
        return 0.0
    x, y, wide, _ = box
    is_short = page.height(view.body, wide, LABEL.room) < _ROOMY
    style = _FIGURE if is_short and page.ruler.width(view.figure, _FIGURE) <= wide * 0.62 else _SHORT
    high = page.ruler.line(style)
    room = page.ruler.width(view.figure, style) + 4
    page.text((x, y, room, high), view.figure, style, valign="middle", lines=1)
    beside = wide - room - 28
    if view.unit and beside > 240:
        unit = (x + room + 28, y, beside, high)
        page.text(unit, view.unit, size=48, weight="semibold", valign="middle", lines=2, shorten=True)
    elif view.unit:
        page.text((x, y + high, wide, 62), view.unit, size=48, weight="semibold", lines=1, shorten=True)
        high += 62
    return high + 12


def _story(page: Page, box: Box, view: FrontView) -> None:
    x, y, wide, high = box
    size = 50 if view.figure else 64
    title = min(
        page.height(view.title, wide, size, "bold"), high - page.height(view.body, wide, LABEL.room) - 12
    )
    page.text((x, y, wide, title), view.title, size=size, weight="bold", lines=3)
    rest = (x, y + title + 12, wide, high - title - 12)
    page.text(rest, strong_numbers(view.body), size=LABEL.room if view.figure else 48)


def draw_band(page: Page, view: FrontView, right: float) -> None:
    """The question to one team; `right`: where the band's text has to end."""
    theme = page.theme
    page.box(_BAND, theme.ink)
    x = 48.0
    if view.mark is not None:
        page.circle((x + 60, 930), 60, theme.panel)
        mark(page, view.mark, (x + 60, 930), 42)
        x += 152
    words = f"**{view.seat}:** {view.question}" if view.seat else view.question
    place = (x, 846, right - x, 176)
    page.text(place, words, size=56, colour=theme.paper, ground=theme.ink, valign="middle", lines=2)
