"""The map of the page as a drawing: ground, exchanges, heaps, arrows, firms and names, in this order.

What moves bears its number as `data-lane`, `data-heap` or `data-stub`; the script of the page sets its size.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup, escape

from game.cluster_map.board import Place
from game.cluster_map.firm_models import MODELS
from game.cluster_map.sizes import BEND, COS, SIN, THICK, UNIT, shape_of
from game.cluster_map.terrain import Ring, Stroke, Terrain
from game.outputs.report.replay_stage import HIGH, LETTERS, MARK, TOP, WIDE, Stage
from game.outputs.report.svg import text

_FOOT: Final = 40.0
_MODEL: Final = (-220, -330, 440, 470)
"""the box of a model's picture, in its own pixels"""
_PER_UNIT: Final = 40
"""of these pixels to a unit"""
HEAP: Final = 100
"""how wide a heap is drawn, before the script makes it as large as it is"""
_STEPS: Final = 24
_MARKS: Final = "●▲◆■"


def map_drawing(stage: Stage, about: str) -> Markup:
    """The whole drawing, as wide as the page gives it. `about`: what who does not see it hears."""
    high = HIGH - TOP - _FOOT
    parts = [
        f'<svg class="map" viewBox="0 {TOP:.0f} {WIDE:.0f} {high:.0f}" role="img" aria-label="{escape(about)}">',
        *_ground(stage.board.terrain),
        *_lanes(stage),
        *_heaps(stage),
        *_stubs(stage),
        *_models(stage),
        *_names(stage),
        "</svg>",
    ]
    return Markup("".join(parts))


# --- ground ---------------------------------------------------------------------------------------
def _ground(terrain: Terrain | None) -> Iterator[str]:
    if terrain is None:
        yield f'<rect class="land" width="{WIDE:.0f}" height="{HIGH:.0f}"/>'
        return
    yield f'<rect class="sea" width="{WIDE:.0f}" height="{HIGH:.0f}"/>'
    for kind, rings in (("land", terrain.land), ("sea", terrain.lakes)):
        yield from (f'<path class="{kind}" d="{_way(ring)}Z"/>' for ring in rings)
    yield from (_river(each) for each in terrain.rivers)
    for kind, strokes in (("road", terrain.roads), ("border", terrain.borders)):
        yield from (f'<path class="{kind}" d="{_way(each.line)}"/>' for each in strokes)


def _river(stroke: Stroke) -> str:
    return f'<path class="river" d="{_way(stroke.line)}" stroke-width="{max(3.0, stroke.wide * WIDE):.0f}"/>'


def _way(spots: Ring | Sequence[tuple[float, float]]) -> str:
    """A line over the ground, in whole pixels, without points that fall on the one before."""
    points = [(round(x * WIDE), round(y * HIGH)) for x, y in spots]
    kept = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
    return "M" + "L".join(f"{x} {y}" for x, y in kept)


# --- what moves -----------------------------------------------------------------------------------
def _lanes(stage: Stage) -> Iterator[str]:
    for at, flow in enumerate(stage.lanes):
        way = stage.placed.lanes[flow.id]
        line = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in way)
        kind = "tonnes" if flow.is_counted_in_tonnes else "other"
        yield (
            f'<g class="lane {kind}" data-lane="{at}"><title>{escape(flow.material)}</title>'
            f'<path class="halo" d="{line}"/><path class="edge" d="{line}"/><path class="fill" d="{line}"/>'
            f'<path class="pattern" d="{line}"/><path class="tip" d="{_tip(way)}"/></g>'
        )


def _tip(way: Sequence[tuple[float, float]]) -> str:
    """The head of an exchange: a triangle at its end, along its last stretch."""
    (x, y), back = way[-1], way[-1]
    for back in reversed(way[:-1]):
        if math.dist(back, (x, y)) >= 20:
            break
    long = math.dist(back, (x, y)) or 1.0
    dx, dy = (x - back[0]) / long, (y - back[1]) / long
    corners = ((8, 0), (-14, 16), (-14, -16))
    return "M" + "L".join(f"{x + f * dx - s * dy:.0f} {y + f * dy + s * dx:.0f}" for f, s in corners) + "Z"


def _order(stage: Stage) -> dict[str, int]:
    """Firm → its number."""
    return {place.id: at for at, place in enumerate(stage.board.places)}


def _heaps(stage: Stage) -> Iterator[str]:
    shape, order = _heap_shape(), _order(stage)
    for at, firm in enumerate(stage.heaps):
        x, y, wide, _ = stage.placed.heaps[firm]
        yield (
            f'<g class="heap" data-of="{order[firm]}" transform="translate({x + wide / 2:.0f} {y + wide / 2:.0f})">'
            f'<path class="now" data-heap="{at}" d="{shape}"/>'
            f'<path class="idle" data-heap-idle="{at}" d="{shape}"/></g>'
        )


def _heap_shape() -> str:
    """A heap as wide as `HEAP`, about the middle of its foot: straight slopes, a round top, a base that bends down."""
    half = HEAP / 2
    shares = [2 * step / _STEPS - 1 for step in range(_STEPS + 1)]
    slope = [(t * half, -half * (1 - math.sqrt(t * t * 0.94 + 0.03 * (1 - t * t)))) for t in shares]
    base = [(t * half, half * BEND * (1 - t * t)) for t in reversed(shares[1:-1])]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (*slope, *base)) + "Z"


def _stubs(stage: Stage) -> Iterator[str]:
    order = _order(stage)
    for at, firm in enumerate(stage.stubs):
        stub = stage.placed.stubs[firm]
        (ax, ay), (bx, by) = stub.tail, stub.tip
        long = math.dist(stub.tail, stub.tip) or 1.0
        turn = math.degrees(math.atan2(by - ay, bx - ax))
        neck = long - 24
        yield (
            f'<g class="stub" data-of="{order[firm]}" transform="translate({ax:.0f} {ay:.0f}) rotate({turn:.0f})">'
            f'<rect class="idle" data-stub-idle="{at}" width="{neck:.0f}"/>'
            f'<path class="now" data-stub="{at}" d="M0 0H{neck:.0f}"/>'
            f'<path class="head" data-stub-head="{at}" d="M{neck:.0f} -22L{long:.0f} 0L{neck:.0f} 22Z"/></g>'
        )


# --- firms ----------------------------------------------------------------------------------------
def _models(stage: Stage) -> Iterator[str]:
    """Those farther down stand in front."""
    pictures = sorted({place.picture for place in stage.board.places})
    left, top, wide, high = _MODEL
    yield "<defs>"
    for name in pictures:
        file = MODELS / f"{name}.svg"
        if file.is_file():
            data = base64.b64encode(file.read_bytes()).decode("ascii")
            yield (
                f'<image id="model-{name}" x="{left}" y="{top}" width="{wide}" height="{high}" '
                f'href="data:image/svg+xml;base64,{data}"/>'
            )
    yield "</defs>"
    order = _order(stage)
    for place in sorted(stage.board.places, key=lambda place: stage.middles[place.id][1]):
        x, y = stage.middles[place.id]
        scale = UNIT * shape_of(place.picture).factor / _PER_UNIT
        team = "nobody" if place.mark is None else f"mark{place.mark % len(_MARKS)}"
        yield (
            f'<g class="firm {team}" data-firm="{order[place.id]}" '
            f'transform="translate({x:.0f} {y:.0f}) scale({scale:.3f})">'
            f'{_plinth(place.picture)}<use href="#model-{place.picture}"/></g>'
        )


def _plinth(picture: str) -> str:
    """Under a model, in its team's colour."""
    shape = shape_of(picture)
    a, b = shape.wide / 2, shape.deep / 2

    def at(x: float, y: float, z: float = 0) -> str:
        return f"{_PER_UNIT * COS * (x - y):.0f} {_PER_UNIT * (SIN * (x + y) - z):.0f}"

    left = "M" + "L".join((at(-a, b), at(a, b), at(a, b, -THICK), at(-a, b, -THICK))) + "Z"
    right = "M" + "L".join((at(a, b), at(a, -b), at(a, -b, -THICK), at(a, b, -THICK))) + "Z"
    top = "M" + "L".join((at(-a, -b), at(a, -b), at(a, b), at(-a, b))) + "Z"
    return f'<path class="side" d="{left}"/><path class="shade" d="{right}"/><path class="top" d="{top}"/>'


def _names(stage: Stage) -> Iterator[str]:
    """Each name where it has room, its team's mark before it."""
    for at, place in enumerate(stage.board.places):
        put = stage.placed.names.get(place.id)
        if put is None:
            continue
        x, y, *_ = put.box
        inset = MARK if place.mark is not None else 0.0
        yield f'<g class="name" data-name="{at}">'
        yield from _mark(place, x, y + LETTERS * 1.02)
        for line, words in enumerate(stage.looks[place.id][put.look]):
            yield text(x + inset, y + LETTERS * (1.0 + 1.25 * line), words, "name", "start")
        yield "</g>"


def _mark(place: Place, x: float, y: float) -> Iterator[str]:
    if place.mark is not None:
        kind = f"mark mark{place.mark % len(_MARKS)}"
        yield text(x, y, _MARKS[place.mark % len(_MARKS)], kind, "start")
