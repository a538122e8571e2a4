"""The figures of a game: every indicator of every round, beside the game in which nobody decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from game.debrief.model import GameDebrief
from game.text.translator import Translator
from sim.indicators.round import Indicators

_Shown = Callable[[Indicators], str]


@dataclass(frozen=True, slots=True)
class BesideIdle:
    """One figure of one round in words, and what it would be if nobody had decided."""

    ours: str
    idle: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure through all rounds."""

    label: str
    rounds: tuple[BesideIdle, ...]


def indicator_rows(game: GameDebrief, w: Translator) -> tuple[FigureRow, ...]:
    """All indicators that say anything in this game; amounts are yearly means."""
    rows: list[FigureRow] = []
    clusters = [played.cluster for played in game.rounds]
    for label, shown in _indicators(w):
        rounds = tuple(BesideIdle(shown(cluster.indicators), shown(cluster.idle)) for cluster in clusters)
        nothing = {shown(_nothing(clusters[0].idle))}
        if not rows or any({figure.ours, figure.idle} - nothing for figure in rounds):
            rows.append(FigureRow(label, rounds))
    return tuple(rows)


def _indicators(w: Translator) -> Iterator[tuple[str, _Shown]]:
    def amount(label: str, name: str, unit: str = "t") -> tuple[str, _Shown]:
        return label, lambda indicators: w.amount(getattr(indicators, name), unit, 3)

    yield amount(w("Replaceable new material, a year"), "addressable_virgin_kg")
    yield amount(w("of it made elsewhere"), "undelivered_virgin_kg")
    yield amount(w("All new material, a year"), "virgin_kg")
    yield amount(w("New material outside the region, apart"), "outside_virgin_kg")
    yield w("Recycled share of inputs"), lambda indicators: w.percent(indicators.secondary_share)
    yield w("Exchanges at work"), lambda indicators: w.number(indicators.exchanges)
    yield w("Side streams put to use"), lambda indicators: w.percent(indicators.symbiotic_utilisation)
    yield amount(w("Landfill, a year"), "landfill_kg")
    yield amount(w("Heaps, a year"), "heap_kg")
    yield amount(w("CO₂e, a year"), "co2e_kg")
    yield amount(w("Biogenic CO₂, apart"), "biogenic_kg")
    yield amount(w("CO₂ stored for good, apart"), "removed_kg")
    yield amount(w("Fresh water, a year"), "water_l", "m3")
    yield w("Resource productivity"), lambda indicators: _productivity(indicators, w)


def _productivity(indicators: Indicators, w: Translator) -> str:
    return f"{w.rounded(indicators.resource_productivity_eur_per_t, 3)}\u00a0€/t"


def _nothing(like: Indicators) -> Indicators:
    """Indicators of a cluster in which nothing moves."""
    zero = {field.name: type(getattr(like, field.name))() for field in fields(like)}
    return replace(like, **zero)
