"""Parts of a column, one below the other, and on further leaves where there is no room or too much to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from game.design import spacing
from game.design.text_styles import SMALL, TextStyle
from game.design.theme import Colour
from game.screen.kit import layout
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button

MOST_WORDS: Final = 110
"""on the whole Desk at once"""


class ListPart(NamedTuple):
    """A part of a column."""

    high: float
    draw: Callable[[Page, Box], None]
    words: int = 0
    """how many it says"""


@dataclass(frozen=True, slots=True)
class ListLeaves:
    """How a column is turned."""

    turning: Turning
    name: str
    """of the button that turns"""
    words: int = 10**6
    """how many a leaf may say, if it says more than one part"""
    gap: float = spacing.XS
    seen: int = -1
    """the part that the hand is at: its leaf is the open one. −1: the one that was turned to"""

    def button(self, pages: int, at: int = 0) -> Button:
        """What turns to the next leaf."""
        act = partial(self._on, pages, at)
        return Button(f"{at + 1}/{pages}", act, self.name, "chevron-down", "quiet", SMALL)

    def _on(self, pages: int, at: int) -> None:
        self.turning.at = at
        self.turning.on(pages)

    def open(self, pages: Sequence[Sequence[ListPart]]) -> int:
        """Which leaf is open."""
        parts = [number for number, leaf in enumerate(pages) for _ in leaf]
        return parts[self.seen] if 0 <= self.seen < len(parts) else self.turning.shown(len(pages))

    def high(self, ruler: Ruler) -> float:
        """How high that button is."""
        return self.button(1).height(ruler) + self.gap


def word_count(*texts: str) -> int:
    """How many words these are, codes and units too."""
    return sum(len(text.split()) for text in texts)


def text_part(
    ruler: Ruler, wide: float, text: str, style: TextStyle, colour: Colour | None = None
) -> ListPart:
    """A text as a part of a column so wide."""

    def draw(page: Page, box: Box) -> None:
        page.text(box, text, style, colour=colour)

    return ListPart(ruler.height(text, wide, style), draw, word_count(text))


def words_on(page: Page) -> int:
    """How many words a page says so far on the layer in front."""
    return sum(word_count(written.text) for written in page.written if written.layer == page.layer)


def draw_blocks(page: Page, box: Box, blocks: Sequence[ListPart], leaves: ListLeaves) -> float:
    """Draw the open leaf along the top of a box; the button that turns stands below it. Returns where it ends."""
    pages = in_leaves(blocks, box[3], leaves, 0)
    if len(pages) > 1:
        pages = in_leaves(
            blocks, box[3] - leaves.high(page.ruler), leaves, word_count(leaves.button(1).label)
        )
    rest, at = box, leaves.open(pages)
    for block in pages[at] if pages else ():
        place, rest = layout.take_top(rest, block.high, leaves.gap)
        block.draw(page, place)
    if len(pages) > 1:
        place, rest = layout.take_top(rest, leaves.high(page.ruler) - leaves.gap, leaves.gap)
        leaves.button(len(pages), at).draw(page, place)
        page.scrolls(box, partial(leaves.turning.scroll, len(pages)))
    return rest[1]


def in_leaves(
    blocks: Sequence[ListPart], high: float, leaves: ListLeaves, taken: int
) -> list[list[ListPart]]:
    """The parts leaf by leaf: as many as there is room for, and words; at least one. `taken`: words said besides."""
    pages: list[list[ListPart]] = []
    left, words = 0.0, 0
    for block in blocks:
        if not pages or block.high > left or block.words > words:
            pages.append([])
            left, words = high, leaves.words - taken
        pages[-1].append(block)
        left -= block.high + leaves.gap
        words -= block.words
    return pages
