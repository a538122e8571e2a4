"""A deal slip as it is typed: `X4`, `X4 120 3€ 6y`, `X4 X5 50%`. One line says which exchanges, and what differs from
the ordinary package: thousands a year, the price, the years; a share of the gain for the takers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pydantic import ValidationError

from game.typed.codes import Handle
from game.typed.deals import with_exchange, with_takers_share
from game.typed.sheet_parser import Unclear
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.rules.matches import is_known
from sim.situation import Situation
from sim.state import State

What = Literal["most", "price", "years"]

_THOUSANDS: Final = frozenset(("", "k", "kt", "gwh"))
_ONES: Final = frozenset(("t", "mwh", "m3", "m³"))
_PRICE: Final = frozenset(("€", "e", "eur"))
_YEARS: Final = frozenset(("y", "yr", "year", "years", "a", "v", "vuosi", "vuotta", "å", "år"))
_UNITS: Final = _THOUSANDS | _ONES | _PRICE | _YEARS | {"%"}
_NUMBER: Final = re.compile(r"([−-]?\d+(?:[.,]\d+)?)\s*([^\d\s]\S*)?$")
_APART: Final = re.compile(rf"(\d)\s+(?=(?:{'|'.join(sorted(_UNITS - {''}))})(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Slip:
    """What was typed."""

    matches: tuple[str, ...] = ()
    changes: tuple[tuple[str, What, Decimal], ...] = ()
    """(match, what, how much); an empty match: the last exchange of the slip that is open"""
    takers_share: Decimal | None = None
    unclear: tuple[Unclear, ...] = ()


def is_slip(codes: Mapping[str, Handle], line: str) -> bool:
    """Whether a line typed on a sheet begins a deal slip: an exchange, and not the end of one."""
    words = line.replace("+", " ").split()
    first = codes.get(words[0].upper()) if words else None
    if first is None or first.what != "match":
        return False
    rest = [word for word in words[1:] if word.upper() not in codes]
    return all(_NUMBER.match(word.lower()) or word.lower() in _UNITS for word in rest)


def read_slip(codes: Mapping[str, Handle], line: str) -> Slip:
    """Read a line."""
    matches: list[str] = []
    changes: list[tuple[str, What, Decimal]] = []
    share: Decimal | None = None
    unclear: list[Unclear] = []
    for word in _words(line):
        handle = codes.get(word.upper())
        found = _NUMBER.match(word)
        if handle is not None and handle.what == "match":
            matches.append(handle.id)
        elif found is not None and found[2] == "%":
            share = _decimal(found[1]) / 100
        elif found is not None and (change := _change(found)) is not None:
            changes.append((matches[-1] if matches else "", *change))
        elif handle is not None:
            unclear.append(
                Unclear(word, "{code} is no exchange. It belongs on a sheet.", {"code": handle.code})
            )
        else:
            unclear.append(_unknown(word))
    if share is not None and not 0 <= share <= 1:
        unclear.append(Unclear(f"{share:%}", "Write a share from 0 to 100: {code} 80", {"code": ""}))
        share = None
    return Slip(tuple(dict.fromkeys(matches)), tuple(changes), share, tuple(unclear))


def _unknown(item: str) -> Unclear:
    return Unclear(item, "Write codes and what differs: X4 120 kt 3 € 6 y")


def _words(line: str) -> Iterator[str]:
    """Word by word; a unit that stands apart joins its number."""
    yield from _APART.sub(r"\1", line.lower().replace("+", " ").replace(";", " ")).split()


def _change(found: re.Match[str]) -> tuple[What, Decimal] | None:
    number, unit = _decimal(found[1]), found[2] or ""
    if unit in _THOUSANDS:
        return "most", number * 1000
    if unit in _ONES:
        return "most", number
    if unit in _PRICE:
        return "price", number
    return ("years", number) if unit in _YEARS else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))


def put_on(plan: Plan, terms: DealTerms, slip: Slip) -> DealTerms | Unclear:
    """The package with what was typed; or why it cannot read like that."""
    try:
        if slip.takers_share is not None:
            terms = with_takers_share(terms, slip.takers_share)
        for match, what, amount in slip.changes:
            at = _place(plan, terms, match)
            if at is None:
                return _unknown(match)
            terms = with_exchange(terms, at, **{what: int(amount) if what == "years" else amount})
    except (ValidationError, ValueError) as fault:
        why = fault.errors()[0]["msg"] if isinstance(fault, ValidationError) else str(fault)
        return Unclear("", "{code}: {why}", {"code": " ".join(slip.matches), "why": why})
    return terms


def _place(plan: Plan, terms: DealTerms, match: str) -> int | None:
    """Which exchange of a package is meant."""
    if not match:
        return len(terms.exchanges) - 1 if terms.exchanges else None
    one = plan.scenario.matches[match]
    ends = [(exchange.giver, exchange.taker) for exchange in terms.exchanges]
    return ends.index((one.giver, one.taker)) if (one.giver, one.taker) in ends else None


def visible(plan: Plan, state: State) -> frozenset[str]:
    """The matches that have been seen: a hidden one is on no list and cannot be agreed on."""
    situation = Situation(plan, state)
    matches = plan.scenario.matches.items()
    return frozenset(key for key, one in matches if is_known(situation, key, one))
