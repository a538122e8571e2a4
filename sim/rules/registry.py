"""Every kind of decision with its rule. A new kind has a file in `kinds` and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sim.decisions import Decision
from sim.rules import refusals
from sim.rules.kinds import (
    accept_deal,
    agree_deal,
    apply,
    cancel,
    contribute,
    decline_deal,
    invest,
    leave_exchange,
    offer_deal,
    set_blend,
    set_priority_areas,
    set_recovery,
    set_treatment,
    vote,
)
from sim.rules.objection import Problem
from sim.rules.rule import SEQUENCE, Calls, Decider, Rule, Turn
from sim.situation import Situation, Standing

_KINDS: Final = (
    invest, cancel, set_recovery, set_blend, set_treatment, agree_deal, offer_deal, accept_deal, decline_deal,
    leave_exchange, contribute, vote, set_priority_areas, apply,
)  # fmt: skip
RULES: Final[Mapping[type, Rule[Any]]] = {kind.RULE.kind: kind.RULE for kind in _KINDS}
BEFORE_OFFERS: Final = tuple(
    kind for kind, rule in RULES.items() if SEQUENCE.index(rule.turn) < SEQUENCE.index(Turn.OFFER)
)
"""What is carried out before any offer is laid on the table."""


def check(decider: Decider, decision: Decision) -> list[Problem]:
    """Everything against a decision of these firms, as things stand; each thing said once."""
    if not decider.firms:
        return [refusals.NOBODY_DECIDES()]
    standing = Decider(Standing.of(decider.situation), decider.firms, decider.ballot)
    return list(dict.fromkeys(RULES[type(decision)].check(standing, decision)))


def carry_out(decider: Decider, decision: Decision) -> None:
    """Carry out a decision that has passed its check. Changes the situation's state or the ballot."""
    RULES[type(decision)].apply(decider, decision)


def asked_of_calls(situation: Situation, decision: Decision) -> Calls:
    """Call → the projects for which a decision asks it for co-funding, as one application."""
    return RULES[type(decision)].calls(situation, decision)
