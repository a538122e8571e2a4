"""A team's mark: a colour and a shape together, so that neither has to be told apart alone."""

from __future__ import annotations

import pygame

from game.design.team_shapes import CORNERS, SHAPES
from game.design.theme import Hue
from game.screen.kit.page import Page, Point

_SMOOTH = 4


def mark(page: Page, team: int, centre: Point, radius: float) -> None:
    """Draw a team's mark about a point. Teams five to eight have another shape and a white centre."""
    size = page.px(radius)
    hue = page.theme.team(team)
    drawn = page.art.once(("mark", team % 8, size, hue), lambda: _drawn(team % 8, size, hue))
    page.put(drawn, drawn.get_rect(center=page.at(centre)))


def _drawn(team: int, radius: int, hue: Hue) -> pygame.Surface:
    half = (radius + 2) * _SMOOTH
    large = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA)
    large.fill((*hue.edge, 0))
    size = radius * _SMOOTH
    stroke = max(2 * _SMOOTH, size // 8)
    _shape(large, SHAPES[team], half, size, hue.edge)
    _shape(large, SHAPES[team], half, size - stroke, hue.fill)
    if team >= 4:
        pygame.draw.circle(large, (255, 255, 255), (half, half), size // 4)
    return pygame.transform.smoothscale(large, (large.get_width() // _SMOOTH, large.get_height() // _SMOOTH))


def _shape(target: pygame.Surface, shape: str, half: int, size: int, colour: tuple[int, int, int]) -> None:
    if shape == "circle":
        pygame.draw.circle(target, colour, (half, half), size)
    elif shape == "square":
        side = round(size * 0.86)
        pygame.draw.rect(
            target, colour, (half - side, half - side, 2 * side, 2 * side), border_radius=side // 8
        )
    elif shape == "cross":
        arm = round(size * 0.36)
        pygame.draw.rect(target, colour, (half - arm, half - size, 2 * arm, 2 * size))
        pygame.draw.rect(target, colour, (half - size, half - arm, 2 * size, 2 * arm))
    else:
        pygame.draw.polygon(target, colour, [(half + x * size, half + y * size) for x, y in CORNERS[shape]])
