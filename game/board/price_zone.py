"""The prices of an exchange of a deal at which every signer gains: a range, its ends judged by the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

from game.typed.deals import with_exchange
from sim.decisions import DealTerms
from sim.rules.deal_verdict import Verdict
from sim.scenario.bounds import PRICE

_STEP: Final = Decimal("0.01")
"""EUR: prices on slips have so many decimals"""
_APART: Final = Decimal(10)
"""EUR between the two prices by which it is seen how a side's gain goes with the price"""
_TRIES: Final = 3
"""steps inwards at an end, where cents were rounded"""
_Judge = Callable[[DealTerms], Verdict]


@dataclass(frozen=True, slots=True)
class PriceZone:
    """EUR a unit, from the least to the most at which nobody who signs loses; `now`: what the slip says."""

    least: Decimal
    most: Decimal
    now: Decimal
    before: Decimal | None = None
    """at the try before"""


def price_zone(judge: _Judge, deal: DealTerms, at: int, before: Decimal | None = None) -> PriceZone | None:
    """Of one exchange of a deal, all else as it stands; None where there is no such price, or it is indexed."""
    now = deal.exchanges[at].price
    if now is None:
        return None
    price = Decimal(now)
    ends = _ends(judge, deal, at, price)
    if ends is None:
        return None
    least = next(_inwards(judge, deal, at, ends[0], _STEP), None)
    most = next(_inwards(judge, deal, at, ends[1], -_STEP), None)
    if least is None or most is None or least > most:
        return None
    return PriceZone(least, most, price, before)


def _ends(judge: _Judge, deal: DealTerms, at: int, price: Decimal) -> tuple[Decimal, Decimal] | None:
    """Where the first side that pays more and the first that gets less would come to nought: gains go straight.

    No further than a slip may say.
    """
    apart = _APART if price + _APART <= PRICE.most else -_APART
    here = {side.seat: side.gain for side in judge(deal).sides}
    there = {side.seat: side.gain for side in judge(with_exchange(deal, at, price=price + apart)).sides}
    lows, highs = [Fraction(PRICE.least)], [Fraction(PRICE.most)]
    for seat, gain in here.items():
        slope = Fraction(there.get(seat, gain) - gain) / Fraction(apart)
        if slope:
            (lows if slope > 0 else highs).append(Fraction(price) - Fraction(gain) / slope)
        elif gain < 0:
            return None
    if min(len(lows), len(highs)) < 2 or max(lows) > min(highs):
        return None
    return _to_step(max(lows), ROUND_CEILING), _to_step(min(highs), ROUND_FLOOR)


def _to_step(price: Fraction, rounding: str) -> Decimal:
    exact = Decimal(price.numerator) / Decimal(price.denominator)
    return exact.quantize(_STEP, rounding=rounding)


def _inwards(judge: _Judge, deal: DealTerms, at: int, end: Decimal, step: Decimal) -> Iterator[Decimal]:
    """The prices from an end inwards at which the rules say that all gain."""
    for nth in range(_TRIES):
        price = end + nth * step
        if judge(with_exchange(deal, at, price=price)).answer == "both gain":
            yield price
