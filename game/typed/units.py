"""Units as they are typed behind a number: amounts a year, euros, prices, years, shares."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from game.typed.vocabulary import means

Sort = Literal["amount", "price", "years", "share"]

_AMOUNTS: Final[Mapping[str, tuple[Decimal, str]]] = {
    "k": (Decimal(1000), ""),
    "m": (Decimal(1_000_000), ""),
    "kg": (Decimal("0.001"), "t"),
    "t": (Decimal(1), "t"),
    "kt": (Decimal(1000), "t"),
    "mt": (Decimal(1_000_000), "t"),
    "kwh": (Decimal("0.001"), "MWh"),
    "mwh": (Decimal(1), "MWh"),
    "gwh": (Decimal(1000), "MWh"),
    "twh": (Decimal(1_000_000), "MWh"),
    "m3": (Decimal(1), "m3"),
    "m³": (Decimal(1), "m3"),
    "km³": (Decimal(1000), "m3"),
    "mm³": (Decimal(1_000_000), "m3"),
    "mm3": (Decimal(1_000_000), "m3"),
}
"""unit in small letters → its size in t, MWh or m3, and which of them (none: any)"""
_MULTIPLES: Final[Mapping[str, int]] = {
    "k": 1000,
    "t": 1000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "milj": 1_000_000,
}
"""what stands before a euro"""
_SIGNS: Final = ("€", "eur", "e")


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
    if head == "%":
        return Unit("share", Decimal("0.01"))
    if means(head, "euro") or head == "€":
        return _price(per)
    if head in _AMOUNTS and (not per or means(per, "year")):
        size, of = _AMOUNTS[head]
        return Unit("amount", size, of)
    return Unit("years", Decimal(1)) if not per and means(head, "year") else None


def _price(per: str) -> Unit | None:
    if not per:
        return Unit("price", Decimal(1))
    size, of = _AMOUNTS.get(per, (Decimal(0), ""))
    return Unit("price", Decimal(1), of) if size == 1 else None


def euros(words: str) -> int | None:
    """How many euros one of a unit of money is: k, k€, 1000 of them; M, M€, a million; €, eur, one. None: no money."""
    text = "".join(words.casefold().split()).rstrip(".")
    if means(text, "euro") or text == "€":
        return 1
    for sign in _SIGNS:
        head = text.removesuffix(sign)
        if head != text and head in _MULTIPLES:
            return _MULTIPLES[head]
    return _MULTIPLES.get(text) if text in ("k", "m", "mn", "milj") else None
