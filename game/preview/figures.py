"""What a preview says: ranges over its tries, always beside the same tries without the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sim.message import Message
from sim.rules import Objection


@dataclass(frozen=True, slots=True)
class Try:
    """One try of a year or a round: kilograms a year, and cents in each seat's purse at its end."""

    headline: int
    virgin: int
    """all virgin use, replaceable or not"""
    waste: int
    """landfill and heaps"""
    co2e: int
    purses: dict[str, int]


@dataclass(frozen=True, slots=True)
class Range:
    """The least, the middle and the most of all tries."""

    least: int
    middle: int
    most: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure with the draft and without it, try by try under the same luck."""

    without: Range
    """if nobody changes anything"""
    with_draft: Range
    change: Range
    """of pairs of tries: what luck does to both is not in it"""
    better: int
    """tries in which the draft makes it better: less of what is used or dumped, more in the purse"""
    tries: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """All figures of one look into the future."""

    headline: Comparison
    virgin: Comparison
    """all virgin use, replaceable or not"""
    waste: Comparison
    """landfill and heaps together"""
    co2e: Comparison
    purses: dict[str, Comparison]
    """seat → its purse at the end"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a draft would probably change, if nobody else changes anything."""

    next: Forecast
    """the round that is about to be played"""
    running: Forecast | None
    """a year in which everything under way stands and has ramped up; none: nothing is under way, or not
    tried yet"""
    tries: int
    of: int
    set_aside: tuple[Objection, ...] = ()
    """decisions of the draft that would not stand, each with its reason"""
    ticket: int = 0
    """which question this answers"""
    settled: bool = False
    """as many tries are done as time allowed"""
    remark: Message | None = field(default=None, compare=False)
    """what a person at the Desk should know about the machine: one plain sentence, or nothing"""


def column(without: Sequence[Try], with_draft: Sequence[Try]) -> Forecast:
    """Pairs of tries as ranges; where there are fewer of one, so many pairs."""
    pairs = list(zip(without, with_draft, strict=False))
    seats = pairs[0][0].purses
    return Forecast(
        headline=_figure(pairs, lambda outcome: outcome.headline, less=True),
        virgin=_figure(pairs, lambda outcome: outcome.virgin, less=True),
        waste=_figure(pairs, lambda outcome: outcome.waste, less=True),
        co2e=_figure(pairs, lambda outcome: outcome.co2e, less=True),
        purses={seat: _purse(pairs, seat) for seat in seats},
    )


def _purse(pairs: Sequence[tuple[Try, Try]], seat: str) -> Comparison:
    return _figure(pairs, lambda outcome: outcome.purses[seat], less=False)


def _figure(pairs: Sequence[tuple[Try, Try]], of: Callable[[Try], int], *, less: bool) -> Comparison:
    changes = [of(after) - of(before) for before, after in pairs]
    better = sum(change < 0 if less else change > 0 for change in changes)
    return Comparison(
        _range([of(before) for before, _ in pairs]),
        _range([of(after) for _, after in pairs]),
        _range(changes),
        better,
        len(pairs),
    )


def _range(amounts: Sequence[int]) -> Range:
    ordered = sorted(amounts)
    return Range(ordered[0], ordered[len(ordered) // 2], ordered[-1])
