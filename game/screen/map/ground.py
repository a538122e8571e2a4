"""The ground of the map: a region's land, water, rivers, border and road; or plain land. Drawn once for each size."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from mmap import mmap
from typing import Final

import pygame

from game.cluster_map.terrain import Stroke, Terrain
from game.design.theme import Colour, Theme, rgb
from game.screen.kit.page import Page
from game.screen.map.outlines import Line, dash_dot, in_pixels, softened, stroke
from sim import keyed_random

_MANY: Final = 2
"""drawn so many times larger, so that edges come out smooth"""
_FEW: Final = 4
"""soft patches are drawn so many times smaller, and brought up"""
_BYTES: Final = 4
"""of a pixel"""
_BAND: Final = 300
"""rows of pixels that are touched in one step"""
_POINTS: Final = 200
"""of a coast that are drawn in one step"""
_TREES: Final = 90
_SEED: Final = 1
_HOLE: Final = (255, 0, 255)
"""where land is seen through the water"""
_SHELVES: Final = (0.03, 0.012, 0.0042)
"""how wide the light water along a coast is, the foam, and the shore: shares of the picture's width"""
_BANK: Final = 0.006
"""and both banks of a river together"""
_HEAD: Final = (0.115, 0.175)
"""how far down the picture nothing is drawn, and from where on all of it is"""
_ROAD: Final = (0.0062, 0.0036)
_BORDER: Final = (0.0017, (0.012, 0.006, 0.0017, 0.006))
"""how wide it is; dash, gap, dot, gap"""


Drawing = Generator[None, None, pygame.Surface]
"""A picture that is drawn bit by bit, and is there at the end"""


def ground(page: Page, size: tuple[int, int], terrain: Terrain | None) -> Drawing:
    """The ground at a size in pixels; at once if it was drawn before. Not to be drawn upon: copy it."""
    key = ("ground", size, terrain, page.theme.name)
    if page.art.has(key):
        return page.art.pieces(key, tuple)[0][0]
    drawn = yield from _drawn(size, terrain, page.theme)
    return page.art.once(key, lambda: drawn)


def plain_ground(page: Page, size: tuple[int, int], terrain: Terrain | None) -> pygame.Surface:
    """The ground if it was drawn before; else land and water in their plain colours, which takes little time."""
    if page.art.has(whole := ("ground", size, terrain, page.theme.name)):
        return page.art.pieces(whole, tuple)[0][0]

    def plain() -> pygame.Surface:
        drawn = pygame.Surface(size)
        draw_land(drawn, drawn.get_rect(), terrain, page.theme)
        return drawn

    return page.art.once(("plain ground", *whole[1:]), plain)


def draw_land(target: pygame.Surface, frame: pygame.Rect, terrain: Terrain | None, theme: Theme) -> None:
    """Land and water in their plain colours, straight onto a picture."""
    target.fill(theme.land if terrain is None else theme.sea_deep, frame)
    for ring in terrain.land if terrain is not None else ():
        land = softened(in_pixels(ring, frame.size), closed=True, times=1)
        pygame.draw.polygon(target, theme.land, [(x + frame.x, y + frame.y) for x, y in land])
    _veil(target, theme, frame)


def _drawn(size: tuple[int, int], terrain: Terrain | None, theme: Theme) -> Drawing:
    wide, high = size
    drawn = yield from _empty((wide * _MANY, high * _MANY))
    pygame.transform.smoothscale(_patches(size, theme), drawn.get_size(), drawn)
    yield None
    water = None
    if terrain is not None:
        water = yield from _water(drawn.get_size(), terrain, theme)
        for top in range(0, drawn.get_height(), _BAND):
            drawn.blit(water, (0, top), (0, top, drawn.get_width(), _BAND))
            yield None
        _ways(drawn, terrain, theme)
        yield None
    small = pygame.Surface(size)
    yield None
    for top in range(0, high, _BAND):
        rows = min(_BAND, high - top)
        band = drawn.subsurface((0, top * _MANY, wide * _MANY, rows * _MANY))
        pygame.transform.smoothscale(band, (wide, rows), small.subsurface((0, top, wide, rows)))
        yield None
    del band, drawn  # to give so much memory back takes a moment too
    yield None
    _veil(small, theme, small.get_rect())
    _trees(small, theme, water)
    return small


def _veil(target: pygame.Surface, theme: Theme, frame: pygame.Rect) -> None:
    """Plain land along the top, where every scene writes its head: no river runs through figures."""
    left, top, wide, high = frame
    first, last = (round(share * high) for share in _HEAD)
    target.fill(theme.land, (left, top, wide, first))
    row = pygame.Surface((wide, 1))
    row.fill(theme.land)
    for y in range(first, last):
        row.set_alpha(round(255 * (last - y) / (last - first)))
        target.blit(row, (left, top + y))


def _patches(size: tuple[int, int], theme: Theme) -> pygame.Surface:
    """Land with soft light patches, small."""
    patches = pygame.Surface((size[0] // _FEW + 1, size[1] // _FEW + 1))
    patches.fill(theme.land)
    w, h = patches.get_size()
    for i in range(9):
        x, y, r = (keyed_random.uniform(_SEED, "patch", part, i) for part in "xyr")
        spot = pygame.Rect(0, 0, round(w * (0.16 + 0.2 * r)), round(h * (0.1 + 0.14 * r)))
        spot.center = (round(x * w), round(y * h))
        pygame.draw.ellipse(patches, theme.land_light, spot)
    return pygame.transform.box_blur(patches, max(2, w // 60))


def _empty(size: tuple[int, int]) -> Drawing:
    """A large surface to be worked on: most of its time goes into its memory being touched for the first time, so it
    is mapped, which touches none of it, and touched in bands. Its pixels lie as the screen's, alpha apart."""
    made = pygame.image.frombuffer(mmap(-1, _BYTES * size[0] * size[1]), size, "BGRA")
    if made.get_masks()[:3] != pygame.Surface((1, 1)).get_masks()[:3]:
        made = pygame.Surface(size)  # a screen of another order
    for top in range(0, size[1], _BAND):
        made.fill((0, 0, 0), (0, top, size[0], _BAND))
        yield None
    return made


def _water(size: tuple[int, int], terrain: Terrain, theme: Theme) -> Drawing:
    """Sea, lakes and rivers, with holes where there is land. A byte a pixel: few colours, and much to be touched."""
    water = pygame.Surface(size, depth=8)
    water.set_palette([theme.sea_deep, theme.sea, theme.sea_foam, _shore(theme), _HOLE])
    water.fill(theme.sea_deep)
    yield None
    lands = [softened(in_pixels(ring, size), closed=True) for ring in terrain.land]
    for wide, colour in zip(_SHELVES, (theme.sea, theme.sea_foam, _shore(theme)), strict=True):
        for land in lands:
            for first in range(0, len(land), _POINTS):
                part = [*land, land[0]][first : first + _POINTS + 1]
                stroke(water, part, wide * size[0], colour)
                yield None
    for land in lands:
        pygame.draw.polygon(water, _HOLE, land)
        yield None
    for ring in terrain.lakes:
        lake = softened(in_pixels(ring, size), closed=True)
        pygame.draw.polygon(water, theme.sea, lake)
        stroke(water, [*lake, lake[0]], _SHELVES[-1] / 2 * size[0], _shore(theme))
    yield None
    rivers = [(softened(in_pixels(river.line, size)), river) for river in terrain.rivers]
    for line, river in rivers:
        stroke(water, _on_land(line, water), (river.wide + _BANK) * size[0], _shore(theme))
    for line, river in rivers:
        stroke(water, line, river.wide * size[0], theme.sea_foam)
        stroke(water, line, river.wide * 0.72 * size[0], theme.sea)
        yield None
    water.set_colorkey(_HOLE)
    return water


def _on_land(line: Line, water: pygame.Surface) -> Line:
    """As far as a river has banks: up to where it reaches water."""
    seen = water.get_rect()
    reached = (
        nth for nth, (x, y) in enumerate(line) if seen.collidepoint(x, y) and not _is_hole(water, (x, y))
    )
    return line[: next(reached, len(line))]


def _is_hole(water: pygame.Surface, at: tuple[float, float]) -> bool:
    return water.get_at((int(at[0]), int(at[1])))[:3] == _HOLE


def _shore(theme: Theme) -> Colour:
    """The edge of the land: a little stronger than the land beside it."""
    return rgb("#45525B") if theme.is_dark else rgb("#D9CFBB")


def _ways(drawn: pygame.Surface, terrain: Terrain, theme: Theme) -> None:
    """Roads, and borders over them."""
    wide = drawn.get_width()
    core = rgb("#3A4853") if theme.is_dark else theme.panel
    roads = [softened(line) for line in _lines(terrain.roads, drawn)]
    for share, colour in zip(_ROAD, (_shore(theme), core), strict=True):
        for road in roads:
            stroke(drawn, road, share * wide, colour)
    thick, pattern = _BORDER
    for border in _lines(terrain.borders, drawn):
        dash_dot(drawn, softened(border), thick * wide, tuple(part * wide for part in pattern), theme.ink2)


def _lines(strokes: tuple[Stroke, ...], drawn: pygame.Surface) -> Iterator[Line]:
    return (in_pixels(each.line, drawn.get_size()) for each in strokes)


def _trees(target: pygame.Surface, theme: Theme, water: pygame.Surface | None) -> None:
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
        spots.append((y * h, x * w))
    for y, x in sorted(spots):
        if water is None or _is_dry(water, pygame.Rect(x - tall, y - tall, 2 * tall, 2 * tall)):
            top, foot = (x, y - tall), (x, y + tall * 0.1)
            pygame.draw.polygon(target, light, [top, (x - tall * 0.34, y), foot])
            pygame.draw.polygon(target, dark, [top, (x + tall * 0.34, y), foot])


def _is_dry(water: pygame.Surface, spot: pygame.Rect) -> bool:
    """Whether there is land all round, so that a tree can stand there."""
    corners = [(x * _MANY, y * _MANY) for x in (spot.left, spot.right) for y in (spot.top, spot.bottom)]
    seen = water.get_rect()
    return all(seen.collidepoint(at) and _is_hole(water, at) for at in corners)
