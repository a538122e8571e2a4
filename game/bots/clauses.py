"""What a package of any clauses is worth to one seat: reckoned year by year, to the end of what is agreed.

Offers that bots write hold no clause but price, amount and years, and were reckoned when they were written. Whatever
people bring is reckoned in full: a least amount and what its shortfall costs, a price that follows the market, the
carriage, who pays what and whether an advance ever comes back, and years that nobody at the table lives to see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from game.bots.gain_split import Side
from game.bots.market import MarketView
from sim.decisions import DealTerms
from sim.economy.deal_cash import AgreedExchange, CashRow, deal_cash
from sim.units import payment

_PAID_IN: Final = ("building", "grant", "advance")
_FALLS_SHORT: Final = 10
"""One part in so many of a least amount is counted as lacking, whatever should flow (tuned: what breakdowns take)."""


@dataclass(frozen=True, slots=True)
class WholeWorth:
    """What one seat has of a package. Cents."""

    agreed: int
    """to the end of what is agreed on"""
    seen: int
    """by the last year that it looks at"""
    side: Side
    """the same as a gain a year while it runs, and what is put in for it"""

    @property
    def loses(self) -> bool:
        """Whether it would have been better off without it."""
        return self.agreed < 0 or self.seen < 0


def whole_worth(market: MarketView, terms: DealTerms, firms: Collection[str], years: int) -> WholeWorth:
    """What a package that can stand brings these firms, who look so many years ahead."""
    cash, last = deal_cash(market.situation, terms), market.state.year + years - 1
    own = [row for row in cash.rows if row.firm in firms]
    lasting = cash.last - market.state.year + 1
    risk = sum(_at_risk(each, firms) for each in cash.exchanges)
    seen = [row for row in own if row.year <= last]
    paid_in = -_sum(row for row in seen if row.kind in _PAID_IN)
    running = len({row.year for row in seen if row.kind not in _PAID_IN})
    gained = _sum(row for row in seen if row.kind not in _PAID_IN) - risk * min(lasting, years)
    side = Side(gained // max(1, running), max(0, paid_in))
    return WholeWorth(_sum(own) - risk * lasting, gained - paid_in, side)


def _sum(rows: Iterable[CashRow]) -> int:
    return sum(row.cents for row in rows)


def _at_risk(each: AgreedExchange, firms: Collection[str]) -> int:
    """Cents a year that bad luck may cost these firms, where they owe a least amount."""
    contract, (giver, taker) = each.contract, each.firms
    owes = (giver in firms and contract.shortfall_by in ("giver", "both")) or (
        taker in firms and contract.shortfall_by in ("taker", "both")
    )
    return payment(contract.least // _FALLS_SHORT, contract.shortfall_price) if owes else 0
