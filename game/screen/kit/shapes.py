"""Shapes on a window: boxes, shadows, lines, discs, icons. What a part of a page puts there can be taken down."""

from __future__ import annotations

import pygame

from game.design.theme import Colour, Theme
from game.screen.kit.artwork import Artwork, Pieces
from game.screen.kit.canvas import Box, Canvas, Point

Rim = tuple[Colour | None, float]
"""the colour of an edge, and how thick it is in canvas pixels; no colour: none"""
Blits = list[tuple[pygame.Surface, Point]]
_SMALL = 6000
"""pixels of a box that is put there as one picture: its corners apart would take longer"""


class Shapes(Canvas):
    """Draws at once; while `_taken` is a list, everything that is put there is noted in it too."""

    def __init__(self, surface: pygame.Surface, theme: Theme, art: Artwork) -> None:
        super().__init__(surface)
        self.theme = theme
        self.art = art
        self._taken: Blits | None = None
        """everything that is put there, while a part of the page is drawn to be kept"""

    def put(self, drawn: pygame.Surface, at: Point | pygame.Rect) -> None:
        """Put a picture on the page, its upper left corner at a place in pixels of the window."""
        self.surface.blit(drawn, at)
        if self._taken is not None:
            self._taken.append((drawn, (at[0], at[1])))

    def put_all(self, drawn: Blits) -> None:
        """Put many pictures there at once."""
        self.surface.fblits(drawn)
        if self._taken is not None:
            self._taken += drawn

    def fill(self, colour: Colour) -> None:
        """The whole window in one colour."""
        self.surface.fill(colour)

    def box(
        self,
        box: Box,
        fill: Colour,
        radius: float = 0,
        rim: Rim = (None, 0),
        shadow: tuple[float, float] | None = None,
    ) -> None:
        """A box, with round corners, a rim (its colour, how thick) or a shadow (how far down, how soft) if wanted."""
        area = self.rect(box)
        if area.width <= 0 or area.height <= 0:
            return
        edge = rim[0]
        round_, stroke = self.px(radius), self.px(rim[1]) if edge is not None else 0
        if shadow is not None:
            down, blur = round(shadow[0] * self.k), self.px(shadow[1])
            for drawn, (x, y) in self.art.shadow(area.size, round_, down, blur, self.theme.shade):
                self.put(drawn, (area.x + x, area.y + y))
        end = max(round_, stroke)
        if end == 0:
            self._plain(area, fill)
        elif 2 * end > min(area.size) or area.width * area.height < _SMALL:
            self.put(self.art.box(area.size, round_, fill, edge, stroke), area)
        else:
            self._with_corners(area, self.art.corners(round_, fill, edge, stroke), fill, (edge, stroke))

    def _with_corners(
        self, area: pygame.Rect, corners: Pieces, fill: Colour, rim_: tuple[Colour | None, int]
    ) -> None:
        """A box of any size from four corners: only they are pictures, and they are the same for all sizes."""
        edge, rim = rim_
        end = corners[0][0].get_width()
        left, top, right, bottom = area.left, area.top, area.right - end, area.bottom - end
        for (drawn, _), at in zip(
            corners, ((left, top), (right, top), (left, bottom), (right, bottom)), strict=True
        ):
            self.put(drawn, at)
        across, down = area.inflate(-2 * end, 0), area.inflate(0, -2 * end)
        if across.width and end > rim:
            self._plain(pygame.Rect(across.x, top + rim, across.width, end - rim), fill)
            self._plain(pygame.Rect(across.x, bottom, across.width, end - rim), fill)
        if down.height:
            self._plain(down.inflate(-2 * rim, 0), fill)
        if edge is not None and rim:
            sides = ((across.x, top, across.width, rim), (across.x, area.bottom - rim, across.width, rim),
                     (left, down.y, rim, down.height), (area.right - rim, down.y, rim, down.height))  # fmt: skip
            for side in sides:
                self._plain(pygame.Rect(side), edge)

    def _plain(self, area: pygame.Rect, fill: Colour) -> None:
        """One colour; as a picture where it is to be kept."""
        if area.width <= 0 or area.height <= 0:
            return
        if self._taken is None:
            self.surface.fill(fill, area)
        else:
            self.put(self.art.plain(area.size, fill), area)

    def veil(self, colour: Colour, opacity: int, box: Box | None = None) -> None:
        """A see-through cover over the page, or a part of it."""
        area = self.rect(box) if box else self.surface.get_rect()
        cover = self.art.once(("veil", area.size, colour, opacity), lambda: _veil(area.size, colour, opacity))
        self.put(cover, area)

    def line(self, start: Point, end: Point, colour: Colour, width: float = 2) -> None:
        """A straight line."""
        pygame.draw.line(self.surface, colour, self.at(start), self.at(end), self.px(width))

    def circle(
        self, centre: Point, radius: float, fill: Colour, edge: Colour | None = None, stroke: float = 0
    ) -> None:
        """A smooth disc."""
        pixels = self.px(radius)
        drawn = self.art.disc(pixels, fill, edge, self.px(stroke) if edge is not None else 0)
        x, y = self.at(centre)
        middle = drawn.get_width() // 2
        self.put(drawn, (x - middle, y - middle))

    def icon(self, name: str, centre: Point, size: float, colour: Colour | None = None) -> None:
        """A Lucide icon about a point."""
        drawn = self.art.icon(name, self.px(size), colour or self.theme.ink)
        self.put(drawn, drawn.get_rect(center=self.at(centre)))


def _veil(size: tuple[int, int], colour: Colour, opacity: int) -> pygame.Surface:
    drawn = pygame.Surface(size, pygame.SRCALPHA)
    drawn.fill((*colour, opacity))
    return drawn
