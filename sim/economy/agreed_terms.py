"""What a slip comes to once it is signed: the contract of each exchange, and who pays what share of a project."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sim.decisions import DealExchange, DealProject
from sim.plan.plan import Plan
from sim.scenario.projects import Match
from sim.state import Contract, Payer
from sim.units import base_units, cents


def draft_contract(plan: Plan, year: int, exchange: DealExchange, carrier: str, price: int) -> Contract:
    """The contract an exchange becomes at a New Year, without its id and deal. ``price`` in cents per unit."""
    end, last = published_end(plan, exchange.giver, exchange.taker), year + exchange.term - 1
    return Contract(
        id="",
        giver=exchange.giver,
        taker=exchange.taker,
        carrier=carrier,
        most=base_units(Fraction(exchange.most)),
        price=price,
        indexed=exchange.indexed.as_integer_ratio() if exchange.indexed is not None else None,
        first_year=year,
        last_year=last if end is None else min(last, end),
        renews=exchange.renews and end is None,
        giver_pays_carriage=exchange.carriage_paid_by == "giver",
        least=base_units(Fraction(exchange.least or 0)),
        shortfall_price=cents(Fraction(exchange.shortfall_price)),
        shortfall_by=exchange.shortfall_paid_by,
        leaving_price=cents(Fraction(exchange.leaving_price)),
    )


def published_end(plan: Plan, giver: str, taker: str) -> int | None:
    """The last year in which this exchange can run, as everybody knows; None if nothing ends it."""
    matches = plan.scenario.matches.values()
    return last_year([match for match in matches if (match.giver, match.taker) == (giver, taker)])


def last_year(matches: Sequence[Match]) -> int | None:
    """The latest of several; None where one of them never ends, or there is none."""
    years = [match.last_year for match in matches]
    return max((year for year in years if year), default=None) if all(years) else None


def payers_of(plan: Plan, part: DealProject) -> tuple[Payer, ...]:
    """Who pays what share: the owner the rest, then the others as named; nobody with a share of nothing."""
    others = tuple(
        Payer(payer.firm, payer.share.as_integer_ratio(), payer.repaid_years)
        for payer in part.paid_by
        if payer.share
    )
    rest = 1 - sum((Fraction(*payer.share) for payer in others), Fraction(0))
    owner = Payer(plan.projects[part.project].firm, rest.as_integer_ratio())
    return (owner, *others) if rest else others
