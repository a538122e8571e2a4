"""Keeping a sheet within the rules, whatever the others answer.

A bot signs packages before it knows who else will. So its sheet is tried as if every package it has signed
came about: what then goes beyond a purse, a site or a rule is left out, what it likes least first.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.bots.bot import View
from sim.decisions import AcceptDeal, AgreeDeal, DealTerms, Decision, OfferDeal
from sim.rules import check_sheet
from sim.rules.offers import terms_of


def agreed(terms: DealTerms) -> AgreeDeal:
    """A package as if all its parties had signed."""
    plain = {name: getattr(terms, name) for name in DealTerms.model_fields}
    return AgreeDeal.model_construct(do="agree_deal", signed=list(terms.parties), **plain)


def legal_offers(view: View, offers: Sequence[OfferDeal]) -> list[OfferDeal]:
    """The offers that can stand together, those named first going first."""
    return [offers[index] for index in _standing(view, [], offers)]


def legal_sheet(view: View, made: Sequence[OfferDeal], wanted: Sequence[Decision]) -> list[Decision]:
    """The decisions that can stand together, beside the offers this seat has already made."""
    return [wanted[index] for index in _standing(view, made, wanted)]


def _standing(view: View, fixed: Sequence[OfferDeal], wanted: Sequence[Decision]) -> list[int]:
    """The places of the decisions that can stand beside each other and beside what is fixed."""
    kept = list(range(len(wanted)))
    while kept:
        sheet: list[Decision] = [agreed(one) for one in fixed]
        sheet += [_as_if_signed(view, wanted[index]) for index in kept]
        found = check_sheet(view.plan, view.state, view.firms, sheet, view.seats)
        wrong = {one.index - len(fixed) for one in found if one.index >= len(fixed)}
        if not wrong:
            return kept
        kept = [index for place, index in enumerate(kept) if place not in wrong]
    return kept


def _as_if_signed(view: View, one: Decision) -> Decision:
    if isinstance(one, OfferDeal):
        return agreed(one)
    if isinstance(one, AcceptDeal) and one.offer in view.state.offers:
        return agreed(terms_of(view.state.offers[one.offer]))
    return one
