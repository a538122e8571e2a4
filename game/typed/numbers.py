"""Numbers as people write them: 1 200, 12,5, 1.234,5, −3, 500 k, 0,5 M€. One reading, or two that must be asked about.

A blank of any width keeps thousands apart, a comma or a point may do that or begin the decimals. Where the
writing says both (one of them before exactly three digits: 12,500), a number has two readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

_SIGNS: Final = "-−–—‐‑"
"""what is written for a minus"""
_BLANKS: Final = " \u00a0\u2007\u2008\u2009\u200a\u202f'’"
"""what is written between thousands"""
_TOKEN: Final = re.compile(
    rf"""
    (?P<number>(?:(?<!\d)[{_SIGNS}+])?(?:\d{{1,3}}(?:[{_BLANKS}]\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*))
    | (?P<word>%|\+|[^\W\d_][^\s+;,%]*|(?<!\d)€(?=\d)|€\S*|\S+?(?=[\s\d]|$))
    """,
    re.VERBOSE,
)


class TypedNumber(NamedTuple):
    """A number on a line."""

    text: str
    """as it was typed"""
    readings: tuple[Decimal, ...]
    """what it may mean: one number, two, or none where it is no number at all"""
    apart: bool
    """whether blanks stand in it: beside another number it might be two"""


Token = TypedNumber | str


def tokens(text: str) -> list[Token]:
    """The numbers, words and signs of an item, in order; none is left out."""
    read: list[Token] = []
    for match in _TOKEN.finditer(text):
        number = match["number"]
        read.append(match["word"] if number is None else _figure(number))
    return read


def _figure(text: str) -> TypedNumber:
    digits = text.lstrip(_SIGNS + "+")
    sign = -1 if text[0] in _SIGNS else 1
    apart = any(blank in digits for blank in _BLANKS)
    readings = _with_blanks(digits) if apart else _readings(digits)
    return TypedNumber(text, tuple(sign * reading for reading in readings), apart)


def _with_blanks(digits: str) -> tuple[Decimal, ...]:
    """Thousands stand apart by blanks, so a comma or a point begins the decimals."""
    plain = "".join(sign for sign in digits if sign not in _BLANKS)
    return (Decimal(plain.replace(",", ".")),)


def _readings(digits: str) -> tuple[Decimal, ...]:
    parts = re.split(r"[.,]", digits)
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return (Decimal(digits),)
    whole, last = "".join(parts[:-1]), parts[-1]
    decimal, grouped = Decimal(f"{whole}.{last}"), Decimal(whole + last)
    if len(marks) == 1:
        both = len(last) == 3 and not whole.startswith("0")
        return (decimal, grouped) if both else (decimal,)
    thousands = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1])
    if len(set(marks)) == 1:
        return (grouped,) if thousands and len(last) == 3 else ()
    one_decimal_mark = marks.count(marks[-1]) == 1
    return (decimal,) if thousands and one_decimal_mark else ()


def plainly(number: Decimal) -> str:
    """A number written so that it can be read in one way only."""
    text = f"{number.normalize():f}"
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals}0" if point and len(decimals) == 3 else text


def words_of(tokens: Sequence[Token]) -> str:
    """Tokens as they were typed, apart by blanks."""
    return " ".join(token.text if isinstance(token, TypedNumber) else token for token in tokens)
