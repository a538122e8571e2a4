"""What lasted when nobody decided any more: the largest exchanges of the last year that was played, and each legacy
year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.session.records import WorldRecord
from sim.ledger import Kind, Ledger
from sim.state import Contract

MOST = 5
"""exchanges that are told"""


@dataclass(frozen=True, slots=True)
class LastingExchange:
    """An exchange that people agreed on."""

    contract: Contract
    before: int
    """in the last year that was played: kg, kWh or l"""
    years: tuple[tuple[int, int], ...]
    """year → what came in it, of the years after"""

    @property
    def broke(self) -> int:
        """The first year from which nothing came any more; 0: it lasted."""
        dry = 0
        for year, amount in reversed(self.years):
            if amount:
                break
            dry = year
        return dry

    @property
    def end(self) -> Literal["lasted", "ran out", "stopped"]:
        """Whether it lasted; else whether what was agreed ran out, or something stopped it."""
        if not self.broke:
            return "lasted"
        last = self.contract.last_year
        return "ran out" if last is not None and last < self.broke else "stopped"


def lasting(played: WorldRecord, legacy: WorldRecord, most: int) -> tuple[LastingExchange, ...]:
    """The largest, by what came in the last year that was played; one that broke is among them, if any did."""
    contracts = {
        key: contract
        for key, contract in (played.state.contracts | legacy.state.contracts).items()
        if contract.deal
    }
    by_ends = {(each.giver, each.taker): each for each in contracts.values()}
    before = _came(played.ledgers[-1], contracts)
    years = [(ledger.year, _came(ledger, contracts)) for ledger in legacy.ledgers]
    largest = sorted((ends for ends in before if before[ends]), key=lambda ends: (-before[ends], ends))
    exchanges = [
        LastingExchange(by_ends[ends], before[ends], tuple((year, came.get(ends, 0)) for year, came in years))
        for ends in largest
    ]
    broken = [each for each in exchanges[most:] if each.broke]
    if broken and not any(each.broke for each in exchanges[:most]):
        return (*exchanges[: most - 1], broken[0])
    return tuple(exchanges[:most])


def _came(ledger: Ledger, contracts: Mapping[str, Contract]) -> dict[tuple[str, str], int]:
    """Giver and taker → what came of their exchanges in a year."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row, amount in ledger.totals(Kind.EXCHANGE, Kind.TURNED_BACK):
        key, sign = (row.target, 1) if row.kind is Kind.EXCHANGE else (row.source, -1)
        if key in contracts:
            sums[contracts[key].giver, contracts[key].taker] += sign * amount
    return sums
