"""What a slip must say before it is signed, beside what speaks against the deal.

Asked once, when all sign: a deal that was signed stays signed, whatever would be asked of it today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from sim.decisions import DealExchange, DealTerms
from sim.economy.exchange_ends import Ends, carrier_of, ends_of
from sim.economy.outlook import Outlook
from sim.economy.replaced_price import replaced_price
from sim.economy.standing_times import builders_of, lacking
from sim.economy.volumes import free_supply, promised_of
from sim.message import Quantity, Sum
from sim.rules import slip_refusals
from sim.rules.names import named
from sim.rules.objection import Problem
from sim.situation import Situation
from sim.units import base_units, cents

_MOST_TIMES: Final = 3
"""what a missing unit may cost, in prices of the virgin material it replaces"""
_ROOM: Final = Fraction(11, 10)
"""what a slip may promise above what is left (tuned: good years)"""


def signing_problems(situation: Situation, terms: DealTerms) -> list[Problem]:
    """Why this slip cannot be signed yet. Changes nothing."""
    plan, aid = situation.plan, situation.plan.scenario.about.brokers_aid
    problems = []
    for exchange in terms.exchanges:
        ends = ends_of(plan, exchange)
        if ends is None:
            continue
        material = named(plan, "material", ends[0].material)
        if exchange.price is None and exchange.indexed is None and not aid:
            problems.append(slip_refusals.NO_PRICE(material=material))
        if exchange.years is None:
            problems.append(slip_refusals.NO_YEARS(material=material))
        problems += _shortfall_problems(situation, exchange, ends)
    return [*problems, *_sold_twice(situation, terms)]


def _shortfall_problems(situation: Situation, exchange: DealExchange, ends: Ends) -> list[Problem]:
    """A shortfall is paid for by what it costs to buy instead, not by a fortune."""
    most = _MOST_TIMES * replaced_price(situation.plan, Outlook.of_situation(situation), ends)
    if not exchange.shortfall_price or exchange.shortfall_price <= most:
        return []
    return [
        slip_refusals.SHORTFALL_TOO_DEAR(
            price=Sum(cents(exchange.shortfall_price)),
            material=named(situation.plan, "material", ends[0].material),
            limit=Sum(cents(most)),
        )
    ]


def _sold_twice(situation: Situation, terms: DealTerms) -> Iterator[Problem]:
    """What a contract or an earlier slip has taken of a store is not there for this one."""
    plan = situation.plan
    for giver in dict.fromkeys(
        exchange.giver for exchange in terms.exchanges if exchange.giver in plan.stores
    ):
        ours = [exchange for exchange in terms.exchanges if exchange.giver == giver]
        if not promised_of(situation, giver):
            continue
        wanted = sum(base_units(Fraction(exchange.most)) for exchange in ours)
        first, term = situation.state.year, max(exchange.term for exchange in ours)
        years = range(first, first + max(term, 1))  # a blank slip has no term yet: at least this year
        left = max(_left(situation, terms, giver, year) for year in years)
        if wanted > left * _ROOM:
            yield slip_refusals.SOLD_ALREADY(
                stream=named(plan, "store", giver), left=Quantity(left, plan.stores[giver].unit)
            )


def _left(situation: Situation, terms: DealTerms, giver: str, year: int) -> int:
    """What nobody has bought of a store in a year, all of it collected, with what the slip feeds its treatment."""
    state = situation.state
    recovery = {**state.recovery, giver: (1, 1)}
    then = Situation(situation.plan, replace(state, year=year, recovery=recovery), situation.purses)
    fed = {
        exchange.taker: Fraction(exchange.most) * 1000
        for exchange in terms.exchanges
        if exchange.taker in situation.plan.treatments
    }
    return int(free_supply(then, giver, fed))


def not_built(situation: Situation, terms: DealTerms) -> Iterator[Problem]:
    """What the slip needs to stand before anything flows, and nobody builds. It forbids nothing."""
    plan, named_already = situation.plan, set[str]()
    for exchange in terms.exchanges:
        if (ends := ends_of(plan, exchange)) is None:
            continue
        builders = builders_of(plan, ends, carrier_of(plan, exchange, ends))
        for project in lacking(situation, builders, [part.project for part in terms.projects]):
            if project not in named_already:
                named_already.add(project)
                yield slip_refusals.NOBODY_BUILDS(project=named(plan, "project", project))
