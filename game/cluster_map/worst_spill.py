"""The moment of a round to stand still at: the waste that is largest while somebody could have taken it.

Small stores of odds and ends run over first and every year; whoever looks at those misses what matters.
So a store is weighed by all that left it for landfill and heaps without a partner, or over its rim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sim.causes import Cause
from sim.ledger import Kind, Ledger
from sim.plan.plan import Plan
from sim.units import WEEKS

Weeks = npt.NDArray[np.int64]
SINKS: Final = ("landfill", "heap")
_MISSING: Final = (Cause.NO_PARTNER, Cause.NOT_BUILT, Cause.CONTRACT_ENDED, Cause.PARTNER_CLOSED)
_FULL: Final = (Cause.STORE_FULL, Cause.TAKER_FULL, Cause.TAKER_DOWN, Cause.CARRIER_BUSY, Cause.CONTRACT_CAP)
_SEEN: Final = 2
"""how much more a waste counts that is seen to begin: a store that fills and runs over"""
_PARTNER_FIRST: Final = 4
"""a missing partner is named rather than a missing works, unless the works would take so many times as much"""
_NOT_BEFORE: Final = 6
"""weeks in which the Room finds its bearings"""

_BAD: Final = 0.9
"""of the worst week"""


@dataclass(frozen=True, slots=True)
class Spill:
    """Where waste is made that somebody could have used, and the week it is seen in."""

    year: int
    """position of the year in the round"""
    week: int
    store: str
    amount: int
    """kg, kWh or l that went to waste in that year for want of a taker, or of room"""
    full: bool
    """a full store runs over in that week; otherwise nobody takes it at all"""
    missing: str
    """the need or treatment that would have taken it, or the project that would; empty: none is known"""


def choose(plan: Plan, ledgers: Sequence[Ledger]) -> Spill | None:
    """The one that matters most in a round; None if nothing went to waste for such a reason."""
    spills = [spill for year, ledger in enumerate(ledgers) for spill in of_year(plan, year, ledger)]
    return max(spills, key=_weight, default=None)


def _weight(spill: Spill) -> tuple[bool, int, int]:
    seen = _SEEN if spill.full else 1
    return bool(spill.missing), spill.amount * seen, -spill.year


def of_year(plan: Plan, year: int, ledger: Ledger) -> Iterator[Spill]:
    """Every store of a year that wasted something, with whom it missed most."""
    wasted: dict[str, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    over: dict[str, Weeks] = defaultdict(lambda: np.zeros(WEEKS, dtype=np.int64))
    missing: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for row, weeks in ledger.flows.items():
        known = row.kind is Kind.DISPOSAL and row.target in SINKS and row.source in plan.stores
        if not known or row.cause not in (*_MISSING, *_FULL):
            continue
        moved = np.asarray(weeks, dtype=np.int64)
        wasted[row.source] += moved
        if row.cause in _MISSING:
            missing[row.source][row.cause, row.culprit] += int(moved.sum())
        elif row.cause == Cause.STORE_FULL:
            over[row.source] += moved
    for store, lost in wasted.items():
        if lost.any():
            week, full = _moment(lost, over[store])
            yield Spill(year, week, store, int(lost.sum()), full, _missed(missing[store]))


def _moment(wasted: Weeks, over: Weeks) -> tuple[int, bool]:
    """The week a store is seen to run over; one that never does, or does all the time: its first bad week."""
    running = np.flatnonzero(over[_NOT_BEFORE:] > 0)
    if running.size and over[: _NOT_BEFORE - 1].sum() == 0:
        return int(running[0]) + _NOT_BEFORE, True
    later = wasted[_NOT_BEFORE:] if wasted[_NOT_BEFORE:].any() else wasted
    return int(np.argmax(later >= _BAD * later.max())) + WEEKS - later.size, False


def _missed(missing: dict[tuple[str, str], int]) -> str:
    """Whom, or what, this waste missed most; a partner at the table before a works nobody has built."""
    named = {key: amount for key, amount in missing.items() if key[1]}
    if not named:
        return ""
    largest = max(named.values())
    partners = {
        key: n for key, n in named.items() if key[0] != Cause.NOT_BUILT and n * _PARTNER_FIRST >= largest
    }
    chosen = partners or named
    return max(chosen, key=lambda key: (chosen[key], key))[1]
