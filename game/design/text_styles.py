"""The ways in which text is set: every converted scene takes its text from these, and names no size of its own.

A style has one size for the Room, read from the back of a hall, and one for the Desk and for scenes that are
worked at the laptop. Both grow with the text size that people choose. Paper has sizes of its own, in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Weight = Literal["regular", "semibold", "bold"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, weight and line of a text."""

    room: float
    """canvas pixels, read from afar"""
    desk: float
    """canvas pixels, read at the laptop"""
    weight: Weight = "regular"
    leading: float = 1.3
    """height of a line, in sizes of its letters"""
    tabular: bool = False
    """figures of one width, so that a counter does not shake"""
    strong: Weight = "bold"
    """the weight of `**words like these**`"""
    is_fixed: bool = False
    """a mark rather than a text: it stays as it is when people choose larger text"""
    may_shrink: bool = False
    """of scenes not yet laid out by the kit: it grows only as far as its box allows"""


WORDMARK: Final = TextStyle(208, 208, "bold", 1.2, is_fixed=True)
HERO: Final = TextStyle(160, 112, "bold", 1.15, tabular=True, is_fixed=True)
"""a figure that all may see from anywhere: the clock of the console, the number at the end"""
FIGURE: Final = TextStyle(72, 50, "bold", 1.15, tabular=True)
"""the one number that a page is about"""
HEADLINE: Final = TextStyle(72, 50, "bold", 1.15)
"""what a page is about"""
TITLE: Final = TextStyle(52, 36, "bold", 1.2)
"""of a card, a panel, a column"""
LEAD: Final = TextStyle(46, 34, leading=1.35)
"""the story, and the one thing to do now"""
LABEL: Final = TextStyle(40, 28, "semibold", 1.25)
"""controls, names, figures in a row"""
BODY: Final = TextStyle(40, 28)
SMALL: Final = TextStyle(40, 23)
"""supporting detail; from afar nothing is smaller than the body"""
KEY: Final = TextStyle(20, 20, leading=1.2, strong="semibold")
"""the bar of keys: never for the hall"""
