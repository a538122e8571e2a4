"""Sums of money as they are typed: into the fund, or by the facilitator; in millions of euros where no unit is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from game.typed.numbers import TypedNumber, plainly
from game.typed.tokens import Tokens, single
from game.typed.unclear import asked, marked, not_read
from game.typed.units import euros

_MILLION: Final = 1_000_000
_MILLIONS_AT_MOST: Final = 100
"""a larger number without a unit is hardly meant as millions of euros: as euros, or as thousands of them"""
_THOUSAND: Final = 1000


def read_sum(text: str) -> Decimal:
    """A sum in euros. Raises NotReadError."""
    return take_sum(Tokens({}, text), marked("Write an amount in million euros: 0.5 or −0.5"))


def take_money(tokens: Tokens, write: str) -> Decimal:
    """Take a sum in euros with its unit, and leave what stands behind it. Raises NotReadError with what to write."""
    figure = tokens.figure()
    if figure is None:
        raise not_read("This is no sum.", write)
    words = [token for token in tokens.left[:2] if isinstance(token, str)]
    unit = next((said for n in (2, 1) if euros(said := " ".join(words[:n])) and len(words) >= n), "")
    for _ in unit.split():
        tokens.take()
    return _in_euros(figure, unit)


def take_sum(tokens: Tokens, write: str, code: str = "") -> Decimal:
    """Take all that is left as a sum in euros. Raises NotReadError with what to write for this code."""
    before = "€" if tokens.sign("€") else ""
    figure = tokens.figure()
    if figure is None and code:
        raise not_read("{code} needs a sum.", write, code=code)
    if figure is None:
        raise not_read("This is no sum.", write)
    unit = " ".join(str(tokens.take()) for _ in range(2) if isinstance(tokens.next, str) and tokens)
    unit = f"{unit} {before}".strip()
    tokens.end(write, code=code)
    if unit and euros(unit) is None:
        raise not_read("“{typed}” is no unit of money.", write, typed=unit, code=code)
    return _in_euros(figure, unit)


def _in_euros(figure: TypedNumber, unit: str) -> Decimal:
    number, size = single(figure, unit), (euros(unit) if unit else None) or _MILLION
    if not unit and abs(number) >= _MILLIONS_AT_MOST:
        small = f"{plainly(number / _MILLION)} M€" if abs(number) >= _THOUSAND else f"{plainly(number)} k€"
        raise asked(figure.text, small, f"{plainly(number)} M€")
    return number * size
