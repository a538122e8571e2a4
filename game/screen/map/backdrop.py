"""What lies under everything on the map: ground, ribbons and models as one picture, kept while nothing changes.

Smooth edges need something to blend with, so ribbons are drawn onto a copy of the ground. In a film the
next week's picture is drawn a ribbon at a time in the frames before it is needed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board, Place, Ribbon
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.surface_cache import Same
from game.screen.map.ground import ground
from game.screen.map.models import model_picture
from game.screen.map.ribbons import Curve, ribbon

_BAND: Final = 256
"""rows of pixels of the ground that are laid in one step"""
_FEW: Final = 4
"""models that are put there in one step"""
_COARSE: Final = 2
"""pixels to which widths are rounded here, so that a little more or less draws nothing anew"""


def backdrop(
    page: Page, box: Box, board: Board, middle: Mapping[str, Point], curves: Mapping[str, Curve], unit: float
) -> None:
    """Draw it; from the store if nothing that can be seen has changed."""
    area = page.rect(box)
    key = _key(page, area, board, curves, unit)
    make = partial(_all, page, area, board, middle, curves, unit, key)
    page.put(page.art.once(key, make), area)


def prepare(
    page: Page,
    box: Box,
    board: Board,
    middle: Mapping[str, Point],
    curves: Mapping[str, Curve],
    unit: float,
    seconds: float,
) -> bool:
    """Draw some of a picture that will be needed soon, for about so long. Whether it was there already."""
    area = page.rect(box)
    key = _key(page, area, board, curves, unit)
    if page.art.has(key):
        return True
    begun = page.art.begun(key, partial(_steps, page, area, board, middle, curves, unit))
    until = time.perf_counter() + seconds
    for drawn in begun:
        if drawn is not None:
            page.art.finished(key, drawn)
            break
        if time.perf_counter() > until:
            break
    return False


def _all(
    page: Page,
    area: pygame.Rect,
    board: Board,
    middle: Mapping[str, Point],
    curves: Mapping[str, Curve],
    unit: float,
    key: tuple[object, ...],
) -> pygame.Surface:
    """The whole picture now, going on from what was prepared of it."""
    steps = page.art.begun(key, partial(_steps, page, area, board, middle, curves, unit))
    drawn = next((one for one in steps if one is not None), None)
    page.art.forget(key)
    if drawn is None:
        raise RuntimeError("the map was not drawn to its end")
    return drawn


def _steps(
    page: Page,
    area: pygame.Rect,
    board: Board,
    middle: Mapping[str, Point],
    curves: Mapping[str, Curve],
    unit: float,
) -> Iterator[pygame.Surface | None]:
    """Draws bit by bit; the picture comes last."""
    under = yield from ground(page, area.size, board.scenery)
    layer = pygame.Surface(area.size, 0, under)
    for top in range(0, area.height, _BAND):
        layer.blit(under, (0, top), (0, top, area.width, _BAND))
        yield None
    for one in _in_order(board):
        curve = _in_pixels(page, curves[one.id], area)
        ribbon(layer, curve, one.kind, page.theme, offered=one.offered, dim=one.dim)
        yield None
    for nth, place in enumerate(sorted(board.places, key=lambda one: one.at[1])):
        _stand(page, layer, area, place, middle[place.id], unit)
        if nth % _FEW == 0:
            yield None
    yield layer


def _stand(
    page: Page, layer: pygame.Surface, area: pygame.Rect, place: Place, at: Point, unit: float
) -> None:
    drawn, (x, y) = model_picture(page, place.picture, at, unit, place.mark, place.closed)
    layer.blit(drawn, (x - area.x, y - area.y))


def _in_order(board: Board) -> list[Ribbon]:
    return sorted(board.ribbons, key=lambda one: (not one.dim, one.kind != "virgin", -one.tonnes, one.id))


def _key(
    page: Page, area: pygame.Rect, board: Board, curves: Mapping[str, Curve], unit: float
) -> tuple[object, ...]:
    """Everything that can be seen in it; worked out once for a board."""
    place = (area.size, area.topleft, page.k, page.theme.name, unit)
    known = ("backdrop's key", Same(board.ribbons), Same(board.places), Same(curves), board.scenery, *place)
    found: tuple[object, ...] = page.art.kept.once(known, partial(_seen, page, board, curves, place))
    return found


def _seen(
    page: Page, board: Board, curves: Mapping[str, Curve], place: tuple[object, ...]
) -> tuple[object, ...]:
    seen = tuple((one.kind, one.dim, one.offered, _coarse(page, curves[one.id])) for one in _in_order(board))
    stand = tuple((one.id, one.at, one.picture, one.mark, one.closed) for one in board.places)
    return ("backdrop", seen, stand, board.scenery, *place)


def _coarse(page: Page, curve: Curve) -> tuple[object, ...]:
    return curve.start, curve.end, curve.bend, round(curve.width * page.k / _COARSE)


def _in_pixels(page: Page, curve: Curve, area: pygame.Rect) -> Curve:
    (ax, ay), (bx, by) = page.at(curve.start), page.at(curve.end)
    width = max(3.0, round(curve.width * page.k / _COARSE) * _COARSE)
    return Curve((ax - area.x, ay - area.y), (bx - area.x, by - area.y), curve.bend * page.k, width)
