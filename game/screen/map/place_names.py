"""Names on the ground: towns, headlands, water. Pale, and only where they cover nothing of the cluster."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board
from game.cluster_map.terrain import PlaceName
from game.design.theme import Colour
from game.screen.kit.page import Box, Page
from game.screen.map.arranged import MapLayout
from game.screen.map.map_view import MapView, frame_of, in_frame

_LINE: Final = 1.25
"""height of a line, in sizes of its letters"""
_LARGEST: Final = 1.25
"""size of text up to which they are shown"""
_TRIED: Final = ((0.0, 0.0), (0.0, -1.1), (0.0, 1.1), (-0.6, 0.0), (0.6, 0.0), (0.0, 2.2), (0.0, -2.2))
"""where a name stands, from its point: in its own widths and heights; the point itself is best"""


def draw_place_names(page: Page, box: Box, board: Board, laid: MapLayout, view: MapView) -> None:
    """Each name where it covers nothing of the cluster, nor another name; left out where it would.

    They are the first to go where text is largest: then firms' names need the room.
    """
    size = view.text * page.look.text_scale
    if page.look.text_scale > _LARGEST:
        return
    keep_off = [page.rect(taken) for taken in (*laid.placed.taken, *view.reserved)]
    for course in laid.courses(board, view.unit).values():
        half = course.width / 2 + 8
        keep_off += [page.rect((x - half, y - half, 2 * half, 2 * half)) for x, y in course.points[::2]]
    inside = page.rect(box)
    for name in board.named:
        for spot in _spots(page, box, name, size):
            area = page.rect(spot)
            if inside.contains(area) and area.collidelist(keep_off) < 0:
                keep_off.append(area)
                _name(page, name, spot, size)
                break


def _spots(page: Page, box: Box, name: PlaceName, size: float) -> list[Box]:
    """Where it may stand; the best first."""
    x, y = in_frame(frame_of(box), name.at)
    wide, high = page.measure(name.text, size) + 8, size * _LINE
    return [(x + (across - 0.5) * wide, y + (down - 0.5) * high, wide, high) for across, down in _TRIED]


def _name(page: Page, name: PlaceName, spot: Box, size: float) -> None:
    """Its letters, stamped in the colour of what they stand on round themselves: no shore runs through them."""
    theme, pixels, around = page.theme, max(6, int(size * page.k)), max(1, page.px(3))
    ground = theme.sea if name.of_water else theme.land
    drawn = page.art.once(
        ("place name", name.text, pixels, name.of_water, theme.name),
        partial(_stamped, page, name.text, pixels, around, ground),
    )
    page.put(drawn, drawn.get_rect(center=page.rect(spot).center))
    page.note(name.text, spot, size, theme.ink2, ground)


def _stamped(page: Page, text: str, pixels: int, around: int, ground: Colour) -> pygame.Surface:
    ink, soft = (page.fonts.text(text, pixels, colour, "regular") for colour in (page.theme.ink2, ground))
    drawn = pygame.Surface((ink.get_width() + 2 * around, ink.get_height() + 2 * around), pygame.SRCALPHA)
    drawn.fill((*ground, 0))
    for dx in range(3):
        drawn.fblits([(soft, (dx * around, dy * around)) for dy in range(3)])
    drawn.blit(ink, (around, around))
    return drawn
