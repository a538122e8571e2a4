"""Offers: packages on the table in one round, signed one by one by those who sit at other tables.

The firm that offers signs by offering. An offer that all parties have signed becomes a deal, with the
same checks as one signed together. A refused one goes at once; the rest lapse when the round is over.
"""

from __future__ import annotations

from dataclasses import replace

from sim.decisions import AcceptDeal, DealTerms, DeclineDeal, OfferDeal
from sim.rules import refusals
from sim.rules.objection import Problem
from sim.rules.packages import is_outside, package_problems
from sim.situation import Situation
from sim.state import Offer, State


def terms_of(offer: Offer) -> DealTerms:
    """The terms of an offer, read back from plain data."""
    return DealTerms.model_validate(offer.terms)


def _plain(decision: OfferDeal) -> dict[str, object]:
    return decision.model_dump(mode="json", exclude={"do", "offer", "reason"})


def signers(terms: DealTerms, firms: tuple[str, ...]) -> tuple[str, ...]:
    """The parties for which a seat signs: all of its own firms among them."""
    return tuple(firm for firm in terms.parties if firm in firms)


def offer_problems(situation: Situation, firms: tuple[str, ...], decision: OfferDeal) -> list[Problem]:
    """Everything against putting a package on the table."""
    problems = []
    if decision.offer in situation.state.offers:
        problems.append(refusals.OFFER_EXISTS(offer=decision.offer))
    if not signers(decision, firms):
        problems.append(refusals.NOT_A_PARTY())
    return problems + package_problems(situation, decision, frozenset(decision.parties))


def put_offer(state: State, firms: tuple[str, ...], decision: OfferDeal) -> None:
    """Lay a package on the table, signed by the seat that offers it."""
    offer = Offer(decision.offer, _plain(decision), tuple(dict.fromkeys(signers(decision, firms))))
    state.offers[decision.offer] = offer


def accept_problems(situation: Situation, firms: tuple[str, ...], decision: AcceptDeal) -> list[Problem]:
    """Everything against signing an offer, the package itself included."""
    offer = situation.state.offers.get(decision.offer)
    if offer is None:
        return [refusals.NO_OFFER(offer=decision.offer)]
    terms = terms_of(offer)
    mine = signers(terms, firms)
    if not mine:
        return [refusals.NOT_A_PARTY()]
    problems = [refusals.ALREADY_SIGNED()] if set(mine) <= set(offer.accepted) else []
    return problems + package_problems(situation, terms, frozenset(terms.parties))


def accept(state: State, firms: tuple[str, ...], decision: AcceptDeal) -> None:
    """Sign an offer for all of the seat's firms among its parties."""
    offer = state.offers[decision.offer]
    signed = dict.fromkeys((*offer.accepted, *signers(terms_of(offer), firms)))
    state.offers[decision.offer] = replace(offer, accepted=tuple(signed))


def decline_problems(situation: Situation, firms: tuple[str, ...], decision: DeclineDeal) -> list[Problem]:
    """Everything against refusing an offer."""
    offer = situation.state.offers.get(decision.offer)
    if offer is None:
        return [refusals.NO_OFFER(offer=decision.offer)]
    return [] if signers(terms_of(offer), firms) else [refusals.NOT_A_PARTY()]


def decline(state: State, offer: str) -> None:
    """Refuse an offer. It stays on the table for the answers of others, and comes to nothing."""
    state.offers[offer] = replace(state.offers[offer], refused=True)


def is_complete(situation: Situation, offer: Offer) -> bool:
    """Whether every party has signed; firms outside the cluster are played by nobody and are not asked."""
    if offer.refused:
        return False
    asked = (firm for firm in terms_of(offer).parties if not is_outside(situation.plan, firm))
    return all(firm in offer.accepted for firm in asked)
