"""The items of a typed line, and the tokens of an item, taken one after the other until none is left.

An item is what stands between line ends, semicolons, or commas that no digit follows. People also write items
with mere spaces: `M1 M3 R3 80 B1 50` is four items; a code begins the next one unless it belongs to what was said
before, as the call does in `S2 + T1`, the projects in `T1 S2 S4` and the other areas in `P1 P2`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Final

from game.typed.codes import Handle, handle_of
from game.typed.numbers import Token, TypedNumber, tokens, words_of
from game.typed.unclear import not_read, two_readings
from game.typed.vocabulary import Meaning, means
from sim.plan.plan import Plan

_APART: Final = re.compile(r"[;\r\n\v\f\u0085\u2028\u2029]|,(?!\d)")
_AFTER_CODE: Final = re.compile(r"(?<![^\W_])([^\W\d_]{1,6}\d{0,3})\s*[:=](?![:=])")
_PLUS: Final = re.compile(r"\+(?!\d)")
_SIGNS: Final = str.maketrans(dict.fromkeys('`“”„"«»•·', " ") | {"&": "+"})
"""quotes and bullets, as they come along when a line is copied, say nothing"""
STOPS: Final = ".!"
_CODE: Final = re.compile(r"[^\W\d_]{1,4}\d{1,3}")
"""what looks like a code, whether or not there is such a one"""


def _plainly(line: str) -> str:
    """A line without marks that say nothing (`R3=80`, `A1: no`), and with each plus apart from what it joins."""
    composed = unicodedata.normalize("NFC", line).translate(_SIGNS)
    return _PLUS.sub(" + ", _AFTER_CODE.sub(r"\1 ", composed))


def parts(line: str) -> list[str]:
    """What stands between line ends, semicolons, or commas that no digit follows."""
    return _APART.split(_plainly(line))


def grouped(plan: Plan, codes: Mapping[str, Handle], line: str) -> list[list[str]]:
    """The items of each part of a line, in order."""
    return [[*_apart(plan, codes, part.split())] for part in parts(line)]


def items(plan: Plan, codes: Mapping[str, Handle], line: str) -> list[str]:
    """Each item of a line, in order."""
    return list(chain(*grouped(plan, codes, line)))


def _apart(plan: Plan, codes: Mapping[str, Handle], words: list[str]) -> Iterator[str]:
    item: list[str] = []
    for written in words:
        stem = written.rstrip(STOPS)
        word = stem if handle_of(codes, stem) else written
        if item and _is_code(plan, codes, word) and not _belongs(plan, codes, item, word):
            yield _whole(item).removesuffix(" +")
            item = []
        item.append(word)
    if item:
        yield _whole(item)


def _whole(words: list[str]) -> str:
    """An item without the full stop at its end."""
    item = " ".join(words)
    return item.rstrip(STOPS) or item


def _is_code(plan: Plan, codes: Mapping[str, Handle], word: str) -> bool:
    looks = _CODE.fullmatch(word) is not None and word not in plan.firms
    return looks or handle_of(codes, word) is not None


def _belongs(plan: Plan, codes: Mapping[str, Handle], item: list[str], word: str) -> bool:
    """Whether a code goes on with the item rather than begins the next."""
    first, this = handle_of(codes, item[0]), handle_of(codes, word)
    if first is None or this is None:
        return False
    if first.what == "project":
        named = [other for other in item[1:] if handle_of(codes, other)]
        is_call = this.what == "measure" and plan.measures[this.id].begins == "by application"
        return is_call and not named
    if first.what == "measure":
        measure = plan.measures[first.id]
        if measure.kind == "area":
            return this.what == "measure" and plan.measures[this.id].kind == "area"
        return measure.begins == "by application" and this.what == "project"
    return False


class Tokens:
    """What is left of an item while it is read. Whoever reads takes tokens; what nobody takes is refused."""

    def __init__(self, codes: Mapping[str, Handle], text: str) -> None:
        self.codes = codes
        self.left: list[Token] = tokens(text)

    def __bool__(self) -> bool:
        return bool(self.left)

    @property
    def next(self) -> Token:
        """The next token; empty at the end."""
        return self.left[0] if self.left else ""

    def take(self) -> Token:
        """Take the next token."""
        return self.left.pop(0)

    def word(self, meaning: Meaning) -> bool:
        """Take the next token if it is a word of this meaning."""
        fits = means(self.next, meaning)
        if fits:
            self.take()
        return fits

    def sign(self, sign: str) -> bool:
        """Take the next token if it is this sign."""
        fits = self.next == sign
        if fits:
            self.take()
        return fits

    def code(self, *whats: str) -> Handle | None:
        """Take the next token if it is the code of one of these."""
        handle = handle_of(self.codes, self.next) if isinstance(self.next, str) else None
        if handle is None or handle.what not in whats:
            return None
        self.take()
        return handle

    def figure(self) -> TypedNumber | None:
        """Take the next token if it is a number. Raises NotReadError for one that is none in any reading."""
        if not isinstance(self.next, TypedNumber):
            return None
        figure = self.next
        if not figure.readings:
            raise not_read("“{typed}” is no number.", "Write it without thousands marks.", typed=figure.text)
        self.left.pop(0)
        return figure

    def end(self, write: str, code: str = "") -> None:
        """Refuse what is left. Raises NotReadError with what to write for this code."""
        if self.left:
            raise not_read("“{typed}” cannot be read here.", write, typed=words_of(self.left), code=code)


def single(figure: TypedNumber, unit: str = "") -> Decimal:
    """The one reading of a number. Raises NotReadError where it may mean two."""
    if len(figure.readings) > 1:
        raise two_readings(figure, unit)
    return figure.readings[0]
