"""What happened in a round, as cards in two columns, as many to a page as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.design.theme import ROOM_TEXT
from game.outputs.round_text import CardLine, CardText
from game.screen.kit.fonts import Weight
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.kit.text_layout import LINE_HEIGHT, TextBounds, lay, spans

_TITLE: Final = 44.0
_PAD, _GAP = 24.0, 20.0
_INDENT: Final = 46.0
_ICONS: Final = {
    "news": "newspaper",
    "deal": "handshake",
    "facilitator": "pencil",
    "fund": "coins",
    "unsigned": "x",
}
_FLOWS: Final = {"news": "virgin", "deal": "recovered", "facilitator": "product", "fund": "product"}
Column = tuple[CardText, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The cards of one page: two columns."""

    left: Column
    right: Column = ()


def rows(page: Page, text: str, size: float, wide: float, weight: Weight = "regular") -> int:
    """Lines that a text takes, in letters so large as drawn."""
    pixels = max(6, round(size * page.k))
    laid = lay(page.fonts, spans(text, weight), TextBounds(pixels, pixels, int(wide * page.k), 10**6))
    return len(laid.lines)


def height_of(page: Page, lines: int, size: float) -> float:
    """Canvas pixels that so many lines take, in letters so large as drawn."""
    return lines * round(size * page.k * LINE_HEIGHT + 1) / page.k


def spreads(page: Page, cards: Sequence[CardText], wide: float, high: float) -> tuple[Spread, ...]:
    """All cards, in order, on as few pages as they need; what is too long goes on in the next column."""
    columns: list[list[CardText]] = [[]]
    left = high
    for card in cards:
        rest: CardText | None = card
        while rest is not None:
            part, more = _fitting(page, rest, wide, left)
            if part is None and not columns[-1]:
                part, more = rest, None
            if part is not None:
                columns[-1].append(part)
                left -= _height(page, part, wide) + _GAP
            if part is None or more is not None:
                columns.append([])
                left = high
            rest = more
    filled = [tuple(column) for column in columns if column]
    return tuple(
        Spread(filled[i], filled[i + 1] if i + 1 < len(filled) else ()) for i in range(0, len(filled), 2)
    )


def _fitting(page: Page, card: CardText, wide: float, room: float) -> tuple[CardText | None, CardText | None]:
    """As much of a card as there is room for, and what is left of it."""
    if _height(page, card, wide) <= room:
        return card, None
    for count in range(len(card.lines) - 1, 0, -1):
        part = replace(card, lines=card.lines[:count])
        if _height(page, part, wide) <= room:
            return part, replace(card, lines=card.lines[count:])
    return None, card


def _title_high(page: Page, card: CardText, wide: float) -> float:
    size = _TITLE * page.look.text_scale
    return height_of(page, rows(page, card.title, size, _title_wide(card, wide), "bold"), size)


def _title_wide(card: CardText, wide: float) -> float:
    return wide - 2 * _PAD - _INDENT * max(1, len(card.teams)) - 12


def _height(page: Page, card: CardText, wide: float) -> float:
    title = _title_high(page, card, wide)
    return title + sum(_line_height(page, line, wide) for line in card.lines) + 2 * _PAD


def _line_height(page: Page, line: CardLine, wide: float) -> float:
    size = ROOM_TEXT * page.look.text_scale
    return height_of(page, rows(page, _said(line), size, wide - 2 * _PAD - _indent(line)), size) + 4


def _indent(line: CardLine) -> float:
    return _INDENT if line.kind == "aside" else 0.0


def _said(line: CardLine) -> str:
    return f"“{line.text}”" if line.kind == "reason" else line.text


def draw_column(page: Page, x: float, y: float, wide: float, column: Column) -> None:
    """One card below the other."""
    for card in column:
        high = _height(page, card, wide)
        _card(page, (x, y, wide, high), card)
        y += high + _GAP


def _card(page: Page, box: Box, card: CardText) -> None:
    x, y, wide, high = box
    theme = page.theme
    page.box(box, theme.panel, 20, shadow=(6, 16))
    if card.kind in _FLOWS:
        page.box((x, y + 18, 8, high - 36), theme.flows[_FLOWS[card.kind]].fill, 4)
    title = _title_high(page, card, wide)
    left = x + _PAD
    for team in card.teams:
        mark(page, team.mark, (left + 18, y + _PAD + 30), 18)
        left += _INDENT
    if not card.teams:
        page.icon(_ICONS.get(card.kind, "users"), (left + 18, y + _PAD + 30), 38)
        left += _INDENT
    page.text(
        (left + 12, y + _PAD, x + wide - _PAD - left - 12, title), card.title, size=_TITLE, weight="bold"
    )
    y += _PAD + title
    for line in card.lines:
        step = _line_height(page, line, wide)
        indent = _indent(line)
        if indent:
            page.icon("x", (x + _PAD + 18, y + 27), 34, theme.ink2)
        colour = theme.ink if line.kind == "done" else theme.ink2
        page.text(
            (x + _PAD + indent, y, wide - 2 * _PAD - indent, step), _said(line), size=ROOM_TEXT, colour=colour
        )
        y += step
