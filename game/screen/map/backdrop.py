"""What lies under everything on the map: ground, ribbons and models as one picture, kept while nothing changes.

Smooth edges need something to blend with, so ribbons are drawn onto a copy of the ground. In a film the
next week's picture is drawn a ribbon at a time in the frames before it is needed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board, Place, Ribbon
from game.cluster_map.sizes import arrow_wide, heap_wide
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.surface_cache import Same
from game.screen.map.arranged import MapLayout
from game.screen.map.at_home import Sized, draw_arrow, draw_heap, heap_foot
from game.screen.map.ground import draw_land, ground, plain_ground
from game.screen.map.map_view import frame_of, in_frame
from game.screen.map.models import FirmModel, is_drawn, model_picture
from game.screen.map.ribbons import EXCHANGE, Course, RibbonLook, ribbon

_BAND: Final = 256
"""rows of pixels of the ground that are laid in one step"""
_COARSE: Final = 2
"""pixels to which widths are rounded here, so that a little more or less draws nothing anew"""


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

    @property
    def is_there(self) -> bool:
        """Whether it was drawn to its end, and not forgotten since."""
        return self.page.art.has(self._key())

    def goes_on(self, *, at_once: bool = False) -> bool:
        """Draw on as long as this frame has time, or to the end. Whether all of it is there."""
        art, key = self.page.art, self._key()
        if art.has(key):
            return True
        for drawn in art.begun(key, self._steps):
            if drawn is not None:
                art.finished(key, drawn)
                return True
            if self.page.look.spare.is_over and not at_once:
                return False
        raise RuntimeError("the map was not drawn to its end")

    def draw(self, share: float = 1.0) -> None:
        """Draw it, from the store if nothing that can be seen has changed; `share`: how far it covers what is there."""
        self.goes_on(at_once=True)
        drawn = self.page.art.once(self._key(), self._lost)
        drawn.set_alpha(None if share >= 1 else round(255 * share))
        self.page.put(drawn, self.area)
        drawn.set_alpha(None)

    def draw_plain(self) -> None:
        """Only the land, and models as far as this frame has time for them: what is seen until all is there."""
        page, area, board = self.page, self.area, self.board
        frame = page.rect(frame_of(self.box))
        land = plain_ground(page, frame.size, board.terrain)
        page.put(land.subsurface(area.move(-frame.x, -frame.y)), area)
        for place in sorted(board.places, key=lambda place: place.at[1]):
            firm = self._model(place)
            if is_drawn(page, firm) or not page.look.spare.is_over:
                page.put(*model_picture(page, firm, self.layout.middle[place.id]))

    def draw_land(self) -> None:
        """Only the land, straight onto the page: a picture of its own would take longer."""
        surface = self.page.surface
        seen = surface.get_clip()
        surface.set_clip(self.area.clip(seen))
        draw_land(surface, self.page.rect(frame_of(self.box)), self.board.terrain, self.page.theme)
        surface.set_clip(seen)

    def _lost(self) -> pygame.Surface:
        raise RuntimeError("the map was drawn, and is not there")

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
            if time.perf_counter() > until or self.page.look.spare.is_over:
                break
        return False

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
        self._hairlines(layer)
        for flow, course in self._in_order():
            look: RibbonLook = (
                "offered" if flow.offered else "dead" if flow.dead else "dim" if flow.dim else "flows"
            )
            ribbon(layer, course, page.theme, look, dots=not flow.is_counted_in_tonnes)
            yield None
        for flow in board.ribbons:
            self._at_home(layer, flow)
            yield None
        for place in sorted(board.places, key=lambda place: place.at[1]):
            drawn, (x, y) = model_picture(page, self._model(place), self.layout.middle[place.id])
            layer.blit(drawn, (x - area.x, y - area.y))
            yield None
        yield layer

    def _model(self, place: Place) -> FirmModel:
        is_pale = place.closed or not self.board.is_lit(place.id)
        return FirmModel(place.picture, self.unit, place.mark, is_pale)

    def _leaders(self, layer: pygame.Surface) -> None:
        """A thin line from a firm to its true place, where it stands apart from there."""
        page, area, frame = self.page, self.area, frame_of(self.box)
        for place in self.board.places:
            if place.true is not None:
                ends = [page.at(end) for end in (self.layout.middle[place.id], in_frame(frame, place.true))]
                start, end = ((x - area.x, y - area.y) for x, y in ends)
                pygame.draw.line(layer, page.theme.ink2, start, end, max(1, page.px(2)))
                pygame.draw.circle(layer, page.theme.ink2, end, max(2, page.px(5)))

    def _hairlines(self, layer: pygame.Surface) -> None:
        """What flows beside the ribbons: there is too much for all to be ribbons, or no way. Pale, under everything."""
        page, theme = self.page, self.page.theme
        edge, land = theme.flows[EXCHANGE].edge, theme.land
        pale = tuple((hue + 2 * ground) // 3 for hue, ground in zip(edge, land, strict=True))
        for _, start, end in self.layout.hairlines(self.board):
            pygame.draw.line(layer, pale, self._pixel(start), self._pixel(end), max(1, page.px(2.5)))

    def _at_home(self, layer: pygame.Surface, flow: Ribbon) -> None:
        """The heap of what is thrown away, or the arrow of what is bought."""
        page, placed = self.page, self.layout.placed
        if flow.kind == "landfill" and flow.source in placed.heaps:
            foot = self._pixel(heap_foot(placed.heaps[flow.source]))
            draw_heap(page, layer, foot, self._heap(flow), is_dim=flow.dim and not flow.so_far)
        elif flow.kind == "virgin" and flow.target in placed.stubs:
            stub = placed.stubs[flow.target]
            ends = self._pixel(stub.tail), self._pixel(stub.tip)
            draw_arrow(layer, ends, self._arrow(flow), page.theme, is_dim=flow.dim)

    def _heap(self, flow: Ribbon) -> Sized:
        """In pixels, steps of a few: a little more draws nothing anew."""
        scale = self.layout.placed.heap_scale
        now, idle = (scale * heap_wide(kt * self.layout.boost, self.unit) for kt in (flow.so_far, flow.idle))
        return Sized(
            round(now * self.page.k / _COARSE) * _COARSE, round(idle * self.page.k / _COARSE) * _COARSE
        )

    def _arrow(self, flow: Ribbon) -> Sized:
        now, idle = (
            arrow_wide(kt * self.layout.boost, self.unit) * self.page.k
            for kt in (min(flow.tonnes, flow.most), flow.idle)
        )
        return Sized(round(now / _COARSE) * _COARSE, round(idle / _COARSE) * _COARSE if flow.idle else 0)

    def _pixel(self, point: Point) -> Point:
        """A point of the canvas in pixels of the picture."""
        x, y = self.page.at(point)
        return x - self.area.x, y - self.area.y

    def _in_order(self) -> list[tuple[Ribbon, Course]]:
        """Exchanges with their courses in pixels of the picture; the largest first, so that the others pass over."""
        page, courses = self.page, self.layout.courses(self.board, self.unit)
        x, y = page.dx - self.area.x, page.dy - self.area.y
        flows = sorted(
            (flow for flow in self.board.ribbons if flow.id in courses and not flow.is_laid_over),
            key=lambda flow: (flow.offered, bool(flow.dead), not flow.dim, -flow.tonnes, flow.id),
        )
        return [
            (
                flow,
                Course(
                    [(px * page.k + x, py * page.k + y) for px, py in courses[flow.id].points],
                    max(3.0, round(courses[flow.id].width * page.k / _COARSE) * _COARSE),
                ),
            )
            for flow in flows
        ]

    def _key(self) -> tuple[object, ...]:
        """Everything that can be seen in it; worked out once for a board."""
        page, board, area = self.page, self.board, self.area
        place = (area.size, area.topleft, page.k, page.theme.name, self.unit)
        parts = (
            Same(board.ribbons),
            Same(board.places),
            board.lit,
            Same(self.layout.placed),
            Same(board.terrain),
        )
        known = ("backdrop's key", *parts, *place)
        key: tuple[object, ...] = page.art.kept.once(known, partial(self._seen, place))
        return key

    def _seen(self, place: tuple[object, ...]) -> tuple[object, ...]:
        board = self.board
        lanes = tuple(
            (flow.id, flow.dim, flow.offered, flow.dead, course.width) for flow, course in self._in_order()
        )
        home = tuple(
            (flow.id, flow.dim, self._heap(flow) if flow.kind == "landfill" else self._arrow(flow))
            for flow in board.ribbons
            if not flow.is_exchange
        )
        thin = tuple(flow.id for flow, *_ in self.layout.hairlines(board))
        stand = tuple(
            (each.id, each.at, each.picture, each.mark, each.closed, board.is_lit(each.id))
            for each in board.places
        )
        return ("backdrop", lanes, thin, home, stand, board.terrain, Same(self.layout.placed), *place)
