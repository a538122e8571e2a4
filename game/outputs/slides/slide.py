"""What a slide is made of: plain words and figures, before any library has drawn them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hue = Literal[
    "ours", "idle", "saved", "bought", "rise", "alone", "together", "best", "real", "signed", "hidden"
]


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind through all categories; None where there is none."""

    name: str
    hue: Hue
    values: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    """what stands at each figure; without: nothing, or at the end of a line its name"""


@dataclass(frozen=True, slots=True)
class SlideChart:
    """A chart that whoever gets the slide can edit."""

    kind: Literal["lines", "stairs", "columns", "bars"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    form: str
    """of its figures, as spreadsheets write it"""
    about: str
    """what is seen, for those who do not see it"""


@dataclass(frozen=True, slots=True)
class SlideTable:
    """Rows below headings."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with what is said to it."""

    title: str
    lead: str = ""
    body: SlideChart | SlideTable | tuple[str, ...] = ()
    foot: str = ""
    say: str = ""
    is_first: bool = False
