"""The seat that decides nothing: what every other game is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.bots.bot import Presence, View
from sim.decisions import DealTerms, Decision, OfferDeal


@dataclass(frozen=True, slots=True)
class Idle:
    """Offers nothing, answers nothing, signs nothing."""

    def presence(self, number: int) -> Presence:
        """Nobody decides here."""
        return "silent"

    def offers(self, view: View) -> Sequence[OfferDeal]:
        """None."""
        return ()

    def sheet(self, view: View) -> Sequence[Decision]:
        """Blank."""
        return ()

    def signs(self, view: View, deal: DealTerms) -> bool:
        """Never."""
        return False
