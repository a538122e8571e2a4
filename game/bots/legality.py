"""Keeping a sheet within the rules, whatever the others answer.

A bot signs packages before it knows who else will. So its sheet is tried as if every package it has signed
came about: what then goes beyond a purse, a site or a rule is left out, what it likes least first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.bots.bot import View
from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    DealTerms,
    Decision,
    DeclineDeal,
    LeaveExchange,
    OfferDeal,
    SetPriorityAreas,
)  # fmt: skip
from sim.rules import Seating, check_sheet
from sim.rules.offers import terms_of
from sim.rules.registry import BEFORE_OFFERS


def agreed(terms: DealTerms) -> AgreeDeal:
    """A package as if all its parties had signed."""
    plain = {name: getattr(terms, name) for name in DealTerms.model_fields}
    return AgreeDeal.model_construct(do="agree_deal", signed=list(terms.parties), **plain)


def legal_offers(view: View, offers: Sequence[OfferDeal]) -> list[OfferDeal]:
    """The offers that can stand together, those named first going first."""
    return [offers[index] for index in _standing(view, [], offers)]


def legal_sheet(view: View, made: Sequence[OfferDeal], wanted: Sequence[Decision]) -> list[Decision]:
    """The decisions that can stand together, beside the offers this seat has already made."""
    kept = [wanted[index] for index in _standing(view, made, wanted)]
    before_offers = _leaving_offers_open(
        view, made, [decision for decision in kept if isinstance(decision, BEFORE_OFFERS)]
    )
    kept = [
        decision for decision in kept if decision in before_offers or not isinstance(decision, BEFORE_OFFERS)
    ]
    return [decision for decision in kept if not _is_void(view, before_offers, decision)]


def _standing(view: View, made: Sequence[OfferDeal], wanted: Sequence[Decision]) -> list[int]:
    """The places of the decisions that can stand beside each other and beside the offers made."""
    kept = list(range(len(wanted)))
    while kept:
        sheet = [wanted[index] for index in kept]
        objected = _objected(view, made, sheet)
        wrong = {index - len(made) for index in objected if index >= len(made)}
        wrong = wrong or _leaning_on_packages(view, made, sheet)
        if not wrong:
            return kept if objected <= _objected(view, made, ()) else _sparing(view, made, wanted, kept)
        kept = [index for place, index in enumerate(kept) if place not in wrong]
    return kept


def _leaning_on_packages(view: View, made: Sequence[OfferDeal], sheet: Sequence[Decision]) -> set[int]:
    """The places of what this seat decides by itself that the rules object to if no package comes about."""
    places = [
        place for place, decision in enumerate(sheet) if not isinstance(decision, (OfferDeal, AcceptDeal))
    ]
    if not made and len(places) == len(sheet):
        return set()
    return {places[index] for index in _objections(view, [sheet[place] for place in places])}


def _sparing(
    view: View, made: Sequence[OfferDeal], wanted: Sequence[Decision], places: Sequence[int]
) -> list[int]:
    """Of these places, those that leave the offers made standing; what is named first goes first.

    What is paid into the fund, or for leaving a contract, is paid before any package is signed.
    """
    kept: list[int] = []
    lost_anyway = _objected(view, made, ())
    for index in places:
        if _objected(view, made, [wanted[place] for place in (*kept, index)]) <= lost_anyway:
            kept.append(index)
    return kept


def _objected(view: View, made: Sequence[OfferDeal], wanted: Sequence[Decision]) -> set[int]:
    """The places on a sheet of these offers and decisions, all signed by everybody, that the rules object to.

    Offers this seat has signed are on the sheet, so they are taken off the table. Which of two packages goes
    first the turns decide: where that shifts a price, both orders are tried.
    """
    sheet = [*map(agreed, made), *(_as_if_signed(view, decision) for decision in wanted)]
    objected = _objections(view, sheet)
    if objected or not any(_is_priced_when_signed(view, decision) for decision in sheet):
        return objected
    places = [place for place, decision in enumerate(sheet) if isinstance(decision, AgreeDeal)]
    turned = dict(zip(places, reversed(places), strict=True))
    order = [turned.get(place, place) for place in range(len(sheet))]
    return {order[index] for index in _objections(view, [sheet[place] for place in order])}


def _objections(view: View, sheet: Sequence[Decision]) -> set[int]:
    firms = set(view.firms)
    table = {key: offer for key, offer in view.state.offers.items() if not firms & set(offer.accepted)}
    objections = check_sheet(
        view.plan, replace(view.state, offers=table), view.firms, sheet, Seating(view.seats)
    )
    return {objection.index for objection in objections if objection.decider == view.seat}


def _leaving_offers_open(
    view: View, made: Sequence[OfferDeal], before_offers: Sequence[Decision]
) -> list[Decision]:
    """Of what is carried out before any offer is laid on the table, that which lets every offer made be laid there.

    Packages signed may bring back what it takes away, but they come too late: an offer is checked first.
    """
    if not made or not _closes_offers(view, made, before_offers):
        return list(before_offers)
    kept: list[Decision] = []
    for decision in before_offers:
        if not _closes_offers(view, made, [*kept, decision]):
            kept.append(decision)
    return kept


def _closes_offers(view: View, made: Sequence[OfferDeal], before_offers: Sequence[Decision]) -> bool:
    """Whether an offer is refused when it is laid there after these. Only who leaves, or chooses other areas, takes
    anything away."""
    if not any(isinstance(decision, (LeaveExchange, SetPriorityAreas)) for decision in before_offers):
        return False
    objected = _objections(view, [*before_offers, *made])
    return any(index >= len(before_offers) for index in objected)


def _is_priced_when_signed(view: View, decision: Decision) -> bool:
    """Whether a firm outside the cluster may refuse a package for its price, which those signed before it shift."""
    return (
        isinstance(decision, AgreeDeal)
        and any(exchange.price is None for exchange in decision.exchanges)
        and any(view.plan.firms[firm].outside for firm in decision.parties if firm in view.plan.firms)
    )


def _is_void(view: View, before_offers: Sequence[Decision], decision: Decision) -> bool:
    """Whether it answers an offer that this sheet itself takes off the table, by what is carried out before."""
    if not before_offers or not isinstance(decision, (AcceptDeal, DeclineDeal)):
        return False
    package = agreed(terms_of(view.state.offers[decision.offer]))
    return len(before_offers) in _objected(view, (), [*before_offers, package])


def _as_if_signed(view: View, decision: Decision) -> Decision:
    if isinstance(decision, OfferDeal):
        return agreed(decision)
    if isinstance(decision, AcceptDeal) and decision.offer in view.state.offers:
        return agreed(terms_of(view.state.offers[decision.offer]))
    return decision
