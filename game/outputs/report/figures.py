"""The figures of the report: every indicator of every round, beside the game in which nobody decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from game.session.records import RoundRecord
from game.text.translator import Translator
from sim.indicators.round import Indicators

Shown = Callable[[Indicators], str]


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator of one round."""

    ours: str
    idle: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator through all rounds."""

    label: str
    pairs: tuple[Pair, ...]


def rows(records: Sequence[RoundRecord], world: str, w: Translator) -> tuple[Row, ...]:
    """All indicators that say anything in this game; amounts are yearly means."""
    found: list[Row] = []
    for label, shown in _indicators(w):
        pairs = tuple(
            Pair(shown(one.worlds[world].indicators), shown(one.worlds[world].idle)) for one in records
        )
        nothing = {shown(_nothing(records[0].worlds[world].idle))}
        if not found or any({pair.ours, pair.idle} - nothing for pair in pairs):
            found.append(Row(label, pairs))
    return tuple(found)


def _indicators(w: Translator) -> Iterator[tuple[str, Shown]]:
    yield w("Addressable virgin use, a year"), lambda one: w.amount(one.addressable_virgin_kg, "t", 3)
    yield w("of it made elsewhere"), lambda one: w.amount(one.undelivered_virgin_kg, "t", 3)
    yield w("All virgin use, a year"), lambda one: w.amount(one.virgin_kg, "t", 3)
    yield w("Secondary share of inputs"), lambda one: w.percent(one.secondary_share)
    yield w("Exchanges at work"), lambda one: w.number(one.exchanges)
    yield w("Side streams put to use"), lambda one: w.percent(one.symbiotic_utilisation)
    yield w("Landfill, a year"), lambda one: w.amount(one.landfill_kg, "t", 3)
    yield w("Heaps, a year"), lambda one: w.amount(one.heap_kg, "t", 3)
    yield w("CO₂e, a year"), lambda one: w.amount(one.co2e_kg, "t", 3)
    yield w("Fresh water, a year"), lambda one: w.amount(one.water_l, "m3", 3)


def _nothing(like: Indicators) -> Indicators:
    """Indicators of a cluster in which nothing moves."""
    zero = {field.name: type(getattr(like, field.name))() for field in fields(like)}
    return replace(like, **zero)
