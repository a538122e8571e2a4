"""Why: what was thrown away, and what made the headline, by cause and culprit, and in which weeks.

The amounts are the ledger's own and add up to its totals exactly; a sentence built on them may say what
stopped a tonne, never that removing the cause would free all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sim.indicators.moved import Moved, spread
from sim.indicators.virgin import addressable_rows, headline, undelivered
from sim.ledger import SINKS, Kind, Ledger
from sim.plan.plan import Plan
from sim.units import WEEKS

Weeks = npt.NDArray[np.int64]
NOT_DELIVERED = "not_delivered"
"""Service that the cluster did not give and others make from virgin material; its culprit is the line."""


class Spell(NamedTuple):
    """Weeks on end in which a cause was at work: year, first and last week column (0 to 51)."""

    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Because:
    """So much of a material, for one cause. What the grouping leaves out is empty."""

    cause: str
    culprit: str
    material: str
    source: str
    """store, line or treatment that disposed of it"""
    target: str
    amount: int
    """kg, kWh or l over the whole round"""
    spells: tuple[Spell, ...]


ALL = ("cause", "culprit", "material", "source", "target")


def disposal_causes(
    ledgers: Sequence[Ledger], sinks: Collection[str] = SINKS, by: Sequence[str] = ALL
) -> tuple[Because, ...]:
    """What went to the sinks and why, largest first, grouped by any fields of `Because`."""
    groups: dict[tuple[str, ...], Weeks] = {}
    for number, ledger in enumerate(ledgers):
        for row, weeks in ledger.flows.items():
            if row.kind is Kind.DISPOSAL and row.target in sinks:
                key = tuple(getattr(row, field) if field in by else "" for field in ALL)
                if key not in groups:
                    groups[key] = np.zeros((len(ledgers), WEEKS), dtype=np.int64)
                groups[key][number] += np.asarray(weeks, dtype=np.int64)
    years = [ledger.year for ledger in ledgers]
    because = [_because(key, years, table) for key, table in groups.items() if table.any()]
    return tuple(sorted(because, key=lambda each: (-each.amount, *(getattr(each, field) for field in ALL))))


def _because(key: tuple[str, ...], years: Sequence[int], table: Weeks) -> Because:
    cause, culprit, material, source, target = key
    return Because(cause, culprit, material, source, target, int(table.sum()), _spells(years, table))


def headline_causes(plan: Plan, ledgers: Sequence[Ledger]) -> dict[tuple[str, str], int]:
    """(cause, culprit) → virgin-equivalent kg a year; the parts add up to the headline exactly.

    What was not delivered stands under `not_delivered`, with the line as its culprit.
    """
    moved = Moved(ledgers)
    head = headline(plan, moved)
    used: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row, kilograms in addressable_rows(plan, moved).items():
        used[row.cause, row.culprit] += kilograms / moved.years
    missing = {
        (NOT_DELIVERED, line): kilograms / moved.years for line, kilograms in undelivered(plan, moved).items()
    }
    return spread(head.consumed_kg, used) | spread(head.undelivered_kg, missing)


def _spells(years: Sequence[int], table: Weeks) -> tuple[Spell, ...]:
    """Runs of weeks in which anything moved, year by year."""
    moving = np.zeros((len(years), WEEKS + 2), dtype=np.int8)
    moving[:, 1:-1] = table != 0
    turns = np.diff(moving, axis=1)
    begins, ends = np.argwhere(turns == 1), np.argwhere(turns == -1)
    return tuple(
        Spell(years[number], int(first), int(after) - 1)
        for (number, first), (_, after) in zip(begins, ends, strict=True)
    )
