"""Where cards stand on the reveal's pages: deals beyond those with a page each, then sheets, two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.board.reveal import RevealItem
from game.screen.kit.page import Box
from game.screen.scenes.reveal.deal_page import MOST_DEALS
from game.screen.scenes.reveal.deal_picture import LINES_AT

TOP, BOTTOM = 164.0, 914.0
_GAP = 16.0
_DEAL, _SHEET, _LEAST = 326.0, 360.0, 196.0
_LINE, _LETTERS = 56.0, 42
"""about so many stand on a line of half the page"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card and where it stands on its page."""

    card: RevealItem
    box: Box


def laid_out(cards: Sequence[RevealItem]) -> list[list[Placed]]:
    """Page by page: a deal takes the whole width, two sheets stand side by side."""
    rows: list[list[Placed]] = [[]]
    y = TOP
    for row in _rows(cards):
        high = max(map(_high, row))
        if rows[-1] and y + high > BOTTOM:
            rows.append([])
            y = TOP
        wide = (1840 - _GAP * (len(row) - 1)) / len(row) if len(row) > 1 or row[0].is_deal else 912.0
        for i, card in enumerate(row):
            rows[-1].append(Placed(card, (40 + i * (wide + _GAP), y, wide, high)))
        y += high + _GAP
    return rows if rows[0] else []


def _rows(cards: Sequence[RevealItem]) -> Iterator[list[RevealItem]]:
    deals = [card for card in cards if card.is_deal][MOST_DEALS:]
    sheets = [card for card in cards if not card.is_deal]
    yield from ([deal] for deal in deals)
    yield from (sheets[i : i + 2] for i in range(0, len(sheets), 2))


def _high(card: RevealItem) -> float:
    """About what a card needs, so that short ones leave room for others."""
    rows = sum(1 + len(line) // _LETTERS for line in card.lines)
    if card.passing is not None:
        return min(BOTTOM - TOP, max(_DEAL, LINES_AT + 10 + _LINE * rows))
    return min(_SHEET, max(_LEAST, 92.0 + _LINE * rows))
