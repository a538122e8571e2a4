"""Numbers for people: two or three digits that matter, thousands apart, a real minus."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

THIN: Final = "\u2009"
MINUS: Final = "−"
_MOST_DECIMALS: Final = 3


def rounded(value: float | int | Fraction, digits: int = 3) -> str:
    """A number with so many significant digits and at most three decimals: `12 300`, `0.43`, `−1.2`."""
    exact = Decimal(str(float(value)))
    if exact == 0:
        return "0"
    place = exact.adjusted() - digits + 1
    near = exact.quantize(Decimal(1).scaleb(max(place, -_MOST_DECIMALS)), ROUND_HALF_EVEN)
    return _typeset(f"{near:,f}")


def whole(value: int) -> str:
    """A count, every digit of it."""
    return _typeset(f"{value:,d}")


def count(number: int, thing: str) -> str:
    """So many of a thing: `1 firm`, `3 firms`."""
    return f"{whole(number)} {thing}{'' if number == 1 else 's'}"


def percent(share: float, digits: int = 2) -> str:
    """A share as per cent: `43 %`."""
    return f"{rounded(share * 100, digits)}{THIN}%"


def _typeset(text: str) -> str:
    plain = text.replace(",", THIN)
    if plain.strip("-0.") == "":
        return "0"
    return plain.replace("-", MINUS)
