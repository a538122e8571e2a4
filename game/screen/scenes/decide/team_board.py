"""The team board: a column a team with its purse, its biggest waste, and its open choices by code and name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.board.choices import Open
from game.board.columns import Column
from game.design.theme import ROOM_TEXT
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.surface_cache import Same
from game.text.translator import Translator

_TOP = 160.0
_PAD = 24.0
_FEW = 4
"""up to so many teams stand in one row, and their choices have prices"""
_GAP = 14.0


def team_board(page: Page, columns: tuple[Column, ...], w: Translator, bottom: float) -> None:
    """All teams side by side, down to `bottom`; more than four in two rows."""
    page.cached(("team board", Same(columns), bottom), partial(_columns, page, columns, w, bottom))


def _columns(page: Page, shown: Sequence[Column], w: Translator, bottom: float) -> None:
    is_few = len(shown) <= _FEW
    across = len(shown) if is_few else (len(shown) + 1) // 2
    wide, high = 1840 / across, (bottom - _TOP) / (1 if is_few else 2)
    for i, column in enumerate(shown):
        x, y = 40 + (i % across) * wide, _TOP + (i // across) * high
        box = (x, y, wide - 20, high - 16)
        top = _head(page, box, column, w, is_few=is_few)
        inner = (x + _PAD, top, wide - 20 - 2 * _PAD, y + box[3] - 8 - top)
        _choices(page, inner, column.choices, w, is_few=is_few)


def _head(page: Page, box: Box, column: Column, w: Translator, *, is_few: bool) -> float:
    """Who it is, what they have and what they throw away most of; returns how far down it goes."""
    (x, y, wide, _), team, waste, purse = box, column.team, column.waste, w.money(column.cents)
    page.box(box, page.theme.panel, 20, shadow=(6, 16))
    page.box((x, y, wide, 14), page.theme.team(team.mark).fill, 0)
    mark(page, team.mark, (x + 50, y + 56), 26)
    bold = partial(page.text, valign="middle", lines=1)
    bold((x + 88, y + 22, wide - 100, 66), team.name, size=44, weight="bold", shorten=True)
    left, inner = x + _PAD, wide - 2 * _PAD
    if not is_few:
        bold((left, y + 84, inner, 56), purse, size=40, weight="semibold")
        return y + 144
    bold((left, y + 90, inner, 70), purse, size=54, weight="bold")
    if not waste:
        return y + 172
    page.icon("trash-2", (left + 18, y + 194), 38, page.theme.ink2)
    tall = page.height(waste, inner - 50, ROOM_TEXT)
    page.text((left + 50, y + 166, inner - 50, tall), waste, size=ROOM_TEXT, colour=page.theme.ink2)
    return y + 166 + tall + 14


def _choices(page: Page, box: Box, choices: Sequence[Open], w: Translator, *, is_few: bool) -> None:
    """As many as have room, each as high as its name needs; then how many more there are."""
    x, y, wide, high = box
    scale = page.look.text_scale
    more = 54 * scale
    tall = [_height(page, choice, wide, is_few=is_few) for choice in choices]
    for i, choice in enumerate(choices):
        left = sum(tall[i:]) + _GAP * (len(choices) - i - 1)
        if left > high and tall[i] + _GAP + more > high:
            text = w.many("and {n} more", "and {n} more", len(choices) - i)
            page.text((x, y, wide, more), text, size=ROOM_TEXT, colour=page.theme.ink2, lines=1)
            return
        _choice(page, (x, y, wide, tall[i]), choice, w, is_few=is_few)
        y, high = y + tall[i] + _GAP, high - tall[i] - _GAP


def _height(page: Page, choice: Open, wide: float, *, is_few: bool) -> float:
    if not is_few:
        return 60 * page.look.text_scale
    return 60 * page.look.text_scale + page.height(choice.name, wide, ROOM_TEXT)


def _choice(page: Page, box: Box, choice: Open, w: Translator, *, is_few: bool) -> None:
    """The code as it is written down, its price, and what it is. What cannot be played yet is only outlined."""
    x, y, wide, high = box
    theme, scale = page.theme, page.look.text_scale
    badge = (
        x,
        y + 2,
        max(92.0, page.measure(choice.code, 44, "bold") * scale + (24 if is_few else 16)),
        56 * scale,
    )
    is_filled = choice.is_free and choice.cost is not None
    page.box(badge, theme.ink if is_filled else theme.panel, 12, rim=(theme.ink, 3))
    ink, ground = (theme.paper, theme.ink) if is_filled else (theme.ink, theme.panel)
    bold = partial(page.text, size=44, weight="bold", colour=ink, ground=ground)
    bold(badge, choice.code, align="centre", valign="middle", lines=1)
    gap = 16 if is_few else 10
    beside = (x + badge[2] + gap, y + 2, wide - badge[2] - gap, 56 * scale)
    if not is_few:
        if not choice.brief:
            page.text(beside, choice.name, size=ROOM_TEXT, valign="middle", lines=1, shorten=True)
        elif page.measure(choice.brief, ROOM_TEXT) * scale <= beside[2]:  # a figure is whole, or on the sheet
            page.text(beside, choice.brief, size=ROOM_TEXT, valign="middle", lines=1)
        return
    if choice.cost is not None:
        page.text(beside, w.money(choice.cost), size=ROOM_TEXT, weight="semibold", valign="middle", lines=1)
    else:
        page.icon("handshake", (beside[0] + 24, y + 2 + 28 * scale), 44)
    page.text((x, y + 60 * scale, wide, high - 60 * scale), choice.name, size=ROOM_TEXT)
