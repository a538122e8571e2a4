"""Putting a package on the table; the firms of the seat that offers it sign it by that."""

from __future__ import annotations

from sim.decisions import OfferDeal
from sim.rules import refusals
from sim.rules.objection import Problem
from sim.rules.offers import signers
from sim.rules.packages import package_problems
from sim.rules.rule import Decider, Rule, Turn
from sim.state import Offer


def _plain(decision: OfferDeal) -> dict[str, object]:
    return decision.model_dump(mode="json", exclude={"do", "offer", "reason"})


def check(decider: Decider, decision: OfferDeal) -> list[Problem]:
    """Everything against putting a package on the table."""
    situation, firms = decider.situation, decider.firms
    problems = []
    if decision.offer in situation.state.offers:
        problems.append(refusals.OFFER_EXISTS(offer=decision.offer))
    if not signers(decision, firms):
        problems.append(refusals.NOT_A_PARTY())
    return problems + package_problems(situation, decision, frozenset(decision.parties))


def apply(decider: Decider, decision: OfferDeal) -> None:
    """Lay a package on the table, signed by the seat that offers it."""
    state, firms = decider.situation.state, decider.firms
    offer = Offer(decision.offer, _plain(decision), tuple(dict.fromkeys(signers(decision, firms))))
    state.offers[decision.offer] = offer


RULE = Rule(OfferDeal, Turn.OFFER, check, apply)
