"""The report's drawings as SVG: the headline over the rounds, and flows whose width is their amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from game.debrief.headline import Headline
from game.outputs.report.flow_table import Flow
from game.text.translator import Translator

_WIDE, _HIGH = 960, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 210, 24, 60
_NODE, _GAP = 14, 26
_ENDS: Final = (250, 660)
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
At = Callable[[int, float], tuple[float, float]]


def chart(found: Sequence[Headline], w: Translator) -> Markup:
    """The headline of every round, as played and idle, from zero."""
    top = _nice(max(1, *(max(one.ours, one.idle) for one in found)))
    step = (_WIDE - _LEFT - _RIGHT) / max(1, len(found) - 1)
    down = _HIGH - _TOP - _BOTTOM

    def at(i: int, value: float) -> tuple[float, float]:
        x = _LEFT + i * step if len(found) > 1 else (_LEFT + _WIDE - _RIGHT) / 2
        return x, _TOP + down * (1 - value / top)

    parts = [_open(_WIDE, _HIGH, w("Addressable virgin use by round, as played and with nobody deciding"))]
    parts += [_legacy_ground(i, at, step) for i, one in enumerate(found) if one.legacy]
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = at(0, top * share)[1]
        parts.append(
            f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDE - _RIGHT + 20}" y2="{y:.1f}"/>'
        )
        parts.append(_text(_LEFT - 12, y + 5, w.amount(top * share, digits=2), "axis", "end"))
    ours, idle = ([at(i, getattr(one, name)) for i, one in enumerate(found)] for name in ("ours", "idle"))
    area = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*idle, *reversed(ours)])
    parts.append(f'<polygon class="saved" points="{area}"/>')
    parts += [_line(idle, "idle"), _line(ours, "ours")]
    for i, one in enumerate(found):
        x, y = ours[i]
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
        parts.append(_text(x, _HIGH - 32, one.name, "axis strong", "middle"))
        parts.append(_text(x, _HIGH - 12, one.years, "axis", "middle"))
    parts += _ends(ours[-1], idle[-1], found[-1], w)
    return Markup("".join([*parts, "</svg>"]))


def _legacy_ground(i: int, at: At, step: float) -> str:
    x, top, high = at(i, 0)[0] - step / 2, _TOP, _HIGH - _TOP - _BOTTOM
    wide = step / 2 + 20
    return f'<rect class="legacy" x="{x:.1f}" y="{top}" width="{wide:.1f}" height="{high}"/>'


def _ends(ours: tuple[float, float], idle: tuple[float, float], last: Headline, w: Translator) -> list[str]:
    """What the lines are, where they end."""
    x = ours[0] + 20
    high, low = sorted((ours[1], idle[1]))
    apart = max(0.0, 44 - (low - high)) / 2
    ours_y, idle_y = (low + apart, high - apart) if ours[1] >= idle[1] else (high - apart, low + apart)
    return [
        _text(x, idle_y, w("nobody decides"), "end idle-text", "start"),
        _text(x, idle_y + 20, w.amount(last.idle), "end idle-text", "start"),
        _text(x, ours_y, w("this game"), "end strong", "start"),
        _text(
            x,
            ours_y + 20,
            f"{w.amount(last.ours)} ({w.percent(last.change, signed=True)})",
            "end strong",
            "start",
        ),
    ]


def _nice(value: int) -> float:
    """A round number that is not below this one."""
    size = 10.0 ** (len(str(value)) - 1)
    return next(size * step for step in (1, 2, 4, 5, 6, 8, 10) if size * step >= value)


@dataclass(frozen=True, slots=True)
class _End:
    """A place on one side of the flows."""

    name: str
    y: float
    high: float


def scales(years: Iterable[Sequence[Flow]]) -> dict[str, float]:
    """Unit → px to the kg, kWh or l: one scale for all years, so that they compare."""
    totals: dict[str, float] = defaultdict(float)
    for found in years:
        for unit in _UNITS:
            whole = sum(one.amount for one in found if one.unit == unit)
            totals[unit] = max(totals[unit], whole)
    return {unit: _BED / total for unit, total in totals.items() if total}


def flows(found: Sequence[Flow], names: Names, scale: Mapping[str, float], w: Translator) -> Markup:
    """The flows of a year from left to right, as wide as they are large; each unit by a scale of its own."""
    titles = {"t": w("Materials"), "MWh": w("Energy"), "m3": w("Water")}
    beds = []
    for unit in _UNITS:
        seen = [one for one in found if one.unit == unit and one.amount * scale[unit] >= _SEEN]
        if seen:
            beds.append(_bed(seen, names, scale[unit], titles[unit], w))
    return Markup("").join(beds)


@dataclass(frozen=True, slots=True)
class Names:
    """What the ends of the flows are called, and what flows."""

    places: Mapping[str, str]
    materials: Mapping[str, str]


def _bed(found: Sequence[Flow], names: Names, scale: float, title: str, w: Translator) -> Markup:
    wide = {one: one.amount * scale for one in found}
    left = _stack([one.source for one in found], [*wide.values()], names, w("Bought new"))
    middle = {key: end.y + end.high / 2 for key, end in left.items()}
    by_place = sorted(found, key=lambda one: _pull(one.target, found, middle))
    right = _stack([one.target for one in by_place], [wide[one] for one in by_place], names, w("Elsewhere"))
    high = max(end.y + end.high for end in (*left.values(), *right.values())) + 30
    parts = [_open(_WIDE, round(high), title), _text(0, 16, title, "axis strong", "start")]
    starts = _beginnings(
        sorted(found, key=lambda one: right[one.target].y), wide, left, lambda one: one.source
    )
    stops = _beginnings(
        sorted(found, key=lambda one: left[one.source].y), wide, right, lambda one: one.target
    )
    said = [f"{names.materials[one.material]} · {w.amount(one.amount, one.unit)}" for one in found]
    x1, x2 = _ENDS
    parts += [
        _ribbon(one, x1 + _NODE, starts[one], x2, stops[one], wide[one], text)
        for one, text in zip(found, said, strict=True)
    ]
    parts += [
        _text(x1 + _NODE + 12, starts[one] + wide[one] / 2 + 4, text, "on-flow", "start")
        for one, text in zip(found, said, strict=True)
        if wide[one] >= _LABELLED
    ]
    for ends, x, anchor, at in ((left, x1, "end", x1 - 10), (right, x2, "start", x2 + _NODE + 10)):
        for end in ends.values():
            parts.append(
                f'<rect class="node" x="{x}" y="{end.y:.1f}" width="{_NODE}" height="{end.high:.1f}"/>'
            )
            parts.append(_text(at, end.y + end.high / 2 + 5, end.name, "axis strong", anchor))
    return Markup("".join([*parts, "</svg>"]))


def _pull(target: str, found: Sequence[Flow], middle: Mapping[str, float]) -> tuple[float, str]:
    """Where the flows into a place come from on the whole: ends stand opposite, and ribbons cross less."""
    mine = [one for one in found if one.target == target]
    return sum(middle[one.source] * one.amount for one in mine) / sum(one.amount for one in mine), target


def _stack(keys: Sequence[str], wide: Sequence[float], names: Names, outside: str) -> dict[str, _End]:
    """The places of one side, one below the other, as high as what passes them."""
    sums: dict[str, float] = defaultdict(float)
    for key, one in zip(keys, wide, strict=True):
        sums[key] += one
    y, ends = 34.0, {}
    for key, high in sums.items():
        ends[key] = _End(names.places.get(key, outside), y, high)
        y += max(high, 8) + _GAP
    return ends


def _beginnings(
    found: Sequence[Flow], wide: Mapping[Flow, float], ends: Mapping[str, _End], side: Callable[[Flow], str]
) -> dict[Flow, float]:
    """Where each ribbon meets its end, one below the other."""
    passed: dict[str, float] = defaultdict(float)
    places = {}
    for one in found:
        places[one] = ends[side(one)].y + passed[side(one)]
        passed[side(one)] += wide[one]
    return places


def _ribbon(one: Flow, x1: float, y1: float, x2: float, y2: float, wide: float, said: str) -> str:
    a, b, middle = y1 + wide / 2, y2 + wide / 2, (x1 + x2) / 2
    path = f"M{x1:.1f} {a:.1f}C{middle:.1f} {a:.1f} {middle:.1f} {b:.1f} {x2:.1f} {b:.1f}"
    shown = max(wide, _LEAST)
    return f'<path class="flow {one.kind}" d="{path}" stroke-width="{shown:.2f}"><title>{escape(said)}</title></path>'


def _open(wide: int, high: int, title: str) -> str:
    return f'<svg viewBox="0 0 {wide} {high}" role="img" aria-label="{escape(title)}"><title>{escape(title)}</title>'


def _line(points: Sequence[tuple[float, float]], kind: str) -> str:
    return f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'


def _text(x: float, y: float, text: str, kind: str, anchor: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
