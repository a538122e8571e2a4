"""Lists of the path: sums with their bars, a team's own page, the Monday sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from game.design import spacing
from game.design.text_styles import TextStyle
from game.design.theme import RADIUS, Hue
from game.outputs.path.page import MondaySheet, SumRow, Sums, TeamColumn, TeamPage
from game.screen.kit import layout
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.parts.hatching import hatched

_TEXT: Final = TextStyle(40, 40, may_shrink=True)
_BOLD: Final = TextStyle(40, 40, "bold", may_shrink=True)
_TITLE: Final = TextStyle(48, 44, "bold", may_shrink=True)
_ROW: Final = 116.0
_NARROW: Final = 62.0
_BOTH: Final = 100.0
"""from here on a row has room for a second line: with eight teams there is none"""
_BAR: Final = 36.0
_SHORT_BAR: Final = 90.0
_LONG_BAR: Final = 320.0
"""of both directions together, at the least"""
_MARK: Final = 64.0
_LINE: Final = 56.0


def draw_sums(page: Page, box: Box, sums: Sums, *, narrow: bool = False) -> None:
    """A row a sum, all bars on one scale: to the right what came, to the left, hatched, what went."""
    if sums.foot:
        foot, box = layout.take_bottom(box, 56.0, spacing.S)
        page.text(foot, sums.foot, _TEXT, colour=page.theme.ink2, valign="middle", lines=1)
    if not sums.rows:
        return
    usual = _NARROW if narrow else _ROW
    high = min(usual * 1.2, (box[3] - spacing.XS * len(sums.rows)) / len(sums.rows))
    largest = max(max(abs(row.cents) for row in sums.rows), 1)
    money = max(page.ruler.width(row.money, _BOLD) for row in sums.rows) + spacing.M
    bar = _SHORT_BAR if narrow else _LONG_BAR
    names = min(_longest(page, sums), box[2] - _MARK - spacing.M - money - spacing.S - bar)
    for row, place in zip(sums.rows, layout.rows(box, *[high] * len(sums.rows), gap=spacing.XS), strict=True):
        _sum(page, place, row, (names, money, largest))


def _longest(page: Page, sums: Sums) -> float:
    """How wide the longest name is, or what stands below it."""
    return 1 + max(
        max(page.ruler.width(row.name, _BOLD), page.ruler.width(row.second, _TEXT)) for row in sums.rows
    )


def _sum(page: Page, box: Box, row: SumRow, scale: tuple[float, float, int]) -> None:
    names, money, largest = scale
    has_second = bool(row.second) and box[3] >= _BOTH
    if row.mark is not None:
        sign, box = layout.take_left(box, _MARK)
        mark(page, row.mark, (sign[0] + 24, sign[1] + (30 if has_second else sign[3] / 2)), 24)
    words, rest = layout.take_left(box, names if row.mark is not None else names + _MARK, spacing.M)
    name, second = layout.rows(words, 54.0, REST) if has_second else (words, words)
    page.text(name, row.name, _BOLD, valign="middle", lines=1, shorten=True)
    if has_second:
        page.text(second, row.second, _TEXT, colour=page.theme.ink2, lines=1, shorten=True)
    bar, amount = layout.take_left(rest, rest[2] - money, spacing.S)
    page.text(amount, row.money, _BOLD, align="right", valign="middle", lines=1)
    middle, zero = bar[1] + bar[3] / 2, bar[0] + bar[2] / 2
    length = max(5.0, bar[2] / 2 * abs(row.cents) / largest)
    high = min(_BAR, bar[3] * 0.6)
    if row.cents > 0:
        page.box((zero, middle - high / 2, length, high), page.theme.ink)
    elif row.cents < 0:
        ink = Hue(page.theme.ink, page.theme.ink, page.theme.ink)
        hatched(page, (zero - length, middle - high / 2, length, high), ink, "back", page.theme.panel)
    page.line((zero, middle - high / 2 - 8), (zero, middle + high / 2 + 8), page.theme.ink2, 3)


def draw_team(page: Page, box: Box, team: TeamPage) -> None:
    """Its name and purse above, four parts below: two by two, so that lines are long enough."""
    head, rest = layout.take_top(box, 76.0, spacing.S)
    mark(page, team.mark, (head[0] + 30, head[1] + 38), 30)
    bold = partial(page.text, style=_TITLE, valign="middle", lines=1)
    bold((head[0] + 84, head[1], head[2] * 0.6, head[3]), team.name, shorten=True)
    bold((head[0] + head[2] * 0.66, head[1], head[2] * 0.34, head[3]), team.money, align="right")
    draw_columns(page, rest, team.columns)


def draw_columns(page: Page, box: Box, columns: Sequence[TeamColumn]) -> None:
    """Lists on cards, two beside each other. Lines go on below where all have room, and else lose their ends."""
    for column, place in zip(columns, layout.grid(box, len(columns), 2, gap=spacing.S), strict=True):
        _column(page, place, column)


def _column(page: Page, box: Box, column: TeamColumn) -> None:
    page.box(box, page.theme.panel, RADIUS["card"], shadow=spacing.SHADOW_LOW)
    inner = layout.inset(box, spacing.M, spacing.S)
    with page.on(page.theme.panel):
        title, rest = layout.take_top(inner, _LINE)
        page.text(title, column.title, _BOLD, valign="middle", lines=1)
        whole = [page.ruler.height(text, rest[2], _TEXT) for text in column.lines]
        if sum(whole) <= rest[3]:
            for text, place in zip(column.lines, layout.rows(rest, *whole), strict=True):
                page.text(place, text, _TEXT)
            return
        line = page.ruler.line(_TEXT)
        fits = max(1, int(rest[3] // line))
        for text, place in zip(column.lines[:fits], layout.rows(rest, *[line] * fits), strict=False):
            page.text(place, text, _TEXT, valign="middle", lines=1, shorten=True)


def draw_monday(page: Page, box: Box, sheet: MondaySheet) -> None:
    """What was typed, the newest at the foot; as many rows as there is room for."""
    head, rest = layout.take_top(box, 64.0, spacing.XS)
    shares = (layout.Share(1.2), layout.Share(1.2), layout.Share(1.1), layout.Share(0.9), layout.Share(0.9))
    for text, cell in zip(sheet.heads, layout.columns(head, *shares, gap=spacing.M), strict=True):
        page.text(cell, text, _BOLD, valign="middle", lines=1)
    page.box((box[0], head[1] + head[3], box[2], 3), page.theme.ink)
    fits = max(1, int(rest[3] // 72))
    for row, place in zip(sheet.rows[-fits:], layout.rows(rest, *[72.0] * fits), strict=False):
        for text, cell in zip(row, layout.columns(place, *shares, gap=spacing.M), strict=True):
            if text:
                page.text(cell, text, _TEXT, valign="middle", lines=1, shorten=True)
        page.box((place[0], place[1] + place[3] - 2, place[2], 2), page.theme.line)
