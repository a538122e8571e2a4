"""Blocks of a sheet: a code at the left, and beside it line by line what it stands for. None of them breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.facts import PrintedCard
from game.outputs.handouts.offer_text import OfferText
from game.outputs.handouts.paper import EDGE, FULL, LABEL, WIDE, Paper, PrintStyle
from game.typed.codes import code_of

CODE: Final = 17.0
"""room for a code at the left"""
_NAME: Final = PrintStyle(13, "bold")
_LINE: Final = PrintStyle(12)
_FINE: Final = PrintStyle(11, colour=LIGHT.ink2)
_GAP: Final = 2.5
SIZES: Final = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)
"""shares of its size to which a sheet shrinks so that it stays on its page"""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """What is said of a code; without a code: a heading under a thin line."""

    code: str
    lines: tuple[str, ...]
    """its name first"""
    fine: str = ""


def heading(text: str) -> SheetBlock:
    """A heading between blocks."""
    return SheetBlock("", (text,))


def of_card(text: OfferText, card: PrintedCard) -> SheetBlock:
    """A card with what it costs and brings."""
    lines = text.card(text.offers.card(text.facts.codes[card.code].id))
    return SheetBlock(card.code, (card.name, card.what, *lines), " · ".join(card.facts))


def of_exchange(text: OfferText, match: str, firm: str) -> SheetBlock:
    """An exchange as one of its ends reckons it."""
    *lines, needs = text.exchange(text.offers.exchange(match), firm)
    return SheetBlock(code_of(text.facts.codes, "match", match), (text.name(match), *lines), needs)


def fitting(paper: Paper, blocks: Sequence[SheetBlock], high: float) -> float:
    """The largest share of their size in which blocks stand in so much room; the smallest if in none."""
    return next(
        (size for size in SIZES if sum(_high(paper, each, size) for each in blocks) <= high), SIZES[-1]
    )


def printed(paper: Paper, y: float, block: SheetBlock, size: float = 1.0) -> float:
    """Print a block, on a new page if this one has no room for it; the y below."""
    if not block.code:
        y = paper.go_on(y, 30)
        paper.line((EDGE, y), (WIDE - EDGE, y), LIGHT.line)
        return paper.text((EDGE, y + 1.5), FULL, block.lines[0], LABEL) + 1
    y = paper.go_on(y, _high(paper, block, size))
    paper.chip((EDGE, y + 0.2), block.code, 6.4)
    for line, style in _styled(block, size):
        y = paper.text((EDGE + CODE, y), FULL - CODE, line, style)
    return y + _GAP


def _styled(block: SheetBlock, size: float) -> Iterator[tuple[str, PrintStyle]]:
    styles = [_NAME, *[_LINE] * (len(block.lines) - 1), _FINE]
    for line, style in zip((*block.lines, block.fine), styles, strict=True):
        if line:
            yield line, replace(style, size=style.size * size)


def _high(paper: Paper, block: SheetBlock, size: float) -> float:
    if not block.code:
        return paper.height(FULL, block.lines[0], LABEL) + 2.5
    return sum(paper.height(FULL - CODE, line, style) for line, style in _styled(block, size)) + _GAP
