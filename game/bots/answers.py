"""The table as one seat sees it: what it has offered, what waits for its answer, and which offers are one package."""

from __future__ import annotations

from collections.abc import Iterable

from game.bots.bot import View
from sim.decisions import AcceptDeal, DealTerms, OfferDeal
from sim.rules.offers import terms_of
from sim.state import Offer


def own_offers(view: View) -> list[tuple[str, Offer]]:
    """The offers this seat has signed."""
    return [
        (key, offer)
        for key, offer in sorted(view.state.offers.items())
        if set(view.firms) & set(offer.accepted)
    ]


def to_answer(view: View) -> list[tuple[str, DealTerms]]:
    """The offers that wait for this seat."""
    waiting = []
    for key, offer in sorted(view.state.offers.items()):
        own = set(view.firms) & set(offer.terms["parties"])
        if own and not own <= set(offer.accepted):
            waiting.append((key, terms_of(offer)))
    return waiting


def waits_for_others(view: View, key: str) -> bool:
    """Whether another seat must sign an offer too, so that it may come about in another version."""
    offer = view.state.offers[key]
    signed = {*view.firms, *offer.accepted}
    return any(not view.plan.firms[firm].outside for firm in offer.terms["parties"] if firm not in signed)


def one_of_each(offers: Iterable[OfferDeal]) -> list[OfferDeal]:
    """One version of each package: no two of them can come about."""
    by_parts: dict[tuple[str, ...], OfferDeal] = {}
    for offer in offers:
        by_parts.setdefault(parts_of(offer), offer)
    return list(by_parts.values())


def parts_of(terms: DealTerms) -> tuple[str, ...]:
    """What is in a package: its projects, and its exchanges by their ends."""
    pairs = [f"{exchange.giver}>{exchange.taker}" for exchange in terms.exchanges]
    return tuple(sorted([*(part.project for part in terms.projects), *pairs]))


def accepted(key: str) -> AcceptDeal:
    """A signature on an offer."""
    return AcceptDeal(do="accept_deal", offer=key)
