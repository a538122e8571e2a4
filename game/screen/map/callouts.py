"""The one thing to look at on the map: rings about the place, and a card that hides neither it nor who could help."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import pygame

from game.cluster_map.board import Callout
from game.cluster_map.potential_map import LANDFILL
from game.design.theme import Colour
from game.screen.kit.layout import take_top
from game.screen.kit.page import Box, Page, Point

_WIDE = 820.0
_NEWS = 80.0
"""how high the strip is at the usual text size that says what is heard"""


def draw_callout(page: Page, shown: Callout, middle: Mapping[str, Point], box: Box) -> None:
    """The one thing to look at: rings about the place, a still one about who could help, and a card."""
    theme = page.theme
    hue = theme.flows[shown.kind]
    for i, radius in enumerate((64, 100, 136)):
        late = (page.moment * 1000 - i * 400) % 1200 / 1200 if not page.look.still else 0.4
        ring(page, middle[shown.place], radius, hue.fill, 1 - round(late * 8) / 8)
    if shown.helper in middle:
        ring(page, middle[shown.helper], 108, theme.flows["recovered"].edge, 1)
    seen = [middle[place] for place in (shown.place, shown.helper, LANDFILL) if place in middle]
    more = (
        min(116.0, page.height(shown.more, _WIDE - 60, 40, "bold") * page.look.text_scale)
        if shown.more
        else 0.0
    )
    title = max(72.0, page.height(shown.title, _WIDE - 124, 48, "bold"))
    news = _NEWS * page.look.text_scale
    left, top, wide, high = _beside(seen, (_WIDE, 124 + title + more), take_top(box, news)[1])
    page.layer += 1
    page.box((left, top, wide, high), theme.panel, 16, rim=(theme.line, 2), shadow=(6, 16))
    page.box((left, top + 16, 14, high - 32), hue.fill)
    page.icon("triangle-alert", (left + 62, top + 56), 52, hue.edge)
    bold = partial(page.text, weight="bold", lines=2)
    bold((left + 104, top + 18, wide - 124, title), shown.title, size=48, valign="middle")
    page.text((left + 40, top + title + 28, wide - 60, 76), shown.text, size=40, valign="middle", lines=1)
    if shown.more:
        bold((left + 40, top + title + 104, wide - 60, more), shown.more, size=40)
    page.layer -= 1


def _beside(seen: list[Point], size: tuple[float, float], box: Box) -> Box:
    """Where a card stands that hides none of these places: near the first, or in a corner of the map."""
    (wide, high), (x, y) = size, seen[0]
    least, most = (box[0] + 20, box[1] + 180), (box[0] + box[2] - wide - 20, box[1] + box[3] - high - 40)
    tried: list[Box] = []
    for dx, dy in (
        (170, -0.5),
        (-170 - wide, -0.5),
        (170, -1.3),
        (170, 0.3),
        (-wide / 2, 0.5),
        (-wide / 2, -1.6),
    ):
        left = min(max(least[0], x + dx), most[0])
        tried.append((left, min(max(least[1], y + dy * high), most[1]), wide, high))
    tried += [(left, top, wide, high) for left in (most[0], least[0]) for top in (least[1], most[1])]

    def hidden(shown: Box) -> float:
        near = (
            (max(shown[0] - px, px - shown[0] - wide, 0), max(shown[1] - py, py - shown[1] - high, 0))
            for px, py in seen
        )
        return sum(max(0.0, 130 - math.hypot(*gap)) for gap in near)

    return min(tried, key=hidden)


def ring(page: Page, centre: Point, radius: float, colour: Colour, share: float = 1) -> None:
    """A ring about a place; `share`: how strong it still is."""
    key = ("ring", page.px(radius), colour, share)
    drawn = page.art.once(key, partial(_ring, page.px(radius), colour, share))
    page.surface.blit(drawn, drawn.get_rect(center=page.at(centre)))


def _ring(radius: int, colour: Colour, share: float) -> pygame.Surface:
    drawn = pygame.Surface((2 * radius + 6, 2 * radius + 6), pygame.SRCALPHA)
    pygame.draw.aacircle(
        drawn, (*colour, round(180 * share)), (radius + 3, radius + 3), radius, max(2, radius // 14)
    )
    return drawn
