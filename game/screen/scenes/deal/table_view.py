"""The deal table: a deal on the wall, large enough to be haggled over from the back of the room.

At the left what goes where and who builds; at the right each team's sign, a loss in a frame; below the verdict.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from game.board.deal_table import DealTable, TableRow, deal_table
from game.design.text_styles import TextStyle
from game.design.theme import Hue
from game.screen.kit.layout import Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.map.models import model
from game.screen.parts.clock_face import clock_ring
from game.screen.parts.hatching import dashed_line, hatched
from game.screen.parts.party import Party, party_of
from game.screen.scenes.deal.standing_card import SIGN_ICONS
from game.screen.session_clock import SessionClock
from game.session.session import Session
from game.text.translator import Translator

_TITLE: Final = TextStyle(72, 48, "bold", 1.1, may_shrink=True)
_VERDICT: Final = TextStyle(72, 48, "bold", 1.1, may_shrink=True)
_NAME: Final = TextStyle(56, 40, "bold", may_shrink=True)
_SAID: Final = (60.0, 52.0, 46.0, 40.0)
"""sizes of what is said of a team: the largest that has room"""
_SECONDS: Final = TextStyle(56, 40, "bold", tabular=True, is_fixed=True)
_SAID_STYLE: Final = TextStyle(40, 40, "semibold", 1.15, may_shrink=True)
_TEXT: Final = TextStyle(40, 40, leading=1.15, may_shrink=True)
_AMOUNT: Final = TextStyle(56, 40, "bold", may_shrink=True)
_EDGE: Final = 40.0
_TOP: Final = 130.0
_FOOT: Final = 900.0
"""where the band of the verdict begins"""
_LEFT: Final = 860.0
"""width of the deal itself"""
_MOST_LINES: Final = 3
_FEW_ROWS: Final = 2
_ROW: Final = 196.0


@dataclass(frozen=True, slots=True)
class TableView:
    """The deal table at one moment."""

    table: DealTable
    giver: Party
    taker: Party
    clock: SessionClock
    """of the minute that it hangs there"""


def draw_wall(page: Page, w: Translator, session: Session, world: str, clock: SessionClock) -> bool:
    """Draw what hangs on the wall of a cluster; whether anything does."""
    table = deal_table(session, w, world)
    if table is not None:
        giver, taker = (party_of(session, w, firm) for firm in (table.passing.giver, table.passing.taker))
        draw_deal_table(page, w, TableView(table, giver, taker, clock))
    return table is not None


def draw_deal_table(page: Page, w: Translator, view: TableView) -> None:
    """Draw it over the whole Room."""
    theme, table = page.theme, view.table
    page.fill(theme.land)
    with page.on(theme.land):
        page.icon("handshake", (_EDGE + 36, 66), 60)
        title = table.passing.what + (f" +{table.others}" if table.others else "")
        page.text((_EDGE + 96, 16, 1140, 100), title, _TITLE, valign="middle", lines=1, shorten=True)
        page.text((1460, 16, 420, 100), table.tries, _NAME, align="right", valign="middle", lines=1)
    _minute(page, view.clock)
    _deal(page, table, (view.giver, view.taker))
    _rows(page, w, table.rows)
    if table.zone_words and _has_room(table):
        left, wide = _EDGE + _LEFT + 40, 1920 - 2 * _EDGE - _LEFT - 40
        box = (left, _TOP + _FEW_ROWS * _ROW + 30, wide, 200)
        page.box(box, theme.panel, 16, rim=(theme.line, 2))
        _zone(page, table, (left + 30, box[1] + 16, wide - 60, 172))
    _verdict(page, table)


def _has_room(table: DealTable) -> bool:
    """Whether the prices at which all gain have a place below the teams; else they stand with the deal."""
    return sum(row.on_wall.over != "untouched" for row in table.rows) <= _FEW_ROWS


def _minute(page: Page, clock: SessionClock) -> None:
    """The seconds that are left, in a ring; after that a warning."""
    x, y = 1376.0, 66.0
    clock_ring(page, clock, (x, y), 54)
    if clock.left >= 0:
        place, seconds = (x - 54, y - 40, 108, 80), str(math.ceil(clock.left))
        ground = page.theme.land
        page.text(place, seconds, _SECONDS, ground=ground, align="centre", valign="middle", lines=1)


def _deal(page: Page, table: DealTable, parties: tuple[Party, Party]) -> None:
    """What goes from whom to whom, at what price, and what must be built for it."""
    theme, passing = page.theme, table.passing
    box = (_EDGE, _TOP, _LEFT, _FOOT - _TOP - 30)
    page.box(box, theme.panel, 20, shadow=(4, 14))
    left, top, wide, _ = box
    for party, x in zip(parties, (left + 200, left + wide - 200), strict=True):
        model(page, party.picture, (x, top + 150), 22, party.mark)
        place = (x - 190, top + 212, 380, 104)
        page.text(place, party.name, _TEXT, ground=theme.panel, align="centre", lines=2)
    hue, y = theme.flows[passing.kind], top + 150
    for x in range(round(left + 340), round(left + wide - 370), 36):
        page.line((x, y), (x + 22, y), hue.edge, 12)
    tip = left + wide - 326
    for dy in (-26, 26):
        page.line((tip - 34, y + dy), (tip, y), hue.edge, 10)
    in_panel = partial(page.text, ground=theme.panel, valign="middle")
    in_panel((left + 30, top + 314, wide - 60, 74), passing.amount, _AMOUNT, align="centre", lines=1)
    in_panel((left + 30, top + 388, wide - 60, 56), passing.terms, _TEXT, align="centre", lines=1)
    has_zone = bool(table.zone_words) and not _has_room(table)
    fit = _MOST_LINES - has_zone
    lines = [*table.building, *table.clauses][:fit]
    for nth, line in enumerate(lines):
        in_panel((left + 40, top + 452 + nth * 94, wide - 80, 94), line, _TEXT, lines=2, shorten=True)
    if has_zone:
        _zone(page, table, (left + 40, top + 640, wide - 80, 94))


def _zone(page: Page, table: DealTable, box: Box) -> None:
    """The prices at which all gain, hatched between two ends; a pointer at the price, dotted at the one before."""
    x, y, wide, high = box
    theme, zone, line = page.theme, table.zone, high * 0.52
    place = (x, y, wide, line)
    page.text(
        place, table.zone_words, _SAID_STYLE, ground=theme.panel, valign="middle", lines=1, shorten=True
    )
    if zone is None:
        return
    marks = [float(each) for each in (zone.least, zone.most, zone.now, zone.before) if each is not None]
    low, span = min(marks), max(0.01, max(marks) - min(marks))
    top, tall = y + line + 8, high - line - 20

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


def _rows(page: Page, w: Translator, rows: Sequence[TableRow]) -> None:
    """A row a team: those without a part in it are named in one line."""
    touched = [row for row in rows if row.on_wall.over != "untouched"]
    untouched = [row.team.name for row in rows if row.on_wall.over == "untouched"]
    left, wide = _EDGE + _LEFT + 40, 1920 - 2 * _EDGE - _LEFT - 40
    high = min(_ROW, (_FOOT - _TOP - 130) / max(1, len(touched)))
    most = max((abs(sum_) for row in touched for sum_ in (row.on_wall.gain or 0, row.before or 0)), default=0)
    for nth, row in enumerate(touched):
        _row(page, w, (left, _TOP + nth * high, wide, high - 12), row, most)
    if untouched:
        line = w("untouched: {names}", names=", ".join(untouched))
        with page.on(page.theme.land):
            page.text((left, _FOOT - 120, wide, 90), line, _TEXT, valign="middle", lines=2, shorten=True)


def _row(page: Page, w: Translator, box: Box, row: TableRow, most: int) -> None:
    """A team's sign; a loss has a frame of its own. With open books its sum, and a bar from nought."""
    x, y, wide, high = box
    theme, is_loss, gain = page.theme, row.on_wall.over == "loses", row.on_wall.gain
    page.box(box, theme.panel, 16, rim=(theme.ink if is_loss else theme.line, 8 if is_loss else 2))
    line = (high - 16) / (2 if gain is None else 3)
    in_panel = partial(page.text, ground=theme.panel, valign="middle", lines=1)
    mark(page, row.team.mark, (x + 56, y + 8 + line / 2), min(30.0, line * 0.42))
    in_panel((x + 108, y + 8, wide - 432, line), row.team.name, _NAME, shorten=True)
    page.icon(SIGN_ICONS[row.on_wall.over], (x + 136, y + 8 + line * 1.5), min(60.0, line * 0.9))
    place = (x + 186, y + 8 + line, wide - 206, line)
    in_panel(place, row.sign, _said_style(page, row.sign, place[2]))
    if gain is not None:
        in_panel((x + wide - 316, y + 8, 292, line), w.money(gain, signed=True), _NAME, align="right")
    if gain is not None and most:
        _bar(page, (x + 108, y + 8 + 2 * line, wide - 132, line), (gain, row.before), most)


def _said_style(page: Page, text: str, wide: float) -> TextStyle:
    grown = page.look.text_scale
    fitting = (size for size in _SAID if page.measure(text, size, "semibold") * grown <= wide)
    size = next(fitting, _SAID[-1])
    return TextStyle(size, size, "semibold", may_shrink=True)


def _bar(page: Page, box: Box, sums: tuple[int, int | None], most: int) -> None:
    """What it brings a team, from nought; outlined, what it brought at the try before."""
    x, y, wide, high = box
    theme, room = page.theme, wide / 2
    zero = x + room
    now, before = sums
    for cents, is_now in ((before, False), (now, True)):
        if cents is None:
            continue
        long = max(4.0, room * abs(cents) / most)
        place = (zero if cents >= 0 else zero - long, y + 6, long, high - 12)
        if is_now and cents >= 0:
            page.box(place, theme.ink, 4)
        else:
            page.box(place, theme.panel, 4, rim=(theme.ink, 5 if is_now else 2))
    page.line((zero, y), (zero, y + high), theme.ink, 4)


def _verdict(page: Page, table: DealTable) -> None:
    """One ink band with one sentence."""
    theme = page.theme
    page.box((0, _FOOT, 1920, 1080 - _FOOT), theme.ink)
    hue = theme.flows["landfill" if table.has_loser else "recovered"]
    page.box((0, _FOOT, 22, 1080 - _FOOT), hue.fill)
    with page.on(theme.ink):
        place = (64, _FOOT + 10, 1920 - 128, 1080 - _FOOT - 20)
        page.text(place, table.verdict, _VERDICT, colour=theme.paper, valign="middle", lines=2)
