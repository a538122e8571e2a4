"""Firms as small paper models on plinths in their team's colour, drawn the same way everywhere.

Isometric: x runs right and down, y left and down, z up; one unit is `unit` canvas pixels. The models'
pictures (`assets/models`) have their origin in the plinth's middle and 40 pixels to the unit.
"""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

import pygame

from game.cluster_map.firm_models import picture_for as picture_for
from game.cluster_map.sizes import COS, SIN, THICK, Shape, shape_of
from game.design.theme import Colour, Hue, rgb
from game.screen.kit.page import Box, Page, Point

_SOLID: Final = 128
"""opacity above which something of a model is to be seen"""
_UNIT: Final = 40
_VIEW: Final = (-220, -330, 440, 470)
_UNITS_HIGH: Final = 10.5
"""the box of a model, with its stacks, in units"""
_FOOT: Final = 0.68
"""where the middle of its plinth stands in that box"""
_PLINTH: Final = rgb("#FBFAF6")
_PLINTH_DARK: Final = rgb("#D8D5CC")
_NOBODY: Final = Hue(rgb("#A7A8A5"), rgb("#7C7E7C"), rgb("#D7D7D4"))


def roof(page: Page, picture: str, unit: float) -> float:
    """How far a model rises above its plinth's middle, in canvas pixels."""
    return page.art.worked(("roof", picture, unit, page.k), partial(_roof, page, picture, unit))


def _roof(page: Page, picture: str, unit: float) -> float:
    drawn, (_, top) = model_picture(page, FirmModel(picture, unit), (0, 0))
    middle = page.at((0, 0))[1]
    return (middle - top - drawn.get_bounding_rect(min_alpha=_SOLID).top) / page.k


class FirmModel(NamedTuple):
    """A firm as it stands on the map."""

    picture: str
    unit: float
    """canvas pixels"""
    mark: int | None = None
    """of the team whose colour the plinth has"""
    is_pale: bool = False
    """closed"""


def model_in(page: Page, box: Box, picture: str, mark: int | None) -> None:
    """Draw a firm as large as a box allows."""
    x, y, wide, high = box
    unit = min(wide, high) / _UNITS_HIGH
    model(page, picture, (x + wide / 2, y + high * _FOOT), unit, mark)


def model(page: Page, picture: str, centre: Point, unit: float, mark: int | None) -> None:
    """Draw a firm about the middle of its plinth."""
    page.surface.blit(*model_picture(page, FirmModel(picture, unit, mark), centre))


def model_picture(page: Page, firm: FirmModel, centre: Point) -> tuple[pygame.Surface, tuple[int, int]]:
    """A firm as a picture, and where its upper left corner stands in the window."""
    drawn = page.art.once(_key(page, firm), partial(_drawn, page, firm, _hue(page, firm)))
    x, y = page.at(centre)
    return drawn, (x - drawn.get_width() // 2, y - round(drawn.get_height() * _middle()))


def is_drawn(page: Page, firm: FirmModel) -> bool:
    """Whether its picture is there, so that putting it somewhere takes no time."""
    return page.art.has(_key(page, firm))


def _key(page: Page, firm: FirmModel) -> tuple[object, ...]:
    pixels = round(firm.unit * page.k, 2)
    return "model", firm.picture, pixels, _hue(page, firm), page.theme.name, firm.is_pale


def _hue(page: Page, firm: FirmModel) -> Hue:
    return page.theme.team(firm.mark) if firm.mark is not None else _NOBODY


def _middle() -> float:
    """Where the origin stands within a drawn model, as a share of its height."""
    return -_VIEW[1] / _VIEW[3]


def _drawn(page: Page, firm: FirmModel, hue: Hue) -> pygame.Surface:
    """A model whose picture is missing is an empty plinth."""
    shape, unit, dark = shape_of(firm.picture), firm.unit * page.k, page.theme.is_dark
    scale = unit * shape.factor / _UNIT
    size = (max(2, round(_VIEW[2] * scale)), max(2, round(_VIEW[3] * scale)))
    drawn = _plinth(size, unit * shape.factor, shape, hue, _PLINTH_DARK if dark else _PLINTH)
    top = page.art.drawing(f"models/{firm.picture}.svg", size)
    if top is not None and dark:
        top.fill((217, 217, 217, 255), special_flags=pygame.BLEND_RGBA_MULT)
    if top is not None:
        drawn.blit(top, (0, 0))
    if firm.is_pale:
        drawn.set_alpha(110)
    return drawn


def _plinth(size: tuple[int, int], unit: float, shape: Shape, hue: Hue, top: Colour) -> pygame.Surface:
    """The plinth with its shadow, at three times its size and brought down."""
    many = 3
    wide, high = size[0] * many, size[1] * many
    cx, cy, u = wide / 2, high * _middle(), unit * many
    a, b = shape.wide / 2, shape.deep / 2

    def at(x: float, y: float, z: float = 0) -> tuple[float, float]:
        return cx + COS * u * (x - y), cy + SIN * u * (x + y) - u * z

    soft = pygame.Surface(size, pygame.SRCALPHA)
    soft.fill((20, 32, 43, 0))
    shadow = [at(-a, b, -THICK - 0.3), at(a, b, -THICK - 0.5), at(a, -b, -THICK - 0.3), at(0, 0, 0)]
    pygame.draw.polygon(soft, (20, 32, 43, 46), [(x / many, y / many) for x, y in shadow])
    soft = pygame.transform.box_blur(soft, max(1, round(unit * 0.16)))
    large = pygame.Surface((wide, high), pygame.SRCALPHA)
    large.fill((*hue.edge, 0))
    pygame.draw.polygon(large, hue.fill, [at(-a, b), at(a, b), at(a, b, -THICK), at(-a, b, -THICK)])
    pygame.draw.polygon(large, hue.edge, [at(a, b), at(a, -b), at(a, -b, -THICK), at(a, b, -THICK)])
    pygame.draw.polygon(large, top, [at(-a, -b), at(a, -b), at(a, b), at(-a, b)])
    soft.blit(pygame.transform.smoothscale(large, size), (0, 0))
    return soft
