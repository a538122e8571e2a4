"""What deals promised and what came of them: tonnes and money a year by exchange, and what stopped the rest.

Read from records alone. The most that stands on a slip is its promise; the years count from the New Year on which it
was signed, with building time, to the last that was played or agreed on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.session.records import RoundRecord
from sim.causes import Cause
from sim.economy.contract_year import price_in
from sim.economy.outlook import Outlook
from sim.effects import Effects
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.state import Contract
from sim.units import payment

_STOPPED = frozenset(Cause) - {
    Cause.NOT_NEEDED,
    Cause.OFF_SPEC,
    Cause.RESIDUE,
    Cause.NO_PARTNER,
    Cause.SHARE_LIMIT,
}
"""what can stop a contract that stands"""


@dataclass(frozen=True, slots=True)
class DealResult:
    """An exchange that was agreed on: a year on average, kg, kWh or l, and cents."""

    deal: str
    """the package it was part of"""
    contract: Contract
    """as it stands after the last round"""
    years: tuple[int, ...]
    """in which it was in force, of those that were played"""
    promised: int
    delivered: int
    promised_cents: int
    """what the taker would pay the giver for all that was promised, at the prices of each year"""
    paid_cents: int
    """what it paid, shortfalls and leaving apart"""
    cause: str
    """what held up most of what is missing; empty where nearly all came"""
    culprit: str


@dataclass(frozen=True, slots=True)
class DealYear:
    """What a year's ledger says of contracts, looked through once for all of them. kg, kWh or l, and cents."""

    received: Mapping[str, int]
    """contract → what arrived"""
    paid: Mapping[str, int]
    """contract → what the taker paid the giver"""
    missed: Mapping[str, Mapping[tuple[str, str], int]]
    """store or need → cause and culprit → what was disposed of from it, or bought new for it"""

    @classmethod
    def of(cls, ledger: Ledger) -> DealYear:
        """The year of a ledger."""
        received: dict[str, int] = defaultdict(int)
        paid: dict[str, int] = defaultdict(int)
        missed: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
        for row, amount in ledger.totals(Kind.RECEIVED, Kind.DISPOSAL, Kind.VIRGIN):
            if row.kind == Kind.RECEIVED:
                received[row.source] += amount
            elif row.cause in _STOPPED:
                missed[row.source][row.cause, row.culprit] += amount
        for made, weeks in ledger.payments.items():
            if made.kind == "contract":
                paid[made.about] += sum(weeks)
        return cls(received, paid, missed)


def deal_results(plan: Plan, world: str, records: Sequence[RoundRecord]) -> tuple[DealResult, ...]:
    """Every exchange signed in the game, in the order of its rounds."""
    years = {
        ledger.year: DealYear.of(ledger) for record in records for ledger in record.worlds[world].ledgers
    }
    states = [
        state for record in records for state in (record.worlds[world].before, record.worlds[world].state)
    ]
    agreed = {key: contract for state in states for key, contract in state.contracts.items() if contract.deal}
    ordered = sorted(agreed.values(), key=lambda contract: (contract.first_year, contract.deal, contract.id))
    news = Effects.at(plan, states[-1])
    outlooks = {year: Outlook(plan, year, None, news) for year in years}
    return tuple(_result(plan, contract, years, outlooks) for contract in ordered)


def _result(
    plan: Plan, contract: Contract, played: Mapping[int, DealYear], outlooks: Mapping[int, Outlook]
) -> DealResult:
    last = max(played) if contract.renews else min(contract.last_year, max(played))
    years = tuple(year for year in sorted(played) if contract.first_year <= year <= last)
    within = [played[year] for year in years]
    count = max(1, len(years))
    delivered = sum(year.received.get(contract.id, 0) for year in within) // count
    priced = sum(payment(contract.most, price_in(outlooks[year], contract)) for year in years) // count
    paid = sum(year.paid.get(contract.id, 0) for year in within) // count
    cause, culprit = ("", "") if delivered * 10 >= contract.most * 9 else what_stopped(plan, contract, within)
    return DealResult(contract.deal, contract, years, contract.most, delivered, priced, paid, cause, culprit)


def what_stopped(plan: Plan, contract: Contract, years: Iterable[DealYear]) -> tuple[str, str]:
    """The cause and its culprit of most of what was missing: of the giver's waste, or what the need bought."""
    amounts: dict[tuple[str, str], int] = defaultdict(int)
    for year in years:
        for end in dict.fromkeys((contract.giver, contract.taker)):
            for (cause, culprit), amount in year.missed.get(end, {}).items():
                if _is_about(plan, contract, culprit):
                    amounts[cause, culprit] += amount
    return max(amounts, key=lambda key: (amounts[key], key), default=("", ""))


def _is_about(plan: Plan, contract: Contract, culprit: str) -> bool:
    """Whether a culprit has to do with this contract: itself, its ends, or what had to be built for it."""
    return (
        culprit in {contract.id, contract.giver, contract.taker, contract.carrier, contract.ended_by}
        or culprit in plan.projects
    )
