"""What lies under everything on the map: ground, ribbons and models as one picture, kept while nothing changes.

Smooth edges need something to blend with, so ribbons are drawn onto a copy of the ground. In a film the
next week's picture is drawn a ribbon at a time in the frames before it is needed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board, Ribbon
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.surface_cache import Same
from game.screen.map.ground import ground
from game.screen.map.map_view import frame_of, in_frame
from game.screen.map.models import FirmModel, model_picture
from game.screen.map.ribbons import Curve, RibbonLook, ribbon

_BAND: Final = 256
"""rows of pixels of the ground that are laid in one step"""
_FEW: Final = 4
"""models that are put there in one step"""
_COARSE: Final = 2
"""pixels to which widths are rounded here, so that a little more or less draws nothing anew"""


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything stands, in canvas pixels."""

    middle: Mapping[str, Point]
    curves: Mapping[str, Curve]


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Ground, ribbons and models of a board, to be drawn into a box of a page."""

    page: Page
    box: Box
    board: Board
    layout: MapLayout
    unit: float
    """canvas pixels to the models' unit"""

    @property
    def area(self) -> pygame.Rect:
        """The box in the window."""
        return self.page.rect(self.box)

    def draw(self) -> None:
        """Draw it; from the store if nothing that can be seen has changed."""
        key = self._key()
        self.page.put(self.page.art.once(key, partial(self._all, key)), self.area)

    def prepare(self, seconds: float) -> bool:
        """Draw some of a picture that will be needed soon, for about so long. Whether it was there already."""
        art, key = self.page.art, self._key()
        if art.has(key):
            return True
        until = time.perf_counter() + seconds
        for drawn in art.begun(key, self._steps):
            if drawn is not None:
                art.finished(key, drawn)
                break
            if time.perf_counter() > until:
                break
        return False

    def _all(self, key: tuple[object, ...]) -> pygame.Surface:
        """The whole picture now, going on from what was prepared of it."""
        art = self.page.art
        drawn = next((step for step in art.begun(key, self._steps) if step is not None), None)
        art.forget(key)
        if drawn is None:
            raise RuntimeError("the map was not drawn to its end")
        return drawn

    def _steps(self) -> Iterator[pygame.Surface | None]:
        """Draws bit by bit; the picture comes last."""
        page, area, board = self.page, self.area, self.board
        frame = page.rect(frame_of(self.box))
        under = yield from ground(page, frame.size, board.terrain)
        layer = pygame.Surface(area.size, 0, under)
        left, down = area.x - frame.x, area.y - frame.y
        for top in range(0, area.height, _BAND):
            layer.blit(under, (0, top), (left, down + top, area.width, _BAND))
            yield None
        self._leaders(layer)
        for flow in _in_order(board):
            look: RibbonLook = "offered" if flow.offered else "dim" if flow.dim else "flows"
            ribbon(layer, _in_pixels(page, self.layout.curves[flow.id], area), flow.kind, page.theme, look)
            yield None
        for nth, place in enumerate(sorted(board.places, key=lambda place: place.at[1])):
            firm = FirmModel(place.picture, self.unit, place.mark, place.closed)
            drawn, (x, y) = model_picture(page, firm, self.layout.middle[place.id])
            layer.blit(drawn, (x - area.x, y - area.y))
            if nth % _FEW == 0:
                yield None
        yield layer

    def _leaders(self, layer: pygame.Surface) -> None:
        """A thin line from a firm to its true place, where it stands apart from there."""
        page, area, frame = self.page, self.area, frame_of(self.box)
        for place in self.board.places:
            if place.true is not None:
                ends = [page.at(end) for end in (self.layout.middle[place.id], in_frame(frame, place.true))]
                start, end = ((x - area.x, y - area.y) for x, y in ends)
                pygame.draw.line(layer, page.theme.ink2, start, end, max(1, page.px(2)))
                pygame.draw.circle(layer, page.theme.ink2, end, max(2, page.px(5)))

    def _key(self) -> tuple[object, ...]:
        """Everything that can be seen in it; worked out once for a board."""
        page, board, area = self.page, self.board, self.area
        place = (area.size, area.topleft, page.k, page.theme.name, self.unit)
        parts = (Same(board.ribbons), Same(board.places), Same(self.layout.curves), Same(board.terrain))
        known = ("backdrop's key", *parts, *place)
        key: tuple[object, ...] = page.art.kept.once(known, partial(self._seen, place))
        return key

    def _seen(self, place: tuple[object, ...]) -> tuple[object, ...]:
        page, board, curves = self.page, self.board, self.layout.curves
        flows = _in_order(board)
        seen = tuple((flow.kind, flow.dim, flow.offered, _coarse(page, curves[flow.id])) for flow in flows)
        stand = tuple((each.id, each.at, each.picture, each.mark, each.closed) for each in board.places)
        return ("backdrop", seen, stand, board.terrain, *place)


def _in_order(board: Board) -> list[Ribbon]:
    return sorted(
        board.ribbons, key=lambda flow: (not flow.dim, flow.kind != "virgin", -flow.tonnes, flow.id)
    )


def _coarse(page: Page, curve: Curve) -> tuple[object, ...]:
    return curve.start, curve.end, curve.bend, round(curve.width * page.k / _COARSE)


def _in_pixels(page: Page, curve: Curve, area: pygame.Rect) -> Curve:
    (ax, ay), (bx, by) = page.at(curve.start), page.at(curve.end)
    width = max(3.0, round(curve.width * page.k / _COARSE) * _COARSE)
    return Curve((ax - area.x, ay - area.y), (bx - area.x, by - area.y), curve.bend * page.k, width)
