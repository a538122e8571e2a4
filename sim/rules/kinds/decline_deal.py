"""Refusing a package on the table."""

from __future__ import annotations

from dataclasses import replace

from sim.decisions import DeclineDeal
from sim.rules import refusals
from sim.rules.objection import Problem
from sim.rules.offers import signers, terms_of
from sim.rules.rule import Decider, Rule, Turn


def check(decider: Decider, decision: DeclineDeal) -> list[Problem]:
    """Everything against refusing an offer."""
    situation, firms = decider.situation, decider.firms
    offer = situation.state.offers.get(decision.offer)
    if offer is None:
        return [refusals.NO_OFFER(offer=decision.offer)]
    return [] if signers(terms_of(offer), firms) else [refusals.NOT_A_PARTY()]


def apply(decider: Decider, decision: DeclineDeal) -> None:
    """Refuse an offer. It stays on the table for the answers of others, and comes to nothing."""
    state = decider.situation.state
    state.offers[decision.offer] = replace(state.offers[decision.offer], refused=True)


RULE = Rule(DeclineDeal, Turn.DECLINE, check, apply)
