"""Steam from the stacks of firms that run: a line that stands still is seen from the back of the room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

import pygame

from game.cluster_map.board import Board
from game.screen.kit.page import Page, Point
from game.screen.map.models import FirmModel, model_picture

_STACKS: Final = frozenset(
    ("ferrochrome_works", "steel_melt_shop", "pulp_mill", "paper_mill", "lime_kiln", "chp_plant", "power_station",
     "foundry", "refinery", "incinerator", "ethanol_plant")
)  # fmt: skip
"""models with a stack"""
_SECONDS: Final = 3.0
"""a puff takes so long to vanish"""
_PUFFS: Final = 4
_RIM: Final = (150, 160, 168)
"""white alone would be lost over pale land"""
_STEPS: Final = 16
"""sizes a puff grows through"""


def draw_steam(page: Page, board: Board, middle: Mapping[str, Point], unit: float) -> None:
    """Puffs over every running stack; with reduced motion they hang still."""
    still = {sign.place for sign in board.signs if sign.what != "site"}
    puffs: list[tuple[pygame.Surface, tuple[float, float]]] = []
    for nth, place in enumerate(board.places):
        if place.picture not in _STACKS or place.closed or place.id in still:
            continue
        firm = FirmModel(place.picture, unit, place.mark, is_pale=not board.is_lit(place.id))
        drawn, corner = model_picture(page, firm, middle[place.id])
        key = ("stack", place.picture, drawn.get_size())
        top, left = page.art.worked(key, partial(_top, drawn))
        moment = 0.0 if page.look.still else page.moment / _SECONDS + nth * 0.37
        for i in range(_PUFFS):
            age = (moment + i / _PUFFS) % 1
            puff = _puff(page, unit, age)
            x = corner[0] + left + page.px(unit * (0.2 + 1.5 * age)) - puff.get_width() / 2
            puffs.append(
                (puff, (x, corner[1] + top - page.px(unit * (0.2 + 1.9 * age)) - puff.get_height() / 2))
            )
    page.surface.fblits(puffs)


def _top(drawn: pygame.Surface) -> tuple[int, int]:
    """The highest point of a model: the mouth of its tallest stack."""
    shape = pygame.mask.from_surface(drawn, 200)
    top = shape.get_bounding_rects()[0].top if shape.count() else 0
    for part in shape.get_bounding_rects():
        top = min(top, part.top)
    columns = [x for x in range(drawn.get_width()) if shape.get_at((x, top))]
    return top, sum(columns) // max(1, len(columns))


def _puff(page: Page, unit: float, age: float) -> pygame.Surface:
    step = int(age * _STEPS)
    radius = page.px(unit * (0.26 + 0.62 * step / _STEPS))
    return page.art.once(("puff", radius, step, page.theme.name), partial(_drawn, radius, 1 - step / _STEPS))


def _drawn(radius: int, share: float) -> pygame.Surface:
    many = 4
    large = pygame.Surface((2 * radius * many, 2 * radius * many), pygame.SRCALPHA)
    large.fill((255, 255, 255, 0))
    middle = (radius * many, radius * many)
    pygame.draw.circle(large, (*_RIM, round(120 * share)), middle, radius * many)
    pygame.draw.circle(large, (255, 255, 255, round(235 * share)), middle, round(radius * many * 0.88))
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))
