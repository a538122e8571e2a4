"""Why the headline was not lower, and what went to waste: amounts by cause and culprit, from the ledger's causes.

A cause says what stopped a tonne. The tonne need not be free without it: the next cause may be waiting behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from game.cluster_map.board import FlowKind
from game.session.records import WorldRecord
from sim.causes import Cause
from sim.indicators.why import Because, Spell, disposal_causes, headline_causes
from sim.plan.plan import Plan
from sim.units import Unit

WASTES = ("landfill", "heap", "flare")
"""where what is thrown away goes"""
_SHOWN = 3
_WASTES = 2


@dataclass(frozen=True, slots=True)
class HeadlineCause:
    """So many kg a year of the headline, for one reason; or for several smaller ones, which then have no cause."""

    cause: str
    culprit: str
    kg: int
    count: int = 1
    """how many reasons"""


def grouped_causes(causes: Mapping[tuple[str, str], int], most: int) -> tuple[HeadlineCause, ...]:
    """The parts of a headline: the largest first, smaller ones together, what nobody can help last."""
    limit = sum(kg for (cause, _), kg in causes.items() if cause == Cause.SHARE_LIMIT)
    ordered = sorted(
        (
            HeadlineCause(cause, culprit, kg)
            for (cause, culprit), kg in causes.items()
            if cause != Cause.SHARE_LIMIT and kg
        ),
        key=lambda part: (-part.kg, part.cause, part.culprit),
    )
    shown = ordered[:most] if len(ordered) > most + 1 else ordered
    rest = ordered[len(shown) :]
    if rest:
        shown.append(HeadlineCause("", "", sum(part.kg for part in rest), len(rest)))
    if limit:
        shown.append(HeadlineCause(Cause.SHARE_LIMIT, "", limit))
    return tuple(shown)


@dataclass(frozen=True, slots=True)
class TopCause:
    """One of the few things to say about a round: what was thrown away or bought new, and what stopped it."""

    kind: FlowKind
    """landfill or virgin"""
    material: str
    """what was thrown away; empty: virgin material of all kinds"""
    unit: Unit
    amount: int
    """kg, kWh or l a year"""
    explained: int
    """the part of it that has this cause"""
    cause: str
    culprit: str
    spells: tuple[Spell, ...]
    """when; empty for what holds all year"""
    firm: str
    """where it happened"""
    helper: str = ""
    """the firm that could have changed it, where that is another"""


def top_causes(plan: Plan, cluster: WorldRecord) -> tuple[TopCause, ...]:
    """The largest two wastes of different materials, and the largest virgin use that could have been less."""
    wastes = sorted(_wastes(plan, cluster), key=lambda part: -part.amount)
    virgin = list(_virgin(plan, cluster))
    return (*wastes[: _WASTES if virgin else _SHOWN], *virgin[:1])


def _wastes(plan: Plan, cluster: WorldRecord) -> Iterator[TopCause]:
    """Each material that was thrown away, with the largest cause of it."""
    by_material: dict[str, list[Because]] = defaultdict(list)
    for part in disposal_causes(cluster.ledgers, WASTES):
        by_material[part.material].append(part)
    years = len(cluster.ledgers)
    for material, parts in by_material.items():
        largest = _largest(parts)
        giver = plan.firm_of(largest.source)
        culprit = plan.firm_of(largest.culprit) if largest.culprit else ""
        yield TopCause(
            "landfill",
            material,
            plan.scenario.materials[material].unit,
            sum(part.amount for part in parts) // years,
            largest.amount // years,
            largest.cause,
            largest.culprit,
            largest.spells,
            giver,
            culprit if culprit in plan.firms and culprit != giver else "",
        )


def _largest(parts: Sequence[Because]) -> Because:
    """The cause (with its culprit) that explains most, whatever store it struck."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for part in parts:
        sums[part.cause, part.culprit] += part.amount
    cause, culprit = max(sums, key=lambda key: (sums[key], key))
    same = [part for part in parts if (part.cause, part.culprit) == (cause, culprit)]
    return replace(max(same, key=lambda part: part.amount), amount=sums[cause, culprit])


def _virgin(plan: Plan, cluster: WorldRecord) -> Iterator[TopCause]:
    """The parts of the headline that something could have been done about, largest first."""
    causes = headline_causes(plan, cluster.ledgers)
    for (cause, culprit), kg in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
        if cause != Cause.SHARE_LIMIT and kg > 0:
            yield TopCause("virgin", "", "t", kg, kg, cause, culprit, (), plan.firm_of(culprit))
