"""What the Desk says of a deal slip: both gain, one loses, or not possible, because…"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.rules.objection import Problem
from sim.rules.packages import package_problems, payers_of
from sim.rules.situation import Seats, Situation, cost_of, part_of, purses_of
from sim.rules.worth import exchange_gains, own_gain, running_cost
from sim.state import State

Answer = Literal["both gain", "one loses", "not possible"]
_YEARS_WITHOUT_CONTRACT = 10
"""How long a package without exchanges has to pay back (tuned)."""


@dataclass(frozen=True, slots=True)
class PartyView:
    """What a package means for one firm. Cents."""

    firm: str
    yearly: int
    """gain a year once all of it runs, after running costs"""
    invested: int
    """its share of the projects; an advance counts for the one who pays it back"""
    years: int
    """how long the package lasts"""

    @property
    def payback(self) -> Fraction | None:
        """Years until the investment is back; 0 without one, None if it never is."""
        if self.invested <= 0:
            return Fraction(0)
        return Fraction(self.invested, self.yearly) if self.yearly > 0 else None

    @property
    def loses(self) -> bool:
        """Whether the package costs this firm more than it brings while it lasts."""
        return self.yearly * self.years < self.invested


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the problems if there are any, and the figures by party, in the order of the slip."""

    answer: Answer
    because: tuple[Problem, ...]
    parties: tuple[PartyView, ...]

    @property
    def text(self) -> str:
        """What is said aloud: no figures, for they are each party's own business."""
        if not self.because:
            return self.answer
        return f"not possible, because: {self.because[0].what}"


def verdict(
    plan: Plan, seed: int | None, state: State, deal: DealTerms, seats: Seats | None = None
) -> Verdict:
    """What a package means for its parties, as if everybody signed. Changes nothing, simulates nothing."""
    known = seats if seats is not None else plan.seats
    situation = Situation(plan, state, purses_of(known[key] for key in sorted(known)))
    problems = tuple(dict.fromkeys(package_problems(situation, deal, frozenset(deal.parties))))
    parties = () if problems else _views(situation, deal, seed)
    if problems:
        return Verdict("not possible", problems, ())
    return Verdict("one loses" if any(one.loses for one in parties) else "both gain", (), parties)


def _views(situation: Situation, deal: DealTerms, seed: int | None) -> tuple[PartyView, ...]:
    yearly = dict.fromkeys(deal.parties, 0) | exchange_gains(situation, deal, seed)
    invested = dict.fromkeys(deal.parties, 0)
    effects = situation.effects()
    for part in deal.projects:
        card = situation.plan.projects[part.project]
        yearly[card.firm] += own_gain(situation, card.id, seed) - running_cost(situation, card.id, seed)
        for payer in payers_of(situation.plan, part):
            bearer = card.firm if payer.repaid_years else payer.firm
            invested[bearer] += part_of(cost_of(effects, card.id), payer)
    years = max((one.years for one in deal.exchanges), default=_YEARS_WITHOUT_CONTRACT)
    return tuple(PartyView(firm, yearly[firm], invested[firm], years) for firm in deal.parties)
