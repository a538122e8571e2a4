"""The hint of a tour: a card where it covers nothing that answers to the hand, and a ring round what it points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.design import spacing
from game.design.text_styles import BODY, SMALL, TITLE
from game.design.theme import CANVAS, KEY_BAR, LEAST_TARGET, RADIUS
from game.screen.kit import hit_testing, layout
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.layout import Box, Point
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button, button_row

_WIDTHS: Final = (640.0, 860.0, 1160.0, 480.0)
"""how wide the card may be, the usual first"""
_STEP: Final = 48.0
"""between two places that it may have"""
_EDGE: Final = 16.0
_RING: Final = 6.0
_LAYER: Final = 90
"""above all of the page, below what the machine has to tell"""
_COSTS: Final = (40.0, 1.0)
"""what it costs to cover a pixel of a control, or of a text"""
_ON_TARGET, _FAR = 400.0, 8.0
"""and of what is pointed at; and to stand a pixel away from it"""
_SAID_SHORT: Final = 100_000.0
"""what it costs to leave out why: half a stepper"""
_LEAST_WORDS: Final = 300.0
"""how wide words beside buttons are, at least"""
FloatGrid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TourCard:
    """The hint at one moment."""

    place: str
    """which step it is"""
    do: str
    why: str
    is_done: bool
    at: tuple[str, ...]
    """the names, labels or keys of what to point at: the first that is on the page"""
    ways: tuple[Button, ...]
    is_over_film: bool = False
    """whether the page moves by itself: then the card stays where it is"""
    is_short: bool = False
    """whether its buttons are signs beside its words"""


def draw_card(page: Page, card: TourCard) -> None:
    """Draw it over the page in front; its buttons answer beside those of the page."""
    reading, page.reading = page.reading, "desk"
    front, first = hit_testing.top(page.targets), len(page.targets)
    target = pointed_at(page, card.at)
    box, card = _place(page, card, target)
    layer, page.layer = page.layer, page.layer + _LAYER
    if target is not None:
        _point(page, box, target)
    rim = page.theme.paper, spacing.OUTLINE
    page.box(box, page.theme.ink, RADIUS["large"], rim, shadow=spacing.SHADOW_HIGH)
    _draw(page, layout.inset(box, spacing.M), card)
    own = [replace(each, layer=front) for each in page.targets[first:]]
    texts = [layout.middle(each.box) for each in page.written]
    seen = [_uncovered(each, box, front, texts) for each in page.targets[:first]]
    shown = [*zip(page.came_after, (*seen, *own), strict=True)]
    page.came_after[:] = [many for many, each in shown if each is not None]
    page.targets[:] = [each for _, each in shown if each is not None]
    page.layer, page.reading = layer, reading


def pointed_at(page: Page, names: Sequence[str]) -> Box | None:
    """Where the first of these is on the page: a control in front by its name, or a text as it is written."""
    front = hit_testing.top(page.targets)
    for name in names:
        controls = (each.box for each in page.targets if each.name == name and each.layer == front)
        texts = (each.box for each in page.written if each.text == name and each.layer >= front)
        place = next(controls, None) or next(texts, None)
        if place is not None:
            return place
    return None


def _uncovered(target: HitTarget, card: Box, front: int, texts: Sequence[Point]) -> HitTarget | None:
    """What of a control is still to be seen and read beside the card answers; what is not, does not."""
    x, y, wide, high = card
    left, top, across, down = target.box
    is_under = left < x + wide and x < left + across and top < y + high and y < top + down
    if target.layer != front or not is_under:
        return target
    parts: list[Box] = [
        (left, top, x - left, down),
        (x + wide, top, left + across - x - wide, down),
        (left, top, across, y - top),
        (left, y + high, across, top + down - y - high),
    ]
    largest = max(parts, key=lambda part: min(part[2:]))
    inside = [middle for middle in texts if layout.is_inside(target.box, middle)]
    is_told = not inside or any(layout.is_inside(largest, middle) for middle in inside)
    return replace(target, box=largest) if min(largest[2:]) >= LEAST_TARGET and is_told else None


# --- where it stands --------------------------------------------------------------------------------


def _place(page: Page, card: TourCard, target: Box | None) -> tuple[Box, TourCard]:
    """Where it covers least, and nothing of what it points at; looked for when what there is has changed. Where no
    place is left for all of it, it is said shorter."""
    front = hit_testing.top(page.targets)
    controls = tuple(each.box for each in page.targets if each.layer == front)
    texts = [each.box for each in page.written]
    words = (card.do, card.why, len(card.ways), 0 if card.is_over_film else len(texts))
    key = ("tour", *words, target, controls, page.look.text_scale, page.k)
    signs = tuple(replace(each, label="", says=each.says or each.label) for each in card.ways)
    short = replace(card, why="", is_short=True, ways=signs)

    def best() -> tuple[Box, bool]:
        whole, briefly = (_best(page.ruler, each, target, (controls, texts)) for each in (card, short))
        is_short = briefly[0] + _SAID_SHORT < whole[0]
        return (briefly if is_short else whole)[1], is_short

    box, is_short = page.art.kept.once(key, best)
    return box, short if is_short else card


def _best(
    ruler: Ruler, card: TourCard, target: Box | None, there: tuple[Sequence[Box], Sequence[Box]]
) -> tuple[float, Box]:
    """What it costs where it costs least, and where that is."""
    places = list(_places(ruler, card))
    grid = np.array(places)
    cost = sum(_covered(grid, boxes) * each for boxes, each in zip(there, _COSTS, strict=True))
    if target is None:
        cost = cost - grid[:, 1] * _FAR
    else:
        cost = cost + _covered(grid, [layout.inset(target, -4 * _RING)]) * _ON_TARGET
        aside = np.array(layout.middle(target)) - grid[:, :2] - grid[:, 2:] / 2
        cost = cost + np.abs(aside).sum(axis=1) * _FAR
    at = int(np.argmin(cost))
    return float(cost[at]), places[at]


def _places(ruler: Ruler, card: TourCard) -> Iterator[Box]:
    for usual in _WIDTHS:
        wide = min(ruler.grown(usual), CANVAS[0] - 2 * _EDGE)
        if card.is_short and wide < _aside(ruler, card) + ruler.grown(_LEAST_WORDS):
            continue
        high = _high(ruler, card, wide - 2 * spacing.M) + 2 * spacing.M
        right, low = CANVAS[0] - _EDGE - wide, max(_EDGE, CANVAS[1] - KEY_BAR - _EDGE - high)
        for x, y in product(_steps(_EDGE, right), _steps(_EDGE, low)):
            yield x, y, wide, high


def _steps(first: float, last: float) -> Iterator[float]:
    yield from (first + i * _STEP for i in range(int((last - first) // _STEP) + 1))
    yield last


def _covered(places: FloatGrid, boxes: Sequence[Box]) -> FloatGrid:
    """Of each place, how much of these boxes it would cover, in pixels."""
    x, y, wide, high = np.array([*boxes, (0.0, 0.0, 0.0, 0.0)]).T
    left, top, across, down = (places[:, i, None] for i in range(4))
    shared = np.minimum(left + across, x + wide) - np.maximum(left, x)
    deep = np.minimum(top + down, y + high) - np.maximum(top, y)
    covered: FloatGrid = (np.maximum(shared, 0) * np.maximum(deep, 0)).sum(axis=1)
    return covered


def _high(ruler: Ruler, card: TourCard, wide: float) -> float:
    if card.is_short:
        wide -= _aside(ruler, card)
    texts = ((card.place, SMALL), (card.do, TITLE), (card.why, BODY))
    words = sum(ruler.height(text, wide, style) + spacing.XS for text, style in texts if text)
    return (
        max(words, card.ways[0].height(ruler))
        if card.is_short
        else words + spacing.S + _ways_high(ruler, card, wide)
    )


def _aside(ruler: Ruler, card: TourCard) -> float:
    """How wide the buttons are beside the words."""
    return sum(each.width(ruler) + spacing.S for each in card.ways)


def _ways_high(ruler: Ruler, card: TourCard, wide: float) -> float:
    lines = len(layout.wrapped([each.width(ruler) for each in card.ways], wide, spacing.S))
    return lines * card.ways[0].height(ruler) + (lines - 1) * spacing.S


# --- how it looks -----------------------------------------------------------------------------------


def _draw(page: Page, box: Box, card: TourCard) -> None:
    theme, ruler = page.theme, page.ruler
    if card.is_short:
        ways, words = layout.take_right(box, _aside(ruler, card) - spacing.S, spacing.S)
    else:
        ways, words = layout.take_bottom(box, _ways_high(ruler, card, box[2]), spacing.S)
    button_row(page, ways, card.ways)
    with page.on(theme.ink):
        head, words = layout.take_top(words, ruler.line(SMALL), spacing.XS)
        if card.is_done:
            size = ruler.size(SMALL) * spacing.ICON
            sign, head = layout.take_left(head, size, spacing.XS)
            page.icon("check", layout.middle(sign), size, theme.paper)
        page.text(head, card.place, SMALL, colour=theme.paper, lines=1)
        words = page.flow(words, card.do, TITLE, spacing.XS, colour=theme.paper)
        if card.why:
            page.flow(words, card.why, BODY, colour=theme.paper)


def _point(page: Page, card: Box, target: Box) -> None:
    """A ring round it, and a line from the card to the ring: light beside dark, so that it is seen on any ground."""
    ring = layout.inset(target, -2 * _RING)
    start, end = _nearest(card, layout.middle(ring)), _nearest(ring, layout.middle(card))
    for colour, more in ((page.theme.paper, 2.0), (page.theme.ink, 0.0)):
        if not _covered(np.array([card]), [ring])[0]:
            page.line(start, end, colour, _RING + 2 * more)
            page.circle(end, 2 * _RING + more, colour)
        grown = page.rect(layout.inset(ring, -more))
        stroke, radius = page.px(_RING + 2 * more), page.px(RADIUS["card"] + 2 * _RING)
        pygame.draw.rect(page.surface, colour, grown, stroke, border_radius=radius)


def _nearest(box: Box, point: Point) -> Point:
    x, y, wide, high = box
    return min(max(point[0], x), x + wide), min(max(point[1], y), y + high)
