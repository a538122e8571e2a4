"""What deals promised and what came of them: tonnes and money a year by exchange, and what stopped the rest.

Read from records alone. The most that stands on a slip is its promise; the years count from the New Year on which it
was signed, with building time, to the last that was played or agreed on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.session.records import RoundRecord
from sim.causes import Cause
from sim.economy.contract_year import price_in
from sim.economy.outlook import Outlook
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.state import Contract, State
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


def deal_results(plan: Plan, world: str, records: Sequence[RoundRecord]) -> tuple[DealResult, ...]:
    """Every exchange signed in the game, in the order of its rounds."""
    ledgers = {ledger.year: ledger for record in records for ledger in record.worlds[world].ledgers}
    states = [
        state for record in records for state in (record.worlds[world].before, record.worlds[world].state)
    ]
    agreed = {key: contract for state in states for key, contract in state.contracts.items() if contract.deal}
    ordered = sorted(agreed.values(), key=lambda contract: (contract.first_year, contract.deal, contract.id))
    return tuple(_result(plan, contract, ledgers, states[-1]) for contract in ordered)


def _result(plan: Plan, contract: Contract, ledgers: Mapping[int, Ledger], state: State) -> DealResult:
    last = max(ledgers) if contract.renews else min(contract.last_year, max(ledgers))
    years = tuple(year for year in sorted(ledgers) if contract.first_year <= year <= last)
    within = [ledgers[year] for year in years]
    count = max(1, len(years))
    delivered = sum(_received(ledger, contract.id) for ledger in within) // count
    priced = (payment(contract.most, price_in(Outlook.at(plan, state, year), contract)) for year in years)
    paid = sum(_paid(ledger, contract.id) for ledger in within) // count
    cause, culprit = ("", "") if delivered * 10 >= contract.most * 9 else what_stopped(plan, contract, within)
    return DealResult(
        contract.deal, contract, years, contract.most, delivered, sum(priced) // count, paid, cause, culprit
    )


def _received(ledger: Ledger, contract: str) -> int:
    return sum(amount for row, amount in ledger.totals(Kind.RECEIVED) if row.source == contract)


def _paid(ledger: Ledger, contract: str) -> int:
    return sum(
        sum(weeks)
        for paid, weeks in ledger.payments.items()
        if (paid.kind, paid.about) == ("contract", contract)
    )


def what_stopped(plan: Plan, contract: Contract, ledgers: Iterable[Ledger]) -> tuple[str, str]:
    """The cause and its culprit of most of what was missing: of the giver's waste, or what the need bought."""
    amounts: dict[tuple[str, str], int] = defaultdict(int)
    for ledger in ledgers:
        for (cause, culprit), amount in _causes(contract, ledger):
            if cause in _STOPPED and _is_about(plan, contract, culprit):
                amounts[cause, culprit] += amount
    return max(amounts, key=lambda key: (amounts[key], key), default=("", ""))


def _causes(contract: Contract, ledger: Ledger) -> Iterator[tuple[tuple[str, str], int]]:
    for row, amount in ledger.totals(Kind.DISPOSAL, Kind.VIRGIN):
        if contract.giver == row.source or contract.taker == row.source:
            yield (row.cause, row.culprit), amount


def _is_about(plan: Plan, contract: Contract, culprit: str) -> bool:
    """Whether a culprit has to do with this contract: itself, its ends, or what had to be built for it."""
    return (
        culprit in {contract.id, contract.giver, contract.taker, contract.carrier, contract.ended_by}
        or culprit in plan.projects
    )
