"""The ground of the map: land, light patches, a bay, two rivers and trees. Drawn once for each size."""

from __future__ import annotations

import itertools
import math
from collections.abc import Generator
from typing import Final

import pygame

from game.design.theme import Theme, rgb
from game.screen.kit.page import Page
from sim import keyed_random

_MANY: Final = 2
_FEW: Final = 4
"""soft patches are drawn so many times smaller, and brought up"""
_BAND: Final = 300
"""rows of pixels that are touched in one step"""
_TREES: Final = 70
_SEED: Final = 1


Drawing = Generator[None, None, pygame.Surface]
"""A picture that is drawn bit by bit, and is there at the end"""


def ground(page: Page, size: tuple[int, int], scenery: str) -> Drawing:
    """The ground of a scenario at a size in pixels; at once if it was drawn before. Not to be drawn upon: copy it."""
    key = ("ground", size, scenery, page.theme.name)
    if page.art.has(key):
        return page.art.pieces(key, tuple)[0][0]
    drawn = yield from _drawn(size, scenery, page.theme)
    return page.art.once(key, lambda: drawn)


def _drawn(size: tuple[int, int], scenery: str, theme: Theme) -> Drawing:
    wide, high = size
    patches = pygame.Surface((wide // _FEW + 1, high // _FEW + 1))
    patches.fill(theme.land)
    w, h = patches.get_size()
    for i in range(9):
        x, y, r = (keyed_random.uniform(_SEED, "patch", part, i) for part in "xyr")
        spot = pygame.Rect(0, 0, round(w * (0.16 + 0.2 * r)), round(h * (0.1 + 0.14 * r)))
        spot.center = (round(x * w), round(y * h))
        pygame.draw.ellipse(patches, theme.land_light, spot)
    patches = pygame.transform.box_blur(patches, max(2, w // 60))
    yield None
    drawn = yield from _empty((wide * _MANY, high * _MANY))
    pygame.transform.smoothscale(patches, drawn.get_size(), drawn)
    yield None
    for middle, sway in ((0.045, 0.02), (0.655, 0.018)):
        _river(drawn, middle, sway, theme)
        yield None
    if scenery == "coast":
        _bay(drawn, theme)
        yield None
    small = yield from _empty(size)
    for top in range(0, high, _BAND):
        rows = min(_BAND, high - top)
        band = drawn.subsurface((0, top * _MANY, wide * _MANY, rows * _MANY))
        pygame.transform.smoothscale(band, (wide, rows), small.subsurface((0, top, wide, rows)))
        yield None
    _trees(small, theme, scenery)
    return small


def _empty(size: tuple[int, int]) -> Drawing:
    """A large surface: most of its time goes into its memory being touched for the first time, so in bands."""
    made = pygame.Surface(size)
    for top in range(0, size[1], _BAND):
        made.fill((0, 0, 0), (0, top, size[0], _BAND))
        yield None
    return made


def _river(target: pygame.Surface, middle: float, sway: float, theme: Theme) -> None:
    w, h = target.get_size()
    line = [
        ((middle + sway * math.sin(i / 5.0) + 0.3 * sway * math.sin(i / 2.1)) * w, i / 40 * h)
        for i in range(41)
    ]
    for width, colour in ((0.017, theme.shore), (0.0115, theme.sea)):
        for x, y in (
            (ax + (bx - ax) * t / 8, ay + (by - ay) * t / 8)
            for (ax, ay), (bx, by) in itertools.pairwise(line)
            for t in range(8)
        ):
            pygame.draw.circle(target, colour, (x, y), width * w / 2)


def _bay(target: pygame.Surface, theme: Theme) -> None:
    w, h = target.get_size()

    def shore(down: float) -> list[tuple[float, float]]:
        edge = []
        for i in range(61):
            t = i / 60
            y = 0.8 + 0.19 * t + 0.075 * math.sin(t * 7.3 + 2.4) * (1 - t * 0.4) + down
            edge.append((t * w, y * h))
        return [*edge, (w, h + 5), (0, h + 5)]

    for down, colour in (
        (0.0, theme.shore),
        (0.022, theme.sea_foam),
        (0.045, theme.sea),
        (0.12, theme.sea_deep),
    ):
        pygame.draw.polygon(target, colour, shore(down))


def _trees(target: pygame.Surface, theme: Theme, scenery: str) -> None:
    w, h = target.get_size()
    tall = max(4, round(h * 0.02))
    light, dark = (rgb("#3B4F42"), rgb("#2E4035")) if theme.is_dark else (rgb("#B9CDB1"), rgb("#9DB896"))
    spots = []
    for i in range(_TREES):
        group = i // 7
        gx, gy = (
            keyed_random.uniform(_SEED, "wood", "x", group),
            keyed_random.uniform(_SEED, "wood", "y", group),
        )
        x = gx + 0.09 * (keyed_random.uniform(_SEED, "tree", "x", i) - 0.5)
        y = gy * 0.7 + 0.1 * (keyed_random.uniform(_SEED, "tree", "y", i) - 0.5)
        spots.append((y, x))
    for y, x in sorted(spots):
        px, py = x * w, y * h
        pygame.draw.polygon(target, light, [(px, py - tall), (px - tall * 0.34, py), (px, py + tall * 0.1)])
        pygame.draw.polygon(target, dark, [(px, py - tall), (px + tall * 0.34, py), (px, py + tall * 0.1)])
