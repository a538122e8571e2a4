"""A year's flows as a drawing, from left to right, as wide as they are large; each unit by a scale of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from game.debrief.flows import MapFlow
from game.outputs.report.svg import drawing, text
from game.text.translator import Translator

_NODE, _GAP = 14, 26
_LEFT, _RIGHT = 250, 660
"""where the two sides of the flows stand"""
_UNITS: Final = ("t", "MWh", "m3")
_BED: Final = 440.0
"""px that all flows of one unit are high together, in the year with most of them"""
_SEEN: Final = 0.8
"""px below which a ribbon is left out"""
_LEAST: Final = 1.5
"""px of the thinnest ribbon, so that it is seen; wider ones are exact"""
_LABELLED: Final = 13
"""px from which a ribbon bears its name"""


@dataclass(frozen=True, slots=True)
class FlowNames:
    """What the ends of the flows are called, and what flows."""

    places: Mapping[str, str]
    materials: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _End:
    """A place on one side of the flows."""

    name: str
    y: float
    high: float


@dataclass(frozen=True, slots=True)
class _Ribbon:
    """A flow with its width and where it begins and ends."""

    flow: MapFlow
    wide: float
    start: float
    stop: float


def scales(years: Iterable[Sequence[MapFlow]]) -> dict[str, float]:
    """Unit → px to the kg, kWh or l: one scale for all years, so that they compare."""
    totals: dict[str, float] = defaultdict(float)
    for flows in years:
        for unit in _UNITS:
            totals[unit] = max(totals[unit], sum(flow.amount for flow in flows if flow.unit == unit))
    return {unit: _BED / total for unit, total in totals.items() if total}


def flows_drawing(
    flows: Sequence[MapFlow], names: FlowNames, scale: Mapping[str, float], w: Translator
) -> Markup:
    """The flows of a year, a drawing for each unit."""
    titles = {"t": w("Materials"), "MWh": w("Energy"), "m3": w("Water")}
    beds = []
    for unit in _UNITS:
        of_unit = [flow for flow in flows if flow.unit == unit]
        wide = {flow: flow.amount * scale[unit] for flow in of_unit if flow.amount * scale[unit] >= _SEEN}
        if wide:
            beds.append(_bed(wide, names, titles[unit], w))
    return Markup("").join(beds)


def _bed(wide: Mapping[MapFlow, float], names: FlowNames, title: str, w: Translator) -> Markup:
    left = _stack([(flow.source, size) for flow, size in wide.items()], names, w("Bought new"))
    middle = {key: end.y + end.high / 2 for key, end in left.items()}
    by_place = sorted(wide, key=lambda flow: _pull(flow.target, wide, middle))
    right = _stack([(flow.target, wide[flow]) for flow in by_place], names, w("Elsewhere"))
    parts = [text(0, 16, title, "axis strong", "start")]
    labels = []
    for ribbon in _ribbons(wide, left, right):
        flow = ribbon.flow
        words = f"{names.materials[flow.material]} · {w.amount(flow.amount, flow.unit)}"
        parts.append(_path(ribbon, words))
        if ribbon.wide >= _LABELLED:
            labels.append(
                text(_LEFT + _NODE + 12, ribbon.start + ribbon.wide / 2 + 4, words, "on-flow", "start")
            )
    parts += labels
    for end in left.values():
        parts += [
            _node(end, _LEFT),
            text(_LEFT - 10, end.y + end.high / 2 + 5, end.name, "axis strong", "end"),
        ]
    for end in right.values():
        beside = _RIGHT + _NODE + 10
        parts += [
            _node(end, _RIGHT),
            text(beside, end.y + end.high / 2 + 5, end.name, "axis strong", "start"),
        ]
    high = max(end.y + end.high for end in (*left.values(), *right.values())) + 30
    return drawing(round(high), title, parts)


def _pull(target: str, wide: Mapping[MapFlow, float], middle: Mapping[str, float]) -> tuple[float, str]:
    """Where the flows into a place come from on the whole: ends stand opposite, and ribbons cross less."""
    into = [flow for flow in wide if flow.target == target]
    return sum(middle[flow.source] * flow.amount for flow in into) / sum(flow.amount for flow in into), target


def _stack(sizes: Iterable[tuple[str, float]], names: FlowNames, outside: str) -> dict[str, _End]:
    """The places of one side, one below the other, as high as what passes them."""
    sums: dict[str, float] = defaultdict(float)
    for key, size in sizes:
        sums[key] += size
    y, ends = 34.0, {}
    for key, high in sums.items():
        ends[key] = _End(names.places.get(key, outside), y, high)
        y += max(high, 8) + _GAP
    return ends


def _ribbons(
    wide: Mapping[MapFlow, float], left: Mapping[str, _End], right: Mapping[str, _End]
) -> list[_Ribbon]:
    """Every flow with its two ends: at each place, ribbons stand in the order of their other ends."""
    starts, stops = {}, {}
    passed: dict[tuple[str, str], float] = defaultdict(float)
    for flow in sorted(wide, key=lambda flow: right[flow.target].y):
        starts[flow] = left[flow.source].y + passed["left", flow.source]
        passed["left", flow.source] += wide[flow]
    for flow in sorted(wide, key=lambda flow: left[flow.source].y):
        stops[flow] = right[flow.target].y + passed["right", flow.target]
        passed["right", flow.target] += wide[flow]
    return [_Ribbon(flow, size, starts[flow], stops[flow]) for flow, size in wide.items()]


def _path(ribbon: _Ribbon, words: str) -> str:
    x1, x2, half = _LEFT + _NODE, _RIGHT, ribbon.wide / 2
    a, b, middle = ribbon.start + half, ribbon.stop + half, (x1 + x2) / 2
    path = f"M{x1:.1f} {a:.1f}C{middle:.1f} {a:.1f} {middle:.1f} {b:.1f} {x2:.1f} {b:.1f}"
    stroke = f'stroke-width="{max(ribbon.wide, _LEAST):.2f}"'
    return f'<path class="flow {ribbon.flow.kind}" d="{path}" {stroke}><title>{escape(words)}</title></path>'


def _node(end: _End, x: int) -> str:
    return f'<rect class="node" x="{x}" y="{end.y:.1f}" width="{_NODE}" height="{end.high:.1f}"/>'
