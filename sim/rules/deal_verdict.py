"""What the Desk says of a deal slip: both gain, one loses, or not possible, because…"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sim.decisions import DealTerms
from sim.economy.agreed_terms import payers_of
from sim.economy.annual_worth import amounts, exchange_gains, own_gain, running_cost
from sim.economy.deal_cash import DealCash, deal_cash
from sim.economy.package_prices import priced_exchanges
from sim.message import Quantity
from sim.plan.plan import Plan
from sim.rules import refusals, slip_refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.rules.packages import package_problems
from sim.rules.signing import signing_problems
from sim.situation import Seats, Situation, Standing, cost_of, part_of, purses_of
from sim.state import State

Answer = Literal["both gain", "one loses", "not possible"]
_CLEARLY = 0.9
"""part of what a slip promises that should flow (tuned)"""


class _Share:
    """Who gains how much, and has put in how much, in cents."""

    __slots__ = ()
    yearly: int
    invested: int
    years: int
    gain: int
    by_end: int

    @property
    def loses(self) -> bool:
        """Whether the package costs more than it brings, all told."""
        return self.gain < 0


@dataclass(frozen=True, slots=True)
class PartyView(_Share):
    """What a package means for one firm. Cents."""

    firm: str
    yearly: int
    """gain a year at this year's prices once all of it runs, after running costs"""
    invested: int
    """its share of the projects; an advance counts for the one who pays it back"""
    years: int
    """how long the package lasts"""
    gain: int
    """all of it to the end of what is agreed: building time, prices of each year, shortfalls, advances, grants"""
    by_end: int
    """what of it is there when the game ends"""


@dataclass(frozen=True, slots=True)
class SideView(_Share):
    """The same for all firms of the package that share a purse: what counts for those who sign."""

    seat: str
    """the seat; for a firm outside of all seats, the firm"""
    firms: tuple[str, ...]
    yearly: int
    invested: int
    years: int
    gain: int
    by_end: int


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

    Each year is reckoned at the prices that the paths have for it, which stand on role sheets; its luck and its news
    nobody has read, and an answer gives none of it away.
    """
    known = seats if seats is not None else plan.seats
    situation = Standing(plan, state, purses_of(known[key] for key in sorted(known)))
    problems = tuple(dict.fromkeys(package_problems(situation, deal, frozenset(deal.parties))))
    if problems:
        return Verdict("not possible", problems, ())
    cash = deal_cash(situation, deal, seed)
    parties = _views(situation, deal, cash)
    sides = _sides(parties, known)
    answer: Answer = "one loses" if any(side.loses for side in sides) else "both gain"
    notes = (*_shortages(situation, deal), *_better_left(situation, cash, deal.parties))
    return Verdict(answer, (), parties, sides, notes)


def hindrances(situation: Situation, deal: DealTerms) -> tuple[Problem, ...]:
    """All that stands against a slip if all its parties sign it, each once: the rules first, then what is missing."""
    standing = Standing.of(situation)
    against = package_problems(standing, deal, frozenset(deal.parties))
    return tuple(dict.fromkeys([*against, *signing_problems(standing, deal)]))


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
            sum(party.gain for party in views),
            sum(party.by_end for party in views),
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


def _better_left(situation: Situation, cash: DealCash, parties: Sequence[str]) -> Iterator[Problem]:
    """Firms that would leave before the contract ends, whatever leaving costs them."""
    for firm in parties:
        stays, years = cash.by(firm), range(situation.state.year + 1, cash.last + 1)
        best = max(years, key=lambda year: cash.if_left(firm, year), default=0)
        if best and cash.if_left(firm, best) > stays:
            name = named(situation.plan, "firm", firm)
            yield slip_refusals.BETTER_LEFT(firm=name, year=best)


def _views(situation: Situation, deal: DealTerms, cash: DealCash) -> tuple[PartyView, ...]:
    yearly = dict.fromkeys(deal.parties, 0) | exchange_gains(situation, deal, cash.seed)
    invested = dict.fromkeys(deal.parties, 0)
    effects = situation.effects()
    for part in deal.projects:
        card = situation.plan.projects[part.project]
        yearly[card.firm] += own_gain(situation, card.id, cash.seed) - running_cost(
            situation, card.id, cash.seed
        )
        for payer in payers_of(situation.plan, part):
            bearer = card.firm if payer.repaid_years else payer.firm
            invested[bearer] += part_of(cost_of(effects, card.id), payer)
    years, end = cash.last - situation.state.year + 1, situation.plan.scenario.about.last_year
    return tuple(
        PartyView(firm, yearly[firm], invested[firm], years, cash.by(firm), cash.by(firm, end))
        for firm in deal.parties
    )
