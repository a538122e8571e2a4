"""What is written on the map: firms' names beside their teams' marks, and the amounts of the largest exchanges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame

from game.cluster_map.board import Board, Place, Ribbon
from game.cluster_map.layout.space import NamePlace
from game.screen.kit.layout import REST, middle, rows, take_left
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.map.arranged import ICON, MapLayout
from game.screen.map.map_view import MapView
from game.screen.map.ribbons import EXCHANGE


def draw_names(page: Page, board: Board, laid: MapLayout, view: MapView) -> None:
    """Every firm's name where it was placed; where there is no room for it, its team's mark."""
    for place in board.places:
        spot = laid.placed.names.get(place.id)
        if spot is not None and board.is_lit(place.id):
            _name(page, place, spot, laid.looks[place.id][spot.look], view)


def _name(page: Page, place: Place, spot: NamePlace, lines: Sequence[str], view: MapView) -> None:
    size, box = view.text * page.look.text_scale, spot.box
    if not lines:
        mark(page, place.mark or 0, middle(box), box[3] / 2)
        return
    if place.mark is not None:
        mark(page, place.mark, (box[0] + size * 0.36, box[1] + box[3] / 2), size * 0.34)
        box = take_left(box, size * 0.95)[1]
    for text, line in zip(lines, rows(box, *[REST] * len(lines)), strict=True):
        _halo(page, line, text, size)
    page.note(place.name, box, size, page.theme.ink, page.theme.land)


def _halo(page: Page, box: Box, text: str, size: float) -> None:
    """Text on the map: stamped in the land's colour round itself, so that no shore eats it."""
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


def draw_amounts(page: Page, board: Board, laid: MapLayout, view: MapView) -> None:
    """The amounts of the largest exchanges, on their own ribbons; a cross on those that are over."""
    for flow in board.ribbons:
        if flow.id in laid.placed.pills and flow.dead == "ended":
            _cross(page, laid.placed.pills[flow.id])
        elif flow.id in laid.placed.pills and not flow.dim and not flow.is_laid_over:
            draw_pill(page, flow, laid.placed.pills[flow.id], view)


def _cross(page: Page, box: Box) -> None:
    """On an exchange that is over."""
    page.circle(middle(box), box[2] / 2 - 4, page.theme.panel, page.theme.ink, 6)
    page.icon("x", middle(box), box[2] * 0.62, page.theme.ink)


def draw_pill(page: Page, flow: Ribbon, box: Box, view: MapView) -> None:
    """The amount of an exchange; or the code of an offer, to be shouted."""
    set_text = partial(page.text, weight="bold", align="centre", valign="middle", lines=1)
    page.box(
        box, page.theme.panel, box[3] / 2, (page.theme.flows[EXCHANGE].edge, 6 if flow.offered else 4), (3, 8)
    )
    if flow.offered:
        size = view.text * page.look.text_scale
        page.icon(
            "hand-helping", (box[0] + size * 0.85, box[1] + box[3] / 2), size, page.theme.flows[EXCHANGE].edge
        )
        box = (box[0] + size * ICON, box[1], box[2] - size * ICON, box[3])
    set_text(box, flow.label, size=view.text)
