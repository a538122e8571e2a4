"""Offers: packages on the table in one round, signed one by one by those who sit at other tables.

The firm that offers signs by offering. An offer that all parties have signed becomes a deal, with the
same checks as one signed together. A refused one goes at once; the rest lapse when the round is over.
"""

from __future__ import annotations

from sim.decisions import DealTerms
from sim.rules.packages import is_outside
from sim.situation import Situation
from sim.state import Offer


def terms_of(offer: Offer) -> DealTerms:
    """The terms of an offer, read back from plain data."""
    return DealTerms.model_validate(offer.terms)


def signers(terms: DealTerms, firms: tuple[str, ...]) -> tuple[str, ...]:
    """The parties for which a seat signs: all of its own firms among them."""
    return tuple(firm for firm in terms.parties if firm in firms)


def is_complete(situation: Situation, offer: Offer) -> bool:
    """Whether every party has signed; firms outside the cluster are played by nobody and are not asked."""
    if offer.refused:
        return False
    asked = (firm for firm in terms_of(offer).parties if not is_outside(situation.plan, firm))
    return all(firm in offer.accepted for firm in asked)
