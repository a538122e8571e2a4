"""Who gets what of a bundle's gain: prices that give each side its share, and the slip they stand on.

A fair split gives each purse its part of the gain by what it invests, and everybody something for taking
part. Who bargains hard weighs more. Prices are then set so that, link by link, the money goes where it should.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from game.bots.bundles import Bundle
from game.bots.market import MarketView, OpenLink
from sim.units import payment

_FOR_TAKING_PART = 5
"""One part in so many of the gain is shared alike, the rest by what each invests (tuned: enough for a giver
that builds nothing to sign, little enough that those who build are paid back first)."""
_OUTSIDE_PART = 10
"""One part in so many of its own gain is left to a buyer abroad (tuned: it signs whatever costs it nothing)."""
DEPUTYS_PART = Fraction(1, 4)
"""of what a package brings all together, the least that a deputy signs for"""
_SANE = 100_000
"""Cents per unit that a price may always reach (the rules take ten times 100 EUR for no typing error)."""
_CENTS = Decimal(100)
_ROUNDING = Fraction(101, 100)
"""prices stand in whole cents: so much more keeps a part that was asked for"""


@dataclass(frozen=True, slots=True)
class Side:
    """What a bundle means for one purse, prices paid. Cents."""

    gain: int
    """a year"""
    cost: int

    def has_part(self, whole: Bundle, years: int) -> bool:
        """Whether a deputy signs: over so many years its seat loses nothing, and has its part of the joint gain."""
        own, joint = self.gain * years - self.cost, whole.gain * years - whole.cost
        return own >= 0 and own >= DEPUTYS_PART * joint

    def pays_back_within(self, tenths: int) -> bool:
        """Whether its own cost is back within so many tenths of a year; at once, if it gains and bears none."""
        return self.gain > 0 and self.cost * 10 <= self.gain * tenths


def purse_of(market: MarketView, firm: str) -> str:
    """The seat of a firm; a firm without a seat stands for itself."""
    return market.seat_of.get(firm, f"/{firm}")


def is_outside(purse: str) -> bool:
    """Whether this purse is that of a buyer abroad, whom nobody plays."""
    return purse.startswith("/")


def by_purse(market: MarketView, figures: Mapping[str, int]) -> dict[str, int]:
    """Figures by firm summed up by purse."""
    sums: dict[str, int] = defaultdict(int)
    for firm, figure in figures.items():
        sums[purse_of(market, firm)] += figure
    return dict(sums)


def fair_shares(
    market: MarketView, bundle: Bundle, hard: Collection[str] = (), times: int = 3
) -> dict[str, int]:
    """Purse → cents a year it should gain. `hard`: the seats that ask `times` the share of the others."""
    costs, purses = by_purse(market, bundle.costs), purses_in(market, bundle)
    left, shares = bundle.gain, {}
    for purse in purses:
        if is_outside(purse):
            own = sum(
                payment(amount, link.width)
                for link, amount in bundle.amounts.items()
                if purse in ends_of(market, link)
            )
            shares[purse] = max(0, own // _OUTSIDE_PART)
            left -= shares[purse]
    inside = players_in(market, bundle)
    weights = {
        purse: _weight(bundle, costs.get(purse, 0), len(inside)) * (times if purse in hard else 1)
        for purse in inside
    }
    total = sum(weights.values())
    return shares | {purse: left * weight // total for purse, weight in weights.items()}


def with_part(market: MarketView, bundle: Bundle, shares: Mapping[str, int], years: int) -> dict[str, int]:
    """The same shares, but so that deputies sign: what they lack, those who are here go without."""
    costs, raised = by_purse(market, bundle.costs), dict(shares)
    inside = players_in(market, bundle)
    for purse in market.absent.deputised.intersection(inside):
        joint = max(Fraction(0), DEPUTYS_PART * (bundle.gain * years - bundle.cost))
        wanted = (joint + costs.get(purse, 0)) / years
        raised[purse] = max(shares[purse], math.ceil(wanted * _ROUNDING))
    here = [purse for purse in inside if purse not in market.absent.deputised]
    lacking, weight = sum(raised.values()) - sum(shares.values()), sum(shares[purse] for purse in here)
    for purse in here if weight > 0 else ():
        raised[purse] -= lacking * shares[purse] // weight
    return raised


def _weight(bundle: Bundle, cost: int, purses: int) -> int:
    if not bundle.cost:
        return 1
    return cost * purses * (_FOR_TAKING_PART - 1) + bundle.cost


def purses_in(market: MarketView, bundle: Bundle) -> list[str]:
    """Everybody with a part in a bundle, by purse."""
    return sorted({purse_of(market, firm) for firm in bundle.firms})


def players_in(market: MarketView, bundle: Bundle) -> list[str]:
    """The seats among them."""
    return [purse for purse in purses_in(market, bundle) if not is_outside(purse)]


def ends_of(market: MarketView, link: OpenLink) -> frozenset[str]:
    """The purses at both ends of a link; one, if it gives to itself."""
    return frozenset((purse_of(market, link.giver_firm), purse_of(market, link.taker_firm)))


def prices(market: MarketView, bundle: Bundle, shares: Mapping[str, int]) -> dict[OpenLink, int]:
    """Link → cents per unit, such that each purse comes as near to its share as the links allow.

    Money runs along the links. Starting from the middle of each zone, the purse at the end of a line of
    links gets what it lacks from its neighbour, and so on until one purse is left, which has what remains.
    """
    settling = _Settling(market, bundle, {link: (link.floor + link.ceiling) // 2 for link in bundle.amounts})
    have = sides(market, bundle, settling.prices)
    lacks = {purse: shares.get(purse, 0) - have[purse].gain for purse in sorted(have)}
    joined: dict[frozenset[str], list[OpenLink]] = {}
    for link in bundle.amounts:
        joined.setdefault(ends_of(market, link), []).append(link)
    for purse, neighbour in _tree(sorted(lacks), joined):
        settling.shift(joined[frozenset((purse, neighbour))], purse, lacks[purse])
        lacks[neighbour] += lacks[purse]
    return settling.prices


def _tree(purses: list[str], joined: Mapping[frozenset[str], list[OpenLink]]) -> list[tuple[str, str]]:
    """(purse, the neighbour it settles with), leaves first."""
    order: list[tuple[str, str]] = []
    queue = purses[:1]
    for purse in queue:
        for other in purses:
            if other not in queue and frozenset((purse, other)) in joined:
                order.append((other, purse))
                queue.append(other)
    return order[::-1]


@dataclass(frozen=True, slots=True)
class _Settling:
    """The prices of a bundle while its purses settle."""

    market: MarketView
    bundle: Bundle
    prices: dict[OpenLink, int]

    def shift(self, links: list[OpenLink], purse: str, lacking: int) -> None:
        """Change the prices of these links so that a purse gets so much more a year, each by its own worth."""
        amounts = self.bundle.amounts
        worth = {link: max(1, abs(payment(amounts[link], link.width))) for link in links}
        total = sum(worth.values())
        for link in links:
            gives = purse_of(self.market, link.giver_firm) == purse
            part = lacking * worth[link] // total * (1 if gives else -1)
            most = max(_SANE, abs(link.floor), abs(link.ceiling))
            self.prices[link] = max(-most, min(most, self.prices[link] + part * 1000 // amounts[link]))


def sides(market: MarketView, bundle: Bundle, agreed: Mapping[OpenLink, int]) -> dict[str, Side]:
    """Purse → what the bundle means for it at these prices."""
    gains = by_purse(market, {firm: bundle.values.get(firm, 0) for firm in bundle.firms})
    costs = by_purse(market, bundle.costs)
    for link, amount in bundle.amounts.items():
        paid = payment(amount, agreed[link])
        gains[purse_of(market, link.giver_firm)] += paid
        gains[purse_of(market, link.taker_firm)] -= paid
    return {purse: Side(gain, costs.get(purse, 0)) for purse, gain in gains.items()}


def euros(figure: int) -> Decimal:
    """Cents as an exact amount of EUR."""
    return Decimal(figure) / _CENTS
