"""The deal table: a deal on the wall, large enough to be haggled over from the back of the room.

At the left what goes where and who builds; at the right each team's sign, a loss in a frame; below them the terms,
and at the foot the verdict.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from game.board.deal_table import DealTable, deal_table
from game.design.text_styles import TextStyle
from game.design.theme import Hue
from game.outputs.picture_words import flow_words
from game.screen.kit.layout import Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.map.models import model
from game.screen.parts.clock_face import clock_ring
from game.screen.parts.hatching import dashed_line, hatched
from game.screen.parts.party import Party, party_of
from game.screen.scenes.deal.table_rows import draw_rows
from game.screen.session_clock import SessionClock
from game.session.session import Session
from game.text.translator import Translator

_TITLE: Final = TextStyle(72, 48, "bold", 1.1, may_shrink=True)
_VERDICT: Final = TextStyle(72, 48, "bold", 1.1, may_shrink=True)
_STRONG: Final = TextStyle(56, 40, "bold", 1.15, may_shrink=True)
_SECONDS: Final = TextStyle(56, 40, "bold", tabular=True, is_fixed=True)
_LABEL: Final = TextStyle(40, 40, "semibold", 1.15, may_shrink=True)
_TEXT: Final = TextStyle(40, 40, leading=1.15, may_shrink=True)
_LONG_PRICE: Final = 18
"""letters of a price that says in words who pays"""
_EDGE: Final = 40.0
_GAP: Final = 16.0
_TOP: Final = 130.0
_DEAL: Final[Box] = (_EDGE, _TOP, 860.0, 572.0)
"""what goes where, and who builds for it"""
_TEAMS: Final[Box] = (940.0, _TOP, 940.0, 572.0)
_TERMS: Final[Box] = (_EDGE, 718.0, 1840.0, 166.0)
_YEARS: Final = 280.0
_FOOT: Final = 900.0
"""where the band of the verdict begins"""
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class TableView:
    """The deal table at one moment."""

    table: DealTable
    giver: Party
    taker: Party
    builders: tuple[Party, ...]
    """of each row of what is built"""
    clock: SessionClock
    """of the minute that it hangs there"""


def draw_wall(page: Page, w: Translator, session: Session, world: str, clock: SessionClock) -> bool:
    """Draw what hangs on the wall of a cluster; whether anything does."""
    table = deal_table(session, w, world)
    if table is not None:
        party = partial(party_of, session, w)
        builders = tuple(party(row.firm) for row in table.building)
        ends = party(table.passing.giver), party(table.passing.taker)
        draw_deal_table(page, w, TableView(table, *ends, builders, clock))
    return table is not None


def draw_deal_table(page: Page, w: Translator, view: TableView) -> None:
    """Draw it over the whole Room."""
    theme, table = page.theme, view.table
    page.fill(theme.land)
    with page.on(theme.land):
        page.icon("handshake", (_EDGE + 36, 66), 60)
        title = table.passing.what + (f" +{table.others}" if table.others else "")
        page.text((_EDGE + 96, 16, 1140, 100), title, _TITLE, valign="middle", lines=1, shorten=True)
        page.text((1460, 16, 420, 100), table.tries, _STRONG, align="right", valign="middle", lines=1)
    _minute(page, view.clock)
    goes = table.passing.what, table.passing.amount
    page.pictured(_DEAL, lambda: flow_words(view.giver.name, view.taker.name, *goes))
    _deal(page, w, view)
    draw_rows(page, w, _TEAMS, table.rows)
    _terms(page, w, table)
    _verdict(page, table)


def _minute(page: Page, clock: SessionClock) -> None:
    """The seconds that are left, in a ring; after that a warning."""
    x, y = 1376.0, 66.0
    clock_ring(page, clock, (x, y), 54)
    if clock.left >= 0:
        place, seconds = (x - 54, y - 40, 108, 80), str(math.ceil(clock.left))
        ground = page.theme.land
        page.text(place, seconds, _SECONDS, ground=ground, align="centre", valign="middle", lines=1)


def _deal(page: Page, w: Translator, view: TableView) -> None:
    """How much goes from whom to whom, and what must be built for it: with the mark of who builds."""
    theme, passing, table = page.theme, view.table.passing, view.table
    page.box(_DEAL, theme.panel, 20, shadow=(4, 14))
    left, top, wide, _ = _DEAL
    in_panel = partial(page.text, ground=theme.panel, valign="middle")
    in_panel((left + 30, top + 12, wide - 60, 76), passing.amount, _STRONG, align="centre", lines=1)
    for party, x in zip((view.giver, view.taker), (left + 190, left + wide - 190), strict=True):
        model(page, party.picture, (x, top + 222), 19, party.mark)
        page.text(
            (x - 185, top + 272, 370, 96), party.name, _TEXT, ground=theme.panel, align="centre", lines=2
        )
    hue, y, tip = theme.flows[passing.kind], top + 214, left + wide - 322
    for x in range(round(left + 330), round(tip - 40), 36):
        page.line((x, y), (x + 22, y), hue.edge, 12)
    for dy in (-26, 26):
        page.line((tip - 34, y + dy), (tip, y), hue.edge, 10)
    rows = list(zip(table.building, view.builders, strict=True))
    fit = _MOST_LINES if len(rows) <= _MOST_LINES else _MOST_LINES - 1
    tall = 64.0 if len(rows) >= _MOST_LINES else 94.0
    for nth, (row, party) in enumerate(rows[:fit]):
        line = top + 370 + nth * (tall + 2)
        if party.mark is not None:
            mark(page, party.mark, (left + 54, line + tall / 2), 24)
        money = page.ruler.width(row.money, _LABEL) + 8 if row.money else 0.0
        place = (left + 96, line, wide - 126 - money - 12, tall)
        in_panel(place, row.words, _TEXT, lines=1 if tall < 90 else 2, shorten=True)
        in_panel((left + wide - 30 - money, line, money, tall), row.money, _LABEL, align="right", lines=1)
    if len(rows) > fit:
        more = w.many("and {n} more", "and {n} more", len(rows) - fit)
        in_panel((left + 96, top + 370 + fit * 66, wide - 126, 64), more, _TEXT, lines=1)


def _terms(page: Page, w: Translator, table: DealTable) -> None:
    """Price, years, and what else is agreed; with open books the prices at which all gain."""
    theme, (left, top, wide, high) = page.theme, _TERMS
    also = "\n".join(table.clauses[:2])
    price, years = _DEAL[2], _YEARS if also else wide - _DEAL[2] - _GAP
    cells = [(left, top, price, high), (left + price + _GAP, top, years, high)]
    if also:
        cells.append((left + price + years + 2 * _GAP, top, wide - price - years - 2 * _GAP, high))
    for cell in cells:
        page.box(cell, theme.panel, 16, rim=(theme.line, 2))
    in_panel = partial(page.text, ground=theme.panel, valign="middle")
    line = 68.0 if table.zone_words else high
    in_panel((left + 30, top, 180, line), w("Price"), _LABEL, colour=theme.ink2, lines=1)
    style = _LABEL if len(table.price) > _LONG_PRICE else _STRONG
    in_panel((left + 210, top, price - 240, line), table.price or "–", style, align="right", lines=1)
    if table.zone_words:
        _zone(page, table, (left + 30, top + line, price - 60, high - line - 6))
    in_panel(cells[1], table.years, _STRONG, align="centre", lines=2)
    if also:
        x, _, across, _ = cells[2]
        in_panel((x + 24, top + 8, across - 48, high - 16), also, _TEXT, lines=3, shorten=True)


def _zone(page: Page, table: DealTable, box: Box) -> None:
    """The prices at which all gain, hatched between two ends; a pointer at the price, dotted at the one before."""
    x, y, wide, high = box
    theme, zone, line = page.theme, table.zone, 50.0
    place = (x, y + high - line, wide, line)
    page.text(place, table.zone_words, _LABEL, ground=theme.panel, valign="middle", lines=1, shorten=True)
    if zone is None:
        return
    marks = [float(each) for each in (zone.least, zone.most, zone.now, zone.before) if each is not None]
    low, span = min(marks), max(0.01, max(marks) - min(marks))
    top, tall = y + 6, high - line - 12

    def at(price: Decimal) -> float:
        return x + 20 + (wide - 40) * (float(price) - low) / span

    left, right = at(zone.least), at(zone.most)
    page.line((x, top + tall / 2), (x + wide, top + tall / 2), theme.ink2, 3)
    ink = Hue(theme.panel, theme.ink, theme.ink)
    hatched(page, (left, top, max(8.0, right - left), tall), ink, "stripes", theme.ink)
    if zone.before is not None:
        dashed_line(page, (at(zone.before), top - 6), (at(zone.before), top + tall + 6), theme.ink2, 4)
    now = at(zone.now)
    page.box((now - 11, top - 8, 22, tall + 16), theme.ink, 6, rim=(theme.panel, 5))


def _verdict(page: Page, table: DealTable) -> None:
    """One ink band with one sentence."""
    theme = page.theme
    page.box((0, _FOOT, 1920, 1080 - _FOOT), theme.ink)
    hue = theme.flows["landfill" if table.has_loser else "recovered"]
    page.box((0, _FOOT, 22, 1080 - _FOOT), hue.fill)
    with page.on(theme.ink):
        place = (64, _FOOT + 10, 1920 - 128, 1080 - _FOOT - 20)
        page.text(place, table.verdict, _VERDICT, colour=theme.paper, valign="middle", lines=2)
