"""The seat that does as the others did: it pays and shares while they do, and looks to itself when they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from game.bots import public_goods
from game.bots.bot import Presence, View
from game.bots.strategy import COOPERATIVE, PRIVATE
from game.bots.trader import Trader
from sim.decisions import DealTerms, Decision, OfferDeal

_ENOUGH: Final = Fraction(1, 2)
"""of their dues that the others must have paid, in the middle, for it to share (tuned: most of them most of it)"""
_SHARING: Final = Trader(replace(COOPERATIVE, reciprocates=True))
_KEEPING: Final = Trader(replace(PRIVATE, reciprocates=True))


@dataclass(frozen=True, slots=True)
class Conditional:
    """A person who reciprocates, as most people do in games of this kind (Fischbacher, Gächter and Fehr 2001)."""

    def presence(self, number: int) -> Presence:
        """At the table."""
        return "here"

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """Those of a cooperative seat while others share, else those of a private one."""
        return _now(view).offers(view)

    def sheet(self, view: View) -> Sequence[Decision]:
        """Likewise; what it pays into the fund is what others paid last."""
        return _now(view).sheet(view)

    def signs(self, view: View, deal: DealTerms) -> bool:
        """As the seat it is now would."""
        return _now(view).signs(view, deal)


def _now(view: View) -> Trader:
    """Who it is this round: sharing at first, then by what the others paid; without a pledge, by what the fund got."""
    part = public_goods.part_others_paid(view)
    shares = public_goods.trusts(view, COOPERATIVE) if part is None else part >= _ENOUGH
    return _SHARING if shares else _KEEPING
