"""A page for each deal: its firms lit on the map and its exchange drawn from the giver to the taker, over all that was
signed before it. Above, what its teams said at the bell, and whether they did it; below, in the band, its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.reveal import Passing, RevealItem, SaidRow
from game.cluster_map.board import Board, Ribbon
from game.cluster_map.highlight import with_deal
from game.design.text_styles import TextStyle
from game.screen.kit.layout import inset
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.turned import Askew, turned
from game.screen.map.arranged import MapLayout
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.names import draw_pill
from game.screen.map.ribbons import Course, ribbon
from game.text.translator import Translator

MOST_DEALS: Final = 8
"""deals with a page each; the others stand together"""
BAND: Final[Box] = (0.0, 838.0, 1920.0, 242.0)
_MAP: Final[Box] = (0.0, 0.0, 1920.0, 900.0)
_SAID: Final[Box] = (700.0, 12.0, 1196.0, 216.0)
"""what was said at the bell: at the right of the year, above all firms"""
_TITLE: Final = TextStyle(64, 48, "bold", 1.1, may_shrink=True)
_TEXT: Final = TextStyle(44, 40, leading=1.15, may_shrink=True)
_BOLD: Final = TextStyle(44, 40, "bold", 1.15, may_shrink=True)
_STAMP: Final = TextStyle(52, 44, "bold", 1.1, may_shrink=True)
_EDGE: Final = 48.0
_ASKEW: Final = 4.0
"""degrees that the stamp is turned"""
CHECKS_AFTER: Final = 0.6
CHECK_SECONDS: Final = 0.12
"""when the first promise is checked, and how long after it the next"""


@dataclass(frozen=True, slots=True)
class DealPage:
    """A deal among all deals, at one moment."""

    cards: Sequence[RevealItem]
    at: int
    board: Board
    grown: float
    """how far its exchange has come, 0 to 1"""
    passed: float
    """seconds since the page was turned to"""
    right: float
    """where the words of the band have to end"""

    @property
    def card(self) -> RevealItem:
        """The deal itself."""
        return self.cards[self.at]


def boards_of(base: Board, cards: Sequence[RevealItem]) -> Iterator[Board]:
    """The map of each deal, with all deals before it."""
    before: list[Ribbon] = []
    for card in cards:
        new = [_ribbon(passing) for passing in reversed(_all(card))]
        yield with_deal(base, card.firms, new, before)
        before += new


def _all(card: RevealItem) -> tuple[Passing, ...]:
    return () if card.passing is None else (card.passing, *card.also)


def _ribbon(passing: Passing) -> Ribbon:
    return Ribbon(
        f"{passing.giver}>{passing.taker}>{passing.kind}",
        passing.giver,
        passing.taker,
        passing.kind,
        0,
        passing.size,
        passing.amount,
        passing.what,
        is_counted_in_tonnes=passing.kind != "energy",
        is_laid_over=True,
    )


def draw_deal_page(page: Page, w: Translator, view: DealPage) -> None:
    """All of it but what stands in the header."""
    has_rows = any(card.promised for card in view.cards)
    shown = MapView(18.5, pills=1, gauges=False, reserved=(BAND, _SAID) if has_rows else (BAND,))
    laid = draw_map(page, _MAP, view.board, shown)
    _exchanges(page, view, laid, shown)
    if view.card.promised:
        _said(page, w, view)
    _band(page, w, view)


def _exchanges(page: Page, view: DealPage, laid: MapLayout, shown: MapView) -> None:
    """As far as they have come; the largest bears its amount once it is there."""
    courses = laid.courses(view.board, shown.unit)
    for flow in view.board.ribbons if laid.is_whole else ():
        if not flow.is_laid_over:
            continue
        course = courses.get(flow.id) or laid.straight(flow.source, flow.target)
        if course is not None:
            count = max(2, round(view.grown * len(course.points)))
            points = [page.at(point) for point in course.points[:count]]
            width = max(3.0, course.width * page.k)
            ribbon(page.surface, Course(points, width), page.theme, dots=not flow.is_counted_in_tonnes)
        if view.grown >= 1 and flow.id in laid.placed.pills:
            draw_pill(page, flow, laid.placed.pills[flow.id], shown)


def _said(page: Page, w: Translator, view: DealPage) -> None:
    """What was said at the bell, two in a row; what was not done comes last, in a frame."""
    (x, y, wide, high), rows, ruler = _SAID, view.card.promised, page.ruler
    broken = sum(not row.is_kept for row in rows)
    title = w.many("{n} said, not done", "{n} said, not done", broken) if broken else w("Said and done")
    head, each = ruler.line(_BOLD), ruler.line(_TEXT) + 12
    most = 2 * max(1, int((high - head - 12) // each))
    lines = (min(len(rows), most) + 1) // 2
    page.box((x, y, wide, head + 16 + lines * each), page.theme.panel, 20, shadow=(4, 14))
    with page.on(page.theme.panel):
        page.text((x + 24, y + 4, wide - 48, head), title, _BOLD, valign="middle", lines=1)
    for nth, row in enumerate(rows[-most:]):
        if page.look.still or view.passed >= CHECKS_AFTER + nth * CHECK_SECONDS:
            cell = x + 12 + (nth % 2) * (wide / 2 - 6), y + head + 6 + (nth // 2) * each
            _row(page, (*cell, wide / 2 - 18, each - 4), row)


def _row(page: Page, box: Box, row: SaidRow) -> None:
    x, y, wide, high = box
    if not row.is_kept:
        page.box(box, page.theme.panel, 12, rim=(page.theme.ink, 6))
    mark(page, row.team.mark, (x + 36, y + high / 2), 22)
    page.icon("check" if row.is_kept else "x", (x + wide - 36, y + high / 2), 44)
    code = page.ruler.width(row.code, _BOLD) + 16
    line = partial(page.text, ground=page.theme.panel, valign="middle", lines=1)
    line((x + 70, y + 4, code, high - 8), row.code, _BOLD)
    line((x + 70 + code, y + 4, wide - 134 - code, high - 8), row.name, _TEXT, shorten=True)


def _band(page: Page, w: Translator, view: DealPage) -> None:
    """Who signed what, how much of it and on which terms; the reason in the words that were given for it."""
    (x, y, wide, high), theme, card = BAND, page.theme, view.card
    page.box(BAND, theme.ink)
    left = x + _EDGE
    for team in card.teams[:4]:
        page.circle((left + 40, y + 60), 42, theme.panel)
        mark(page, team.mark, (left + 40, y + 60), 29)
        left += 96
    stamp = page.ruler.width(w("Signed"), _STAMP) + 64
    right = x + wide - _EDGE - stamp
    with page.on(theme.ink):
        title = card.title
        if card.passing is not None:
            title = w("{what}: {amount}", what=card.passing.what, amount=card.passing.amount)
        place = (left + 12, y + 8, right - left - 36, 104)
        page.text(place, title, _TITLE, colour=theme.paper, valign="middle", lines=1, shorten=True)
        _words(page, (x + _EDGE, y + 114, view.right - x - _EDGE, high - 120), card)
        if len(view.cards) > 1:
            which = w("Deal {n} of {all}", n=view.at + 1, all=len(view.cards))
            aside = (view.right + 24, y + 114, x + wide - _EDGE - view.right - 24, 48)
            page.text(aside, which, _TEXT, colour=theme.line, align="right", valign="middle", lines=1)
    if view.grown >= 1:
        box = (right, y + 18, stamp, 84.0)
        turned(page, box, Askew(_ASKEW), partial(_stamp, box=box, word=w("Signed")), ("stamp", w("Signed")))


def _words(page: Page, box: Box, card: RevealItem) -> None:
    """The reason on a line of its own; terms, and the rest of the deal."""
    x, y, wide, high = box
    rest = " · ".join((*((card.passing.terms,) if card.passing is not None else ()), *card.lines))
    rest = rest[:1].upper() + rest[1:]
    if card.reason:
        first = min(page.ruler.line(_BOLD), high / 2)
        quoted = f"“{card.reason}”"
        page.text((x, y, wide, first), quoted, _BOLD, colour=page.theme.paper, lines=1, shorten=True)
        y, high = y + first + 4, high - first - 4
    page.text(
        (x, y, wide, high), rest, _TEXT, colour=page.theme.line, lines=1 if card.reason else 2, shorten=True
    )


def _stamp(page: Page, box: Box, word: str) -> None:
    theme = page.theme
    page.box(box, theme.ink, 12, rim=(theme.paper, 7))
    with page.on(theme.ink):
        page.text(
            inset(box, 24, 6), word, _STAMP, colour=theme.paper, align="centre", valign="middle", lines=1
        )
