"""The items of a typed line. People write them as on paper: with commas, on lines of their own, or with mere spaces.

`M1 M3 R3 80 B1 50` is four items: a code begins the next one unless it belongs to what was said before, as
the call does in `S2 + T1`, the projects in `T1 S2 S4` and the other areas in `P1 P2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from game.typed.codes import Handle
from sim.plan.plan import Plan

_APART: Final = re.compile(r"[;\n]|,(?!\d)")
_CODE: Final = re.compile(r"[^\W\d_]{1,4}\d{1,3}")
"""what looks like a code, whether or not there is such a one"""


def items(plan: Plan, codes: Mapping[str, Handle], line: str) -> list[str]:
    """Each item of a line, in order."""
    return [one for part in _APART.split(line) for one in _apart(plan, codes, part.split())]


def _apart(plan: Plan, codes: Mapping[str, Handle], words: list[str]) -> Iterator[str]:
    item: list[str] = []
    for word in words:
        if item and _is_code(plan, codes, word) and not _belongs(plan, codes, item, word):
            yield " ".join(item).removesuffix(" +")
            item = []
        item.append(word)
    if item:
        yield " ".join(item)


def _is_code(plan: Plan, codes: Mapping[str, Handle], word: str) -> bool:
    looks = _CODE.fullmatch(word) is not None and word not in plan.firms
    return looks or word.upper() in codes


def _belongs(plan: Plan, codes: Mapping[str, Handle], item: list[str], word: str) -> bool:
    """Whether a code goes on with the item rather than begins the next."""
    first, this = codes.get(item[0].upper()), codes.get(word.upper())
    if first is None or this is None:
        return False
    if first.what == "project":
        named = [one for one in item[1:] if one.upper() in codes]
        is_call = this.what == "measure" and plan.measures[this.id].begins == "by application"
        return is_call and not named
    if first.what == "measure":
        measure = plan.measures[first.id]
        if measure.kind == "area":
            return this.what == "measure" and plan.measures[this.id].kind == "area"
        return measure.begins == "by application" and this.what == "project"
    return False
