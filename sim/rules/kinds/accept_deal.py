"""Signing a package on the table."""

from __future__ import annotations

from dataclasses import replace

from sim.decisions import AcceptDeal
from sim.rules import refusals
from sim.rules.objection import Problem
from sim.rules.offers import signers, terms_of
from sim.rules.packages import package_problems
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: AcceptDeal) -> list[Problem]:
    """Everything against signing an offer, the package itself included."""
    situation, firms = decider.situation, decider.firms
    offer = situation.state.offers.get(decision.offer)
    if offer is None:
        return [refusals.NO_OFFER(offer=decision.offer)]
    terms = terms_of(offer)
    signing = signers(terms, firms)
    if not signing:
        return [refusals.NOT_A_PARTY()]
    problems = [refusals.ALREADY_SIGNED()] if set(signing) <= set(offer.accepted) else []
    return problems + package_problems(situation, terms, frozenset(terms.parties))


def apply(decider: Decider, decision: AcceptDeal) -> None:
    """Sign an offer for all of the seat's firms among its parties."""
    state, firms = decider.situation.state, decider.firms
    offer = state.offers[decision.offer]
    signed = dict.fromkeys((*offer.accepted, *signers(terms_of(offer), firms)))
    state.offers[decision.offer] = replace(offer, accepted=tuple(signed))


RULE = Rule(AcceptDeal, Turn.ACCEPT, check, apply)
