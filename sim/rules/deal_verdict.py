"""What the Desk says of a deal slip: both gain, one loses, or not possible, because…"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sim.decisions import DealTerms
from sim.economy.annual_worth import amounts, exchange_gains, own_gain, running_cost
from sim.economy.package_prices import priced_exchanges
from sim.message import Quantity
from sim.plan.plan import Plan
from sim.rules import refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.packages import package_problems, payers_of
from sim.situation import Seats, Situation, cost_of, part_of, purses_of
from sim.state import State

Answer = Literal["both gain", "one loses", "not possible"]
_CLEARLY = 0.9
"""part of what a slip promises that should flow (tuned)"""
_YEARS_WITHOUT_CONTRACT = 10
"""How long a package without exchanges has to pay back (tuned)."""


class _Share:
    """Who gains how much a year, and has put in how much, in cents."""

    __slots__ = ()
    yearly: int
    invested: int
    years: int

    @property
    def gain(self) -> int:
        """What is left in cents when the package ends."""
        return self.yearly * self.years - self.invested

    @property
    def loses(self) -> bool:
        """Whether the package costs more than it brings while it lasts."""
        return self.gain < 0


@dataclass(frozen=True, slots=True)
class PartyView(_Share):
    """What a package means for one firm. Cents."""

    firm: str
    yearly: int
    """gain a year once all of it runs, after running costs"""
    invested: int
    """its share of the projects; an advance counts for the one who pays it back"""
    years: int
    """how long the package lasts"""


@dataclass(frozen=True, slots=True)
class SideView(_Share):
    """The same for all firms of the package that share a purse: what counts for those who sign."""

    seat: str
    """the seat; for a firm outside of all seats, the firm"""
    firms: tuple[str, ...]
    yearly: int
    invested: int
    years: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the problems if there are any, and the figures by party, in the order of the slip."""

    answer: Answer
    """by seat: a firm may carry what another firm of its purse gains"""
    because: tuple[Problem, ...]
    parties: tuple[PartyView, ...]
    sides: tuple[SideView, ...] = ()
    notes: tuple[Problem, ...] = ()
    """what does not forbid it and should be known before all sign"""


def verdict(
    plan: Plan, seed: int | None, state: State, deal: DealTerms, seats: Seats | None = None
) -> Verdict:
    """What a package means for its parties, as if everybody signed. Changes nothing, simulates nothing.

    Every year of it is reckoned at the prices, taxes and news of this one: what later years bring stands in the
    scenario, but nobody at the table has read it, and an answer must not give it away.
    """
    known = seats if seats is not None else plan.seats
    situation = Situation(plan, state, purses_of(known[key] for key in sorted(known)))
    problems = tuple(dict.fromkeys(package_problems(situation, deal, frozenset(deal.parties))))
    if problems:
        return Verdict("not possible", problems, ())
    parties = _views(situation, deal, seed)
    sides = _sides(parties, known)
    answer: Answer = "one loses" if any(side.loses for side in sides) else "both gain"
    return Verdict(answer, (), parties, sides, tuple(_shortages(situation, deal)))


def _sides(parties: tuple[PartyView, ...], seats: Seats) -> tuple[SideView, ...]:
    """The parties by purse, in the order of the slip."""
    seat_of = {firm: seat for seat, firms in seats.items() for firm in firms}
    grouped: dict[str, list[PartyView]] = {}
    for party in parties:
        grouped.setdefault(seat_of.get(party.firm, party.firm), []).append(party)
    return tuple(
        SideView(
            seat,
            tuple(party.firm for party in views),
            sum(party.yearly for party in views),
            sum(party.invested for party in views),
            views[0].years,
        )
        for seat, views in grouped.items()
    )


def _shortages(situation: Situation, deal: DealTerms) -> Iterator[Problem]:
    """Exchanges that would carry clearly less than the slip says."""
    priced = priced_exchanges(situation, deal)
    for each, amount in zip(priced, amounts(situation, priced), strict=True):
        promised = int(each.exchange.most * 1000)
        if amount < promised * _CLEARLY:
            unit = each.ends[0].unit
            stream = named(situation.plan, "store", each.exchange.giver)
            yield refusals.PROMISES_MORE_THAN_FLOWS(
                stream=stream, promised=Quantity(promised, unit), amount=Quantity(amount, unit)
            )


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
    years = max((exchange.years for exchange in deal.exchanges), default=_YEARS_WITHOUT_CONTRACT)
    return tuple(PartyView(firm, yearly[firm], invested[firm], years) for firm in deal.parties)
