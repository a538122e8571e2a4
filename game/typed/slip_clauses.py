"""The clauses of a deal slip: `index 60 %`, `least 80 kt`, `short 5 € giver`, `exit 0.2 M€`, `renews`."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from game.typed.numbers import plainly
from game.typed.sums import take_money
from game.typed.tokens import Tokens, single
from game.typed.unclear import asked, marked, not_read
from game.typed.units import unit
from game.typed.vocabulary import Meaning

Said = tuple[str, Decimal | str | bool]
"""a field of an exchange, and what was written for it"""
_PARTIES: Final[tuple[Meaning, ...]] = ("giver", "taker", "both")
_INDEX: Final = marked("Write a share of the price of new material: X4 index 60 %")
_SHORT: Final = marked("Write euros for each missing unit, and who pays: X4 short 5 € giver")
_EXIT: Final = marked("Write what leaving early costs: X4 exit 0.2 M€")


def clause(tokens: Tokens) -> tuple[Said, ...]:
    """Take a clause of an exchange; nothing if the next token begins none. Raises NotReadError."""
    if tokens.word("index"):
        return (("indexed", _share(tokens)),)
    if tokens.word("short"):
        return _shortfall(tokens)
    if tokens.word("exit"):
        return (("leaving_price", take_money(tokens, _EXIT)),)
    return (("renews", True),) if tokens.word("renews") else ()


def _share(tokens: Tokens) -> Decimal:
    figure = tokens.figure()
    if figure is None:
        raise not_read("An index needs a share.", _INDEX)
    share, in_percent = single(figure, "%"), tokens.word("percent")
    if not 0 <= share <= 100:
        raise not_read("“{typed}” is no share.", _INDEX, typed=figure.text)
    if 0 < share < 1 and not in_percent:
        raise asked(figure.text, *(f"{plainly(number)} %" for number in (share, share * 100)))
    return share / 100


def _shortfall(tokens: Tokens) -> tuple[Said, ...]:
    """What a missing unit costs, and who pays for it: who held it up, where nobody is named."""
    figure = tokens.figure()
    if figure is None:
        raise not_read("A missing unit needs a price.", _SHORT)
    meant = unit(tokens.next) if isinstance(tokens.next, str) else None
    if meant is not None and meant.sort == "price":
        tokens.take()
    price = single(figure, "€")
    who = next((meaning for meaning in _PARTIES if tokens.word(meaning)), "both")
    return ("shortfall_price", price), ("shortfall_paid_by", who)
