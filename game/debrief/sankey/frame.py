"""How large a Sankey is drawn, and what it is made of: bars, bands, blocks and arrows, in the pixels of its frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.cluster_map.links import SankeyLink

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SankeyFrame:
    """The room there is, in any unit of length; a screen has canvas pixels, a page of paper its own."""

    wide: float
    high: float
    bar: float = 30.0
    """width of a firm's bar"""
    stub: float = 144.0
    """how far arrows of what is bought, and blocks of what is thrown away, stand out from it"""
    name: float = 56.0
    """height of the line above a bar, where its name stands"""
    label: float = 52.0
    """height of an amount on a band"""
    least: float = 6.0
    """width of the thinnest band; wider ones are exact"""
    label_wide: Callable[[SankeyLink], float] = lambda link: 110.0
    """how wide the amount of a link is when it is written"""
    name_wide: Callable[[str], float] = lambda firm: 0.0
    """how wide the name of a firm is in one line"""

    def name_high(self, firm: str) -> float:
        """How high a firm's name is: two lines, where it is wider than the bar with its stubs."""
        return self.name * (2 if self.name_wide(firm) > 2 * self.stub + self.bar else 1)


@dataclass(frozen=True, slots=True)
class SankeyBar:
    """A firm."""

    firm: str
    box: Box
    slot: float
    """height of all that is kept free for it: the same in every view"""
    name: Box
    """where its name stands"""


@dataclass(frozen=True, slots=True)
class SankeyBand:
    """An exchange, from the giver's bar to the taker's."""

    link: SankeyLink
    wide: float
    way: tuple[Point, ...]
    """its middle line, close enough together to be drawn as it is"""
    goes_back: bool
    """whether it runs above all others, back to the left"""
    label: Box | None
    """where its amount stands; None where that would lie on others: it is told when the band is looked at"""


@dataclass(frozen=True, slots=True)
class SankeyBlock:
    """What is bought new, an arrow that ends at the firm's bar, or thrown away, a block that stands at it."""

    link: SankeyLink
    box: Box


@dataclass(frozen=True, slots=True)
class SankeyPicture:
    """One view: a round, or all, of this game or another."""

    bars: tuple[SankeyBar, ...]
    bands: tuple[SankeyBand, ...]
    blocks: tuple[SankeyBlock, ...]
    others: tuple[SankeyLink, ...]
    """what is left out, because it is small, or would cross too much"""
    crossings: int
    """places where two bands cross"""
    frame: SankeyFrame
