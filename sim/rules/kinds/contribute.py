"""Paying into the cluster fund."""

from __future__ import annotations

from fractions import Fraction

from sim.decisions import Contribute
from sim.ledger import FUND
from sim.rules import refusals
from sim.rules.context import firm_problems, purse_problems
from sim.rules.objection import Problem
from sim.rules.pledge import CONTRIBUTION
from sim.rules.rule import Decider, Rule, Turn
from sim.situation import Situation
from sim.state import Due
from sim.units import cents


def _payer(situation: Situation, firms: tuple[str, ...]) -> str:
    """The firm of a seat that has most money; all of them share one purse."""
    state = situation.state
    there = [firm for firm in firms if firm not in state.closed] or list(firms)
    return min(there, key=lambda firm: (-state.cash.get(firm, 0), firm))


def check(decider: Decider, decision: Contribute) -> list[Problem]:
    """Everything against paying into the fund."""
    situation, firms = decider.situation, decider.firms
    if not situation.plan.has_fund:
        return [refusals.NO_FUND()]
    payer = _payer(situation, firms)
    problems = firm_problems(situation, payer, promises=True)
    amount = cents(Fraction(decision.amount))
    if amount <= 0:
        problems.append(refusals.CONTRIBUTION_TOO_SMALL())
    return problems + purse_problems(situation, {payer: amount})


def apply(decider: Decider, decision: Contribute) -> None:
    """The sum is owed at New Year, and can be spent by this round's votes."""
    situation, firms = decider.situation, decider.firms
    due = Due(_payer(situation, firms), FUND, CONTRIBUTION, FUND, cents(Fraction(decision.amount)))
    situation.state.dues = (*situation.state.dues, due)


RULE = Rule(Contribute, Turn.CONTRIBUTE, check, apply)
