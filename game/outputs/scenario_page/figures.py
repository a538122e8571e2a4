"""Figures as the page writes them: three digits that matter, no zeros behind them, a real minus."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

THIN: Final = "\u2009"
MINUS: Final = "−"
Value = int | Decimal | Fraction
_DIGITS: Final = 3
_MILLION: Final = 1_000_000


def short(value: Value, digits: int = _DIGITS) -> str:
    """A figure with so many digits that matter: `12 300`, `0.0097`, `−1.2`."""
    exact = _decimal(value)
    if not exact:
        return "0"
    near = exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_EVEN)
    return _typeset(f"{near.normalize():,f}")


def whole(value: int) -> str:
    """A count, every digit of it."""
    return _typeset(f"{value:,d}")


def _typeset(text: str) -> str:
    return text.replace(",", THIN).replace("-", MINUS)


def millions(value: Value) -> str:
    """A sum of money in millions."""
    return short(Fraction(value) / _MILLION)


def percent(share: Value) -> str:
    """A share as per cent: `43 %`."""
    return f"{short(_decimal(share) * 100, 2)}{THIN}%"


def span(low: Value | None, high: Value | None) -> str:
    """What an expert would defend: `2 to 6`. Empty where no range was written."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"from {short(low)}" if low is not None else f"up to {short(high or 0)}"
    return f"{short(low)} to {short(high)}"


def _decimal(value: Value) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(value)
