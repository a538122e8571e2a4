"""A deal as a picture: the giver, what goes over and how much of it, and the taker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pygame

from game.board.reveal import Passing
from game.design.theme import Theme
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.screen.map.models import model
from game.screen.map.ribbons import Course, ribbon, width_of
from game.screen.parts.party import Party

_SIDE = 430.0
"""canvas pixels for a firm and its name"""
_UNIT = 17.0
LINES_AT = 212.0
"""where the lines of a deal begin, below its upper edge"""


def room_for_lines(wide: float) -> float:
    """How wide the lines of a deal may be, of the whole picture."""
    return wide - 2 * _SIDE - 20


def deal_picture(
    page: Page, box: Box, passing: Passing, lines: Iterable[tuple[str, float]], grown: float = 1.0
) -> None:
    """Draw it into a box. `lines`: the rest of the deal, each with its height; `grown`: how far the ribbon has
    come, 0 to 1."""
    x, y, wide, _ = box
    left, middle = x + _SIDE + 10, room_for_lines(wide)
    page.text((left, y + 14, middle, 54), passing.what, size=40, weight="bold", align="centre", lines=1)
    arrow(page, (left, y + 70, middle, 84), passing, grown)
    page.text(
        (left, y + 156, middle, 52), passing.terms, size=40, colour=page.theme.ink2, align="centre", lines=1
    )
    top = y + LINES_AT
    for line, tall in lines:
        page.text((left, top, middle, tall), line, size=40, align="centre")
        top += tall


def deal_parties(page: Page, box: Box, giver: Party, taker: Party) -> None:
    """Both firms, at the ends of the picture."""
    x, y, wide, high = box
    _party(page, (x, y, _SIDE, high), giver)
    _party(page, (x + wide - _SIDE, y, _SIDE, high), taker)


def _party(page: Page, box: Box, passing: Party) -> None:
    x, y, wide, high = box
    model(page, passing.picture, (x + wide / 2, y + 142), _UNIT, passing.mark)
    side = 30.0 if passing.mark is not None else 0.0
    name = (x + 16 + side, y + 202, wide - 32 - side, high - 214)
    covered = page.text(name, passing.name, size=40, weight="semibold", align="centre", lines=2)
    if passing.mark is not None:
        mark(page, passing.mark, (covered[0] - 32, covered[1] + 25), 18)


def arrow(page: Page, box: Box, passing: Passing, grown: float) -> None:
    """The ribbon grows from the giver to the taker; its amount stands on it once it is there."""
    x, y, wide, high = box
    area = page.rect(box)
    share = round(max(0.06, grown * grown * (3 - 2 * grown)), 2)
    width = page.px(min(54.0, max(22.0, width_of(passing.size, 22))))
    key = ("deal arrow", area.size, share, width, passing.kind, page.theme.name)
    page.surface.blit(
        page.art.once(key, partial(_drawn, area.size, share, width, passing.kind, page.theme)), area
    )
    if grown >= 1:
        need = page.measure(passing.amount, 40, "bold") * page.look.text_scale + 48
        pill = (x + wide / 2 - need / 2, y + high / 2 - 32, need, 64)
        page.box(pill, page.theme.panel, 32, rim=(page.theme.flows[passing.kind].edge, 3), shadow=(3, 8))
        page.text(pill, passing.amount, size=40, weight="bold", align="centre", valign="middle", lines=1)


def _drawn(size: tuple[int, int], share: float, width: float, kind: str, theme: Theme) -> pygame.Surface:
    layer = pygame.Surface(size)
    layer.fill(theme.panel)
    middle = size[1] // 2 + 0.25  # between pixels: a level edge that lies on one would break where it rounds
    ribbon(
        layer,
        Course(((2, middle), (size[0] * share / 2, middle), (size[0] * share - 4, middle)), width),
        replace(theme, land=theme.panel),
        dots=kind == "energy",
    )
    return layer
