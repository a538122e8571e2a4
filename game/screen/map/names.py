"""What is written on the map: every firm's name, and the amounts of the largest flows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board, Place, Ribbon
from game.screen.kit.layout import REST, rows, take_left
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.map.backdrop import MapLayout
from game.screen.map.labels import Wanted, any_overlap, places_for
from game.screen.map.map_view import MapView
from game.screen.map.models import foot, reach
from game.screen.map.ribbons import Curve

_SCALES: Final = (1.5, 1.25, 1.0)
_LINE: Final = 1.3
"""height of a name's line, in sizes of its letters"""
_PILL: Final = 1.5
"""and of an amount's"""
_MARKED: Final = 0.95
"""room for a team's mark beside a name, in sizes of the letters at the usual size"""
_SAME: Final = 16
"""canvas pixels in which pills are wider or narrower: the same shadow then serves for many amounts"""


@dataclass(frozen=True, slots=True)
class NamedMap:
    """A map whose firms have names, and what those keep off."""

    box: Box
    board: Board
    laid: MapLayout
    view: MapView
    things: Sequence[Box]

    def spots(self, page: Page) -> list[tuple[Box, Sequence[str]]]:
        """Where each name stands, on which lines.

        As large as chosen, or smaller where they would stand on each other.
        """
        board, spots = self.board, list[Box]()
        for scale in (step for step in _SCALES if step <= page.look.text_scale):
            wanted = [self._wanted(page, place, scale) for place in board.places]
            spots = places_for(wanted, self.things, self.view.reserved, self.box)
            if not any_overlap(spots):
                break
        return [
            (spot, _broken(place.name)[spot[3] > name.sizes[0][1]])
            for place, spot, name in zip(board.places, spots, wanted, strict=True)
        ]

    def _wanted(self, page: Page, place: Place, scale: float) -> Wanted:
        """A name so large, with its team's mark: on one line, and where it is larger than usual on two as well."""
        unit, size = self.view.unit, self.view.text
        room = 10 + _mark_wide(place, self.view)
        sizes = tuple(
            (
                max(page.measure(line, size, "semibold") for line in lines) * scale + room,
                size * _LINE * scale * len(lines),
            )
            for lines in _broken(place.name)[: 1 if scale == 1 else None]
        )
        side, low = reach(place.picture, unit), foot(place.picture, unit)
        return Wanted(self.laid.middle[place.id], side, unit * 4.6, low, sizes)


def _mark_wide(place: Place, view: MapView) -> float:
    return view.text * _MARKED if place.mark is not None else 0.0


def _broken(name: str) -> Sequence[Sequence[str]]:
    """A name on one line, and on two about equally long if it has more than one word."""
    words = name.split()
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    whole = (name,)
    return [whole, min(halves, key=lambda lines: max(map(len, lines)))] if halves else [whole]


def draw_names(page: Page, shown: NamedMap) -> list[pygame.Rect]:
    """Every firm's name, where it covers least; returns what they take."""
    board, view = shown.board, replace(shown.view, phase=None)
    key = ("names", shown.box, board.places, view, page.surface.get_size(), page.look.text_scale)
    spots = page.art.worked(key, partial(shown.spots, page))
    for place, (spot, lines) in zip(board.places, spots, strict=True):
        _name(page, place, spot, lines, view)
    return [page.rect(spot) for spot, _ in spots]


def _name(page: Page, place: Place, spot: Box, lines: Sequence[str], view: MapView) -> None:
    """A firm's name with its team's mark."""
    if place.mark is not None:
        mark(page, place.mark, (spot[0] + view.text * 0.36, spot[1] + spot[3] / 2), view.text * 0.34)
    box = take_left(spot, _mark_wide(place, view))[1]
    size = spot[3] / len(lines) / _LINE
    for text, line in zip(lines, rows(box, *[REST] * len(lines)), strict=True):
        _halo(page, line, text, size)
    page.note(place.name, box, size, page.theme.ink, page.theme.land)


def _halo(page: Page, box: Box, text: str, size: float) -> None:
    """Text on the map: stamped in the land's colour round itself, so that ribbons do not eat it."""
    pixels, around = max(6, int(size * page.k)), max(2, page.px(4))
    key = ("halo", text, pixels, around, page.theme.name)
    drawn = page.art.once(key, partial(_haloed, page, text, pixels, around))
    area = page.rect(box)
    page.put(drawn, (area.x - around, area.y + (area.height - drawn.get_height()) // 2))


def _haloed(page: Page, text: str, pixels: int, around: int) -> pygame.Surface:
    ink = page.fonts.text(text, pixels, page.theme.ink, "semibold")
    soft = page.fonts.text(text, pixels, page.theme.land, "semibold")
    drawn = pygame.Surface((ink.get_width() + 2 * around, ink.get_height() + 2 * around), pygame.SRCALPHA)
    drawn.fill((*page.theme.land, 0))
    drawn.fblits([(soft, (dx * around, dy * around)) for dx in range(3) for dy in range(3)])
    drawn.blit(ink, (around, around))
    return drawn


def draw_amounts(page: Page, board: Board, laid: MapLayout, view: MapView, taken: list[pygame.Rect]) -> None:
    """The amounts of the largest ribbons, where they cover nothing; as large as chosen if there is room."""
    shown = sorted(
        (flow for flow in board.ribbons if flow.label and not flow.dim), key=lambda flow: -flow.tonnes
    )
    shown = sorted(shown, key=lambda flow: flow.kind not in ("recovered", "energy", "landfill"))[: view.pills]
    for flow in shown:
        spots = (
            spot
            for scale in dict.fromkeys((page.look.text_scale, 1.0))
            for spot in _pill_spots(page, flow, laid.curves[flow.id], view.text * scale)
        )
        for spot in spots:
            area = page.rect(spot)
            if area.collidelist(taken) < 0 and page.surface.get_rect().contains(area):
                taken.append(area)
                _pill(page, flow, spot, view)
                break


def _pill_spots(page: Page, flow: Ribbon, curve: Curve, size: float) -> list[Box]:
    """Where an amount so large may stand along its ribbon."""
    wide = math.ceil((page.measure(flow.label, size, "semibold") + 36) / _SAME) * _SAME
    middles = [curve.at(t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)]
    return [(x - wide / 2, y - size * _PILL / 2, wide, size * _PILL) for x, y in middles]


def _pill(page: Page, flow: Ribbon, box: Box, view: MapView) -> None:
    set_text = partial(page.text, size=view.text, weight="semibold", align="centre", valign="middle")
    page.box(box, page.theme.panel, box[3] / 2, (page.theme.flows[flow.kind].edge, 3), (3, 8))
    set_text(box, flow.label, lines=1)
