"""Games beside each other as lines, down from what is bought if nobody acts; where ways part, what lies between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

import pygame

from game.design.text_styles import TextStyle
from game.design.theme import Colour, Theme
from game.outputs.path.page import CurveKind, Curves
from game.outputs.picture_words import curves_words
from game.screen.kit.page import Box, Page, Point
from game.text.translator import Translator

_SMOOTH: Final = 2
_WIDTHS: Final[dict[CurveKind, float]] = {
    "ours": 14, "signed": 11, "alone": 12, "together": 6, "best": 5, "real": 8,
}  # fmt: skip
_NAME: Final = TextStyle(40, 40, leading=1.2, may_shrink=True)
_OURS: Final = TextStyle(46, 46, "bold", may_shrink=True)
_AXIS: Final = 150.0
_NAMES: Final = 520.0
"""room for the names at the lines' ends"""
_APART: Final = 56.0
_FEW: Final = 0.15
"""where all lines stay above this, the grid has steps of five per cent"""


@dataclass(frozen=True, slots=True)
class _Area:
    """Where years and shares stand on the page."""

    box: Box
    least: float
    """the share at the lower edge"""
    most: float
    """the share at the upper edge: 0, unless a game came out above what is bought if nobody acts"""
    count: int

    def point(self, at: int, share: float) -> Point:
        x, y, wide, high = self.box
        along = wide * at / max(1, self.count - 1)
        return x + along, y + high * (self.most - share) / (self.most - self.least)


def draw_curves(page: Page, box: Box, w: Translator, curves: Curves) -> None:
    """The chart in a box: grid, lines, names, years."""
    page.pictured(box, lambda: curves_words(w, (curve.name for curve in curves.curves)))
    x, y, wide, high = box
    shares = [share for curve in curves.curves for share in curve.values]
    step = 0.05 if min(shares, default=0) > -_FEW else 0.1 if min(shares, default=0) > -0.3 else 0.2
    least = min((*shares, -step)) * (1.3 if curves.is_open else 1.08)
    place = (x + _AXIS, y + 28, wide - _AXIS - _NAMES, high - 100)
    area = _Area(place, least, max((0.0, *shares)), len(curves.years))
    _grid(page, w, area, step)
    _years(page, area, curves)
    _lines(page, box, area, curves)
    _names(page, area, curves)


def _grid(page: Page, w: Translator, area: _Area, step: float) -> None:
    x, _, wide, _ = area.box
    for at in range(-int(area.most / step), int(-area.least / step) + 1):
        _, down = area.point(0, -at * step)
        page.line((x, down), (x + wide, down), page.theme.line, 3)
        label = w.percent(-at * step, signed=True)
        place = (x - _AXIS - 16, down - 28, _AXIS, 56)
        page.text(place, label, _NAME, colour=page.theme.ink2, align="right", valign="middle", lines=1)


def _years(page: Page, area: _Area, curves: Curves) -> None:
    """The first and the last, and the one in which ways part."""
    last = len(curves.years) - 1
    for at in sorted({0, last}):
        px, _ = area.point(at, 0)
        place = (px - 80, area.box[1] + area.box[3] + 8, 160, 56)
        text, align = str(curves.years[at]), "centre"
        page.text(place, text, _NAME, colour=page.theme.ink2, align=align, valign="middle", lines=1)  # type: ignore[arg-type]


def _names(page: Page, area: _Area, curves: Curves) -> None:
    """At the lines' ends, moved apart where they would lie on each other; above the years."""
    right = area.box[0] + area.box[2] + 28
    ends = [
        (curve, area.point(area.count - 1, curve.values[-1])[1]) for curve in curves.curves if curve.values
    ]
    ends.sort(key=lambda each: each[1])
    places = _apart([down for _, down in ends], (area.box[1] - 28, area.box[1] + area.box[3] - 22))
    for (curve, _), down in zip(ends, places, strict=True):
        style = _OURS if curve.kind in ("ours", "signed") else _NAME
        page.text((right, down - 29, _NAMES - 28, 58), curve.name, style, valign="middle", lines=1)


def _apart(wanted: list[float], within: tuple[float, float]) -> list[float]:
    """The places nearest to those wanted with room between them."""
    placed: list[float] = []
    for down in wanted:
        placed.append(max(down, placed[-1] + _APART) if placed else max(within[0], down))
    over = placed[-1] - within[1] if placed else 0.0
    for at in range(len(placed) - 1, -1, -1):
        most = within[1] if at == len(placed) - 1 else placed[at + 1] - _APART
        placed[at] = min(placed[at], most) if over > 0 else placed[at]
    return placed


def _lines(page: Page, box: Box, area: _Area, curves: Curves) -> None:
    """Drawn larger, and once."""
    place = page.rect(box)
    points = {
        curve.kind: tuple(_on(page, place, area.point(at, share)) for at, share in enumerate(curve.values))
        for curve in curves.curves
    }
    fan = _fan(page, place, area, curves)
    key = ("curves", place.size, tuple(points.items()), fan, curves.fork, page.theme.name)
    make = partial(_drawn, place.size, points, fan, curves.fork, (page.theme, page.k))
    page.put(page.art.once(key, make), place)
    if curves.is_open and fan:
        x, y = area.point(area.count - 1, curves.curves[0].values[-1])
        mark = TextStyle(72, 72, "bold", may_shrink=True)
        page.text((x - 96, y + 2, 72, 80), "?", mark, align="centre", valign="middle", lines=1)


_Points = tuple[tuple[float, float], ...]


def _on(page: Page, place: pygame.Rect, at: Point) -> tuple[float, float]:
    px, py = page.at(at)
    return (px - place.left) * _SMOOTH, (py - place.top) * _SMOOTH


def _fan(page: Page, place: pygame.Rect, area: _Area, curves: Curves) -> _Points:
    """What lies between the ways: still open, or between this game and the other."""
    if curves.fork is None or not curves.curves:
        return ()
    first = max(0, curves.fork - 1)
    ours = curves.curves[0].values
    upper = [area.point(at, ours[at]) for at in range(first, len(ours))]
    if curves.is_open:
        x, y = area.point(area.count - 1, ours[-1])
        spread = area.box[3] * 0.16
        return tuple(_on(page, place, point) for point in (upper[0], (x, y - spread), (x, y + spread)))
    signed = next((curve.values for curve in curves.curves if curve.kind == "signed"), ours)
    lower = [area.point(at, signed[at]) for at in range(len(signed) - 1, first - 1, -1)]
    return tuple(_on(page, place, point) for point in (*upper, *lower))


def _drawn(
    size: tuple[int, int],
    points: dict[CurveKind, _Points],
    fan: _Points,
    fork: int | None,
    look: tuple[Theme, float],
) -> pygame.Surface:
    theme, k = look
    drawn = pygame.Surface((size[0] * _SMOOTH, size[1] * _SMOOTH), pygame.SRCALPHA)
    if len(fan) >= 3:
        _hatched(drawn, fan, theme.mute, k * _SMOOTH)
    for kind in ("real", "alone", "together", "best", "signed", "ours"):
        for drawn_kind, line in points.items():
            if drawn_kind == kind:
                _line(drawn, kind, line, theme, k * _SMOOTH)
    if fork is not None and "ours" in points:
        spot = points["ours"][max(0, fork - 1)]
        _ring(drawn, spot, 20 * k * _SMOOTH, 7 * k * _SMOOTH, theme)
    return pygame.transform.smoothscale(drawn, size)


def _line(drawn: pygame.Surface, kind: CurveKind, line: _Points, theme: Theme, k: float) -> None:
    """Each kind has a line of its own: thick, dotted, dashed, thin with rings, double."""
    width = _WIDTHS[kind] * k
    colour = theme.flows["recovered"].edge if kind == "signed" else theme.ink
    if kind == "alone":
        _spots(drawn, line, colour, width / 2, width * 2)
    elif kind == "real":
        _dashes(drawn, line, colour, width)
    else:
        _spots(drawn, line, colour, width / 2, max(1.0, width / 6))
    if kind in ("best", "together"):
        for spot in line:
            if kind == "best":
                _ring(drawn, spot, 10 * k, 4 * k, theme)
            else:
                side = 20 * k
                square = pygame.Rect(0, 0, side, side)
                square.center = round(spot[0]), round(spot[1])
                pygame.draw.rect(drawn, theme.ink, square)
    elif line:
        pygame.draw.circle(drawn, colour, line[-1], width * 0.9)


def _ring(drawn: pygame.Surface, spot: tuple[float, float], radius: float, edge: float, theme: Theme) -> None:
    pygame.draw.circle(drawn, theme.ink, spot, radius)
    pygame.draw.circle(drawn, theme.panel, spot, radius - edge)


def _spots(drawn: pygame.Surface, line: _Points, colour: Colour, radius: float, apart: float) -> None:
    for start, end in pairwise(line):
        dx, dy = end[0] - start[0], end[1] - start[1]
        count = max(1, int((dx * dx + dy * dy) ** 0.5 / apart))
        for at in range(count + 1):
            spot = start[0] + dx * at / count, start[1] + dy * at / count
            pygame.draw.circle(drawn, colour, spot, radius)


def _dashes(drawn: pygame.Surface, line: _Points, colour: Colour, width: float) -> None:
    """Along the level that the real region stands on."""
    if not line:
        return
    x, last, y = line[0][0], line[-1][0], line[0][1]
    while x < last:
        pygame.draw.line(drawn, colour, (x, y), (min(last, x + 4 * width), y), max(1, round(width)))
        x += 6.5 * width


def _hatched(drawn: pygame.Surface, area: _Points, colour: Colour, k: float) -> None:
    """Stripes within the area alone."""
    mask = pygame.Surface(drawn.get_size(), pygame.SRCALPHA)
    high = drawn.get_height()
    for x in range(-high, drawn.get_width() + high, max(4, round(26 * k))):
        pygame.draw.line(mask, (*colour, 255), (x, high), (x + high, 0), max(2, round(8 * k)))
    shape = pygame.Surface(drawn.get_size(), pygame.SRCALPHA)
    pygame.draw.polygon(shape, (255, 255, 255, 255), area)
    mask.blit(shape, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    drawn.blit(mask, (0, 0))
