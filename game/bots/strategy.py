"""What makes one bot differ from another: a handful of figures, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_PATIENCE: Final = (("anchor", 30), ("sme", 30), ("community", 40))
"""Tenths of a year (tuned: firms ask three years of a project beside their trade; a community can wait for four)."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """How a seat decides."""

    most_seats: int
    """it puts packages together for so many seats at most"""
    shares: bool
    """whether it opens its books, lends to who cannot pay, pays dues and votes for what serves all"""
    hard: bool
    """whether it asks for a multiple of the share that its investment would give it"""
    patience: tuple[tuple[str, int], ...] = _PATIENCE
    """size of firm → tenths of a year in which its own part must be paid back"""
    joint: int = 46
    """tenths of a year in which a package must pay back for all together (tuned: shorter, and half of the
    links that need three firms die; longer, and money is tied up that quick links need)"""
    own_times: int = 18
    """tenths of the joint payback an own payback may reach for one who looks at the whole (tuned: with less,
    a link dies as soon as one partner bargains hard, and hard bargaining would not pay)"""
    share_asked: int = 3
    """times its share (tuned: enough to be worth trying, not enough to kill every package)"""
    virgin_worth: int = 200
    """cents that a tonne of virgin material not bought counts for, to one who looks at the whole (tuned: a
    fifth of what quarry stone costs; it decides between packages that pay much alike)"""
    dues: int = 18
    """hundredths of its own money it pays into the fund until all is bought (tuned: what buys every action of
    a cluster in about half a game)"""
    reciprocates: bool = False
    """whether it pays what others paid last, in the middle"""
    is_stubborn: bool = False
    """whether it plans alone, signs only what favours it clearly, keeps out of the fund and reads no news"""
    favours: tuple[tuple[str, int], ...] = ()
    """project → percent of its payback at which it is ranked among others: below 100 sooner, above later, 0: never"""

    def ranked(self, payback: int, projects: Iterable[str]) -> int | None:
        """A payback as it is ranked among others; None: not at all."""
        favours = dict(self.favours)
        for key in projects:
            payback = payback * favours.get(key, 100) // 100
        return payback if all(favours.get(key, 100) for key in projects) else None

    def waits(self, sizes: Iterable[str]) -> int:
        """Tenths of a year that firms of these sizes wait for their money: as long as the least patient."""
        known = dict(self.patience)
        return min((known.get(size, 0) for size in sizes), default=0)


PRIVATE: Final = Strategy(most_seats=1, shares=False, hard=True)
DEALING: Final = Strategy(most_seats=2, shares=False, hard=False)
COOPERATIVE: Final = Strategy(most_seats=20, shares=True, hard=False)
STUBBORN: Final = Strategy(most_seats=1, shares=False, hard=True, is_stubborn=True)
