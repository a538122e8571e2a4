"""Units as they are typed behind a number: amounts a year, euros, prices, years, shares."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from game.typed.vocabulary import Meaning, means

Sort = Literal["amount", "price", "years", "share"]

_AMOUNTS: Final[Mapping[str, tuple[Decimal, str]]] = {
    "k": (Decimal(1000), ""),
    "kg": (Decimal("0.001"), "t"),
    "t": (Decimal(1), "t"),
    "kt": (Decimal(1000), "t"),
    "kwh": (Decimal("0.001"), "MWh"),
    "mwh": (Decimal(1), "MWh"),
    "gwh": (Decimal(1000), "MWh"),
    "twh": (Decimal(1_000_000), "MWh"),
    "m3": (Decimal(1), "m3"),
    "m³": (Decimal(1), "m3"),
}
"""unit in small letters → its size in t, MWh or m3, and which of them (none: any)"""
_MILLIONS: Final[Mapping[str, tuple[Decimal, str]]] = {
    "M": (Decimal(1_000_000), ""),
    "Mt": (Decimal(1_000_000), "t"),
    "Mm3": (Decimal(1_000_000), "m3"),
    "Mm³": (Decimal(1_000_000), "m3"),
}
"""units whose capitals count: MT is a metric ton to many, and m a month"""
_MULTIPLES: Final[Mapping[Meaning, int]] = {"thousand": 1000, "million": 1_000_000}


class Unit(NamedTuple):
    """What a number's unit says of it."""

    sort: Sort
    size: Decimal
    """how many of the scenario's units one of these is"""
    of: str = ""
    """t, MWh or m3, where it says so"""


def unit(word: str) -> Unit | None:
    """A unit as it is typed on a deal slip; None if it is none."""
    head, _, per = word.casefold().rstrip(".").partition("/")
    if means(head, "percent"):
        return Unit("share", Decimal("0.01"))
    if means(head, "euro"):
        return _price(per)
    amount = _amount(word.rstrip(".").partition("/")[0])
    if amount is not None and (not per or means(per, "year")):
        return Unit("amount", *amount)
    return Unit("years", Decimal(1)) if not per and means(head, "year") else None


def _price(per: str) -> Unit | None:
    if not per:
        return Unit("price", Decimal(1))
    size, of = _amount(per) or (Decimal(0), "")
    return Unit("price", Decimal(1), of) if size == 1 else None


def _amount(word: str) -> tuple[Decimal, str] | None:
    """The size of an amount's unit, and what it measures; None for another word."""
    if means(word, "tonne"):
        word = "t"
    return _MILLIONS.get(word) or _AMOUNTS.get(word.casefold())


def euros(words: str) -> int | None:
    """How many euros one of a unit of money is: k, k€, 1000 of them; M, M€, a million; €, eur, one. None: no money."""
    first, _, second = words.casefold().partition(" ")
    if second:
        return multiple(first.upper()) if means(second, "euro") else None
    for at in range(len(first) + 1):
        size, rest = multiple(first[:at].upper()), first[at:]
        if (at == 0 or size is not None) and (means(rest, "euro") or (at and not rest)):
            return size or 1
    return None


def multiple(word: object) -> int | None:
    """What a word such as thousand multiplies by; None for another word."""
    if word in ("1000", "m"):  # a small m is a metre, a month or a metric ton as well
        return 1000 if word == "1000" else None
    return next((size for meaning, size in _MULTIPLES.items() if means(word, meaning)), None)
