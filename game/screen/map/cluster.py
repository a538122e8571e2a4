"""The map: ground, ribbons, models, stores, signs and names, in this order. One function draws any board."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board, Gauge, Place, Sign
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.surface_cache import Same
from game.screen.map.backdrop import Backdrop, MapLayout
from game.screen.map.callouts import draw_callout
from game.screen.map.map_view import MapView as MapView
from game.screen.map.map_view import frame_of, in_frame
from game.screen.map.models import foot, reach
from game.screen.map.moving_goods import draw_goods
from game.screen.map.names import NamedMap, draw_amounts, draw_names
from game.screen.map.place_names import draw_place_names
from game.screen.map.ribbons import Curve, width_of
from game.screen.map.steam import draw_steam

_LEVELS: Final = 24
"""steps in which a store is seen to fill"""


def draw_map(page: Page, box: Box, board: Board, view: MapView | None = None) -> MapLayout:
    """Draw a board into a box; returns where things stand, for whoever lays something over it."""
    view = view or MapView()
    laid = _laid_out(page, box, board, view)
    Backdrop(page, box, board, laid, view.unit).draw()
    if view.phase is not None:
        draw_goods(page, board.ribbons, laid.curves, view.phase)
        draw_steam(page, board, laid.middle, view.unit)
    page.cached(_over_key(box, board, view), partial(_over, page, box, board, laid, view))
    for callout in board.callouts[:1]:
        draw_callout(page, callout, laid.middle, box)
    return laid


def prefetch_map(page: Page, box: Box, board: Board, view: MapView, seconds: float) -> bool:
    """Draw some of a board that will be shown soon, for about so long. Whether all of it was ready."""
    laid = _laid_out(page, box, board, view)
    if not Backdrop(page, box, board, laid, view.unit).prepare(seconds):
        return False
    return page.prefetch(_over_key(box, board, view), partial(_over, page, box, board, laid, view))


def _over_key(box: Box, board: Board, view: MapView) -> tuple[object, ...]:
    parts = (board.places, board.ribbons, board.gauges, board.signs, board.named)
    return ("over the map", box, *map(Same, parts), replace(view, phase=None))


def _over(page: Page, box: Box, board: Board, laid: MapLayout, view: MapView) -> None:
    """What stands over the flows: stores, names, signs and amounts."""
    gauges = [(gauge, _gauge_box(gauge, laid, board, view)) for gauge in board.gauges if view.gauges]
    for gauge, capsule in gauges:
        _gauge(page, gauge, capsule)
    taken: list[pygame.Rect] = [page.rect(reserved) for reserved in view.reserved]
    if view.names:
        taken += draw_names(page, NamedMap(box, board, laid, view, _things(board, laid, view)))
    taken += [page.rect(capsule) for _, capsule in gauges]
    for sign in board.signs:
        taken.append(_sign(page, sign, laid, board, view))
    draw_amounts(page, board, laid, view, taken)
    if view.names:
        draw_place_names(page, NamedMap(box, board, laid, view, _things(board, laid, view)), taken)


def _laid_out(page: Page, box: Box, board: Board, view: MapView) -> MapLayout:
    key = ("lies", box, Same(board.places), Same(board.ribbons), view.unit)
    laid: MapLayout = page.art.kept.once(key, partial(lay_out, box, board, view.unit))
    return laid


def lay_out(box: Box, board: Board, unit: float) -> MapLayout:
    """Where the places of a board stand and its ribbons run."""
    frame = frame_of(box)
    middle = {part.id: in_frame(frame, part.at) for part in board.places}
    sizes = {part.id: part.picture for part in board.places}
    curves: dict[str, Curve] = {}
    between: dict[frozenset[str], int] = {}
    arriving: dict[str, int] = {}
    for part in board.ribbons:
        pair = frozenset((part.source, part.target))
        turn = between[pair] = between.get(pair, -1) + 1
        if part.source and part.target:
            start, end = middle[part.source], middle[part.target]
        else:
            inner = part.target or part.source
            nth = arriving[inner] = arriving.get(inner, -1) + 1
            outer = _edge_of(box, middle[inner], nth)
            start, end = (outer, middle[inner]) if part.target else (middle[inner], outer)
        keep = [reach(sizes[key], unit) if key else 0.0 for key in (part.source, part.target)]
        run = _run(start, end, (keep[0] * 0.45, keep[1] * 1.05), turn)
        curves[part.id] = Curve(*run, width_of(part.tonnes, unit))
    return MapLayout(middle, curves)


def _edge_of(box: Box, at: Point, nth: int) -> Point:
    """Where a ribbon from outside comes in: the side that is nearest, a little apart from the others."""
    x, _, wide, _ = box
    to_left, to_right = at[0] - x, x + wide - at[0]
    shift = (nth - 0.5) * 60
    return (x - 20, at[1] + 40 + shift) if to_left < to_right else (x + wide + 20, at[1] - 30 + shift)


def _run(start: Point, end: Point, keep: tuple[float, float], turn: int) -> tuple[Point, Point, float]:
    """Where a ribbon begins and ends, so far from both middles, and how it bends beside others of the same two."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy) or 1.0
    begin = (start[0] + dx / long * keep[0], start[1] + dy / long * keep[0])
    stop = (end[0] - dx / long * keep[1], end[1] - dy / long * keep[1])
    side = -1 if turn % 2 else 1
    return begin, stop, side * (0.09 * long + 26 * (turn // 2 + (turn > 0)))


def _gauge_box(store: Gauge, laid: MapLayout, board: Board, view: MapView) -> Box:
    """A store stands as an upright capsule at the right of its plinth."""
    nth = [gauge.store for gauge in board.gauges if gauge.place == store.place].index(store.store)
    return _capsule(store, laid, board, view, nth)


def _capsule(store: Gauge, laid: MapLayout, board: Board, view: MapView, nth: int) -> Box:
    place = _place(board, store.place)
    x, y = laid.middle[store.place]
    grow = 1.5 if store.spills else 1.0
    wide, high = view.unit * 1.1 * grow, view.unit * 3.4 * grow
    left = x + reach(place.picture, view.unit) * 1.25 + nth * (view.unit * 1.7)
    return left, y - high * 0.8, wide, high


def _gauge(page: Page, store: Gauge, box: Box) -> None:
    left, top, wide, high = box
    theme = page.theme
    page.box((left - 3, top - 3, wide + 6, high + 6), theme.panel, wide / 2 + 3, rim=(theme.ink2, 2.5))
    hue = theme.flows["landfill" if store.spills else store.kind]
    level = round(max(0.0, min(1.0, store.share)) * _LEVELS) / _LEVELS * (high - 4)
    if level >= 2:
        inner = (left + 2, top + high - 2 - level, wide - 4, level)
        page.box(inner, hue.fill, min(wide / 2 - 2, level / 2))


def _things(board: Board, laid: MapLayout, view: MapView) -> list[Box]:
    """What names keep off where they can: signs most of all, models, and stores."""
    unit, things = view.unit, []
    for place in board.places:
        x, y = laid.middle[place.id]
        side = reach(place.picture, unit)
        things += [_sign_box((x, y), view, 0)] * 2
        things.append((x - side, y - unit * 3.6, 2 * side, unit * 3.6 + foot(place.picture, unit) * 0.9))
    empty = (Gauge(place.id, "", "", 0, "recovered") for place in board.places)
    return [*things, *(_capsule(gauge, laid, board, view, 0) for gauge in empty if view.gauges)]


def _sign(page: Page, shown: Sign, laid: MapLayout, board: Board, view: MapView) -> pygame.Rect:
    """A building site, a stopped line or a closed firm: a disc above the model, and its words beside it."""
    nth = [sign for sign in board.signs if sign.place == shown.place].index(shown)
    icon = {"site": "hard-hat", "stopped": "wrench", "closed": "x"}[shown.what]
    left, top, wide, high = _sign_box(laid.middle[shown.place], view, nth)
    at = (left + wide / 2, top + high / 2)
    dark = shown.what != "site"
    theme = page.theme
    page.circle(at, 33, theme.ink if dark else theme.panel, theme.panel if dark else theme.ink, 4)
    page.icon(icon, at, 36, theme.paper if dark else theme.ink)
    return page.rect((at[0] - 36, at[1] - 36, 72, 72))


def _sign_box(middle: Point, view: MapView, nth: int) -> Box:
    x, y = middle
    return (
        x - view.unit * (0.5 + nth * 3.7) - 36,
        y - view.unit * 5.4 - 36,
        72,
        72,
    )  # names rather stand at the right


def _place(board: Board, key: str) -> Place:
    return next(place for place in board.places if place.id == key)
