"""The teams on the deal table: a row for each with a part in the deal, a loss in a frame; the others in one line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from game.board.deal_table import TableRow
from game.design.text_styles import TextStyle
from game.screen.kit.layout import Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.parts.hatching import dashed_box, hatched
from game.screen.scenes.deal.standing_card import SIGN_ICONS
from game.text.translator import Translator

_NAME: Final = TextStyle(56, 40, "bold", 1.15, may_shrink=True)
_SIGN: Final = TextStyle(48, 40, "semibold", 1.15, may_shrink=True)
_LONG_SUM: Final = TextStyle(46, 40, "bold", 1.15, may_shrink=True)
_SMALL_SIGN: Final = TextStyle(40, 40, "semibold", 1.15, may_shrink=True)
_TEXT: Final = TextStyle(40, 40, leading=1.15, may_shrink=True)
_ROW: Final = 190.0
_LOW: Final = 112.0
"""a lower row has one line"""
_OTHERS: Final = 60.0
_NAMES, _SUMS = 330.0, 280.0
"""how wide names are, and what a deal brings"""


def draw_rows(page: Page, w: Translator, box: Box, rows: Sequence[TableRow]) -> None:
    """A row a team: those without a part in it are named in one line."""
    left, top, wide, high = box
    touched = [row for row in rows if row.on_wall.over != "untouched"]
    untouched = [row.team.name for row in rows if row.on_wall.over == "untouched"]
    room = high - (_OTHERS if untouched else 0.0)
    each = min(_ROW, room / max(1, len(touched)))
    sums = [sum_ for row in touched for sum_ in (row.on_wall.gain, row.before) if sum_ is not None]
    for nth, row in enumerate(touched):
        _row(page, w, (left, top + nth * each, wide, each - 14), row, sums)
    if untouched:
        line = w("untouched: {names}", names=", ".join(untouched))
        place = (left, top + high - _OTHERS, wide, _OTHERS)
        page.text(
            place,
            line,
            _TEXT,
            ground=page.theme.land,
            colour=page.theme.ink2,
            valign="middle",
            lines=1,
            shorten=True,
        )


def _row(page: Page, w: Translator, box: Box, row: TableRow, sums: Sequence[int]) -> None:
    """A team's sign; a loss has a frame of its own. With open books its sum, and a bar from nought."""
    x, y, wide, high = box
    theme, is_loss, gain = page.theme, row.on_wall.over == "loses", row.on_wall.gain
    page.box(box, theme.panel, 16, rim=(theme.ink if is_loss else theme.line, 8 if is_loss else 2))
    is_low = high < _LOW
    first = high if is_low else high * 0.56
    in_panel = partial(page.text, ground=theme.panel, valign="middle", lines=1)
    mark(page, row.team.mark, (x + 56, y + first / 2), min(32.0, first * 0.36))
    names = _NAMES if gain is not None or is_low else wide - 140
    in_panel((x + 108, y + 6, names, first - 6), row.team.name, _NAME, shorten=True)
    if gain is not None:
        _sum(page, (x + wide - _SUMS - 24, y + 6, _SUMS, first - 6), w.money(gain, signed=True))
    middle = (x + 108 + _NAMES + 16, y + 16, wide - _NAMES - _SUMS - 164, first - 22)
    if gain is not None and not is_low:
        _bar(page, middle, row, sums)
    left = middle[0] if is_low else x + 108
    right = x + wide - 24 - (_SUMS if is_low and gain is not None else 0.0)
    top, tall = (y, high) if is_low else (y + first, high - first - 8)
    page.icon(SIGN_ICONS[row.on_wall.over], (left + 26, top + tall / 2), min(52.0, tall * 0.9))
    place = (left + 68, top, right - left - 68, tall)
    fits = page.measure(row.sign, _SIGN.room, "semibold") * page.look.text_scale <= place[2]
    in_panel(place, row.sign, _SIGN if fits else _SMALL_SIGN)


def _sum(page: Page, box: Box, amount: str) -> None:
    """What a deal brings a team; smaller where a language has a longer word for a million."""
    fits = page.measure(amount, _NAME.room, "bold") <= box[2]
    style, ground = _NAME if fits else _LONG_SUM, page.theme.panel
    page.text(box, amount, style, ground=ground, align="right", valign="middle", lines=1)


def _bar(page: Page, box: Box, row: TableRow, sums: Sequence[int]) -> None:
    """What it brings a team, from a nought that is the same for all; dashed, what it brought at the try before."""
    x, y, wide, high = box
    least, most = min(0, *sums), max(0, *sums)
    scale = wide / max(1, most - least)
    zero = x - least * scale
    hue = page.theme.team(row.team.mark)

    def place(cents: int) -> Box:
        long = max(4.0, abs(cents) * scale)
        return zero if cents >= 0 else zero - long, y, long, high

    gain = row.on_wall.gain or 0
    if gain >= 0:
        page.box(place(gain), hue.fill, 4, rim=(hue.edge, 4))
    else:
        hatched(page, place(gain), hue, "back", page.theme.panel)
    if row.before is not None:
        dashed_box(page, place(row.before), page.theme.ink, 4)
    page.line((zero, y - 8), (zero, y + high + 8), page.theme.ink, 5)
