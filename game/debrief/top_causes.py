"""The three things to say about a round: what went to waste, or was bought new, and what stopped it.

Built from the ledger's causes. A sentence says what stopped a tonne; it never promises that the tonne
would be free without it, for the next cause may be waiting behind the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.cluster_map.board import FlowKind
from game.debrief.headline_causes import sentence
from game.session.records import WorldRecord
from game.text.translator import Translator
from sim.causes import Cause
from sim.indicators.why import Because, Spell, disposal_causes, headline_causes
from sim.plan.plan import Plan
from sim.rules.names import material_name

_SINKS = ("landfill", "heap", "flare")
_IN_TIME = (Cause.STORE_FULL, Cause.TAKER_DOWN, Cause.GIVER_DOWN, Cause.TAKER_FULL, Cause.CARRIER_BUSY)
"""Causes of some weeks, rather than of the whole year."""
_SHOWN = 3
_WASTES = 2
_UNIT_OF_ENERGY = "MWh"


@dataclass(frozen=True, slots=True)
class Why:
    """One thing to say."""

    lead: str
    """what happened"""
    rest: str
    """what stopped it"""
    amount: int
    """kg, kWh or l a year"""
    part: int
    """of it, what the sentence explains"""
    kind: FlowKind
    firm: str
    """where, on the map"""
    culprit: str = ""
    """the firm that could have changed it, where that is another"""


def whys(plan: Plan, one: WorldRecord, w: Translator) -> tuple[Why, ...]:
    """The largest two wastes of different materials, and the largest virgin use that could have been less."""
    wastes = sorted(_wastes(plan, one, w), key=lambda found: -found.amount)
    virgin = list(_virgin(plan, one, w))
    return (*wastes[: _WASTES if virgin else _SHOWN], *virgin[:1])


def _wastes(plan: Plan, one: WorldRecord, w: Translator) -> Iterator[Why]:
    """A sentence for each material that was thrown away, with the largest cause of it."""
    years = len(one.ledgers)
    by_material: dict[str, list[Because]] = defaultdict(list)
    for found in disposal_causes(one.ledgers, _SINKS):
        by_material[found.material].append(found)
    for material, parts in by_material.items():
        unit = plan.scenario.materials[material].unit
        total = sum(part.amount for part in parts) // years
        largest = _largest(parts)
        amount, name = w.amount(total, unit), material_name(plan, material, w.language)
        if unit == _UNIT_OF_ENERGY:
            lead = w("{amount} was burnt off: {material}.", amount=amount, material=name)
        else:
            lead = w("{amount} was thrown away: {material}.", amount=amount, material=name)
        because = sentence(plan, one, w, largest.cause, largest.culprit)
        part = largest.amount // years
        rest = (
            because
            if part >= total * 0.97
            else w("{amount} of it: {because}", amount=w.amount(part, unit), because=because)
        )
        weeks = _weeks(w, largest.spells) if largest.cause in _IN_TIME else ""
        giver = plan.firm_of(largest.source)
        culprit = plan.firm_of(largest.culprit) if largest.culprit else ""
        other = culprit if culprit in plan.firms and culprit != giver else ""
        yield Why(lead, f"{rest} {weeks}".strip(), total, part, "landfill", giver, other)


def _largest(parts: Sequence[Because]) -> Because:
    """The cause (with its culprit) that explains most, whatever store it struck."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for part in parts:
        sums[part.cause, part.culprit] += part.amount
    cause, culprit = max(sums, key=lambda key: (sums[key], key))
    same = [part for part in parts if (part.cause, part.culprit) == (cause, culprit)]
    first = max(same, key=lambda part: part.amount)
    return Because(
        cause, culprit, first.material, first.source, first.target, sums[cause, culprit], first.spells
    )


def _weeks(w: Translator, spells: Sequence[Spell]) -> str:
    """When, if it was one or two stretches of weeks."""
    if not 0 < len(spells) <= 2:
        return ""
    told = [
        f"{spell.first + 1}" if spell.first == spell.last else f"{spell.first + 1}–{spell.last + 1}"
        for spell in spells
    ]
    return w("Weeks: {weeks}.", weeks=", ".join(told))


def _virgin(plan: Plan, one: WorldRecord, w: Translator) -> Iterator[Why]:
    """The largest part of the headline that something could have been done about."""
    found = headline_causes(plan, one.ledgers)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    for (cause, culprit), kg in ordered:
        if cause != Cause.SHARE_LIMIT and kg > 0:
            lead = w("{amount} of virgin material could have been replaced.", amount=w.amount(kg))
            yield Why(lead, sentence(plan, one, w, cause, culprit), kg, kg, "virgin", plan.firm_of(culprit))
