"""Names on the ground: towns, headlands, water. Pale, and only where they cover nothing of the cluster."""

from __future__ import annotations

from typing import Final

import pygame

from game.cluster_map.terrain import PlaceName
from game.screen.kit.page import Box, Page
from game.screen.map.map_view import frame_of, in_frame
from game.screen.map.names import NamedMap

_LINE: Final = 1.25
"""height of a line, in sizes of its letters"""
_TRIED: Final = ((0.0, 0.0), (0.0, -1.1), (0.0, 1.1), (-0.6, 0.0), (0.6, 0.0), (-0.6, -1.1), (0.6, -1.1))
"""where a name stands, from its point: in its own widths and heights; the point itself is best"""
_STEPS: Final = 24


def draw_place_names(page: Page, shown: NamedMap, taken: list[pygame.Rect]) -> None:
    """Each name where it covers neither a firm, a store, a flow nor another name; left out where it would."""
    keep_off = [*taken, *map(page.rect, shown.things), *map(page.rect, shown.view.reserved)]
    for curve in shown.laid.curves.values():
        half = curve.width / 2 + 8
        keep_off += [page.rect((x - half, y - half, 2 * half, 2 * half)) for x, y in curve.points(_STEPS)]
    inside = page.rect(shown.box)
    for name in shown.board.named:
        for spot in _spots(page, shown, name):
            area = page.rect(spot)
            if inside.contains(area) and area.collidelist(keep_off) < 0:
                keep_off.append(area)
                _name(page, name, spot, shown.view.text)
                break


def _spots(page: Page, shown: NamedMap, name: PlaceName) -> list[Box]:
    """Where it may stand; the best first."""
    size = shown.view.text
    x, y = in_frame(frame_of(shown.box), name.at)
    wide, high = page.measure(name.text, size) + 8, size * _LINE
    return [(x + (across - 0.5) * wide, y + (down - 0.5) * high, wide, high) for across, down in _TRIED]


def _name(page: Page, name: PlaceName, spot: Box, size: float) -> None:
    ground = page.theme.sea if name.of_water else page.theme.land
    with page.on(ground):
        page.text(
            spot, name.text, size=size, colour=page.theme.ink2, align="centre", valign="middle", lines=1
        )
