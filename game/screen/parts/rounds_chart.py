"""A line over the rounds: the headline as it was, above it what it would have been with nobody deciding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pygame

from game.debrief.headline import RoundHeadline
from game.design.text_styles import BODY
from game.design.theme import Theme
from game.outputs.picture_words import rounds_words
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.text_layout import Span
from game.text.translator import Translator

_SMOOTH = 3
_ROOM = 60.0


def rounds_chart(page: Page, box: Box, words: Translator, rounds: Sequence[RoundHeadline], at: int) -> None:
    """Draw the chart into a box, from zero; the round on show has a ring, and its two amounts stand beside."""
    page.pictured(box, lambda: rounds_words(words, rounds[at]))
    x, y, wide, high = box
    top = max(1, *(max(each.ours, each.idle) for each in rounds)) * 1.06
    room = _room(page) + 10
    area = (x + 20, y + room, wide - 40, high - 2 * room)
    step = area[2] / max(1, len(rounds) - 1)

    def point(i: float, value: float) -> Point:
        along = area[0] + (i * step if len(rounds) > 1 else area[2] / 2)
        return along, area[1] + area[3] * (1 - value / top)

    ours = [point(i, each.ours) for i, each in enumerate(rounds)]
    idle = [point(i, each.idle) for i, each in enumerate(rounds)]
    legacy = next((point(i - 0.5, 0)[0] for i, each in enumerate(rounds) if each.legacy and i), None)
    if legacy is not None:
        page.box((legacy, area[1], area[0] + area[2] - legacy + 20, area[3]), page.theme.sunk, 12)
    page.line(
        (area[0] - 10, area[1] + area[3]), (area[0] + area[2] + 10, area[1] + area[3]), page.theme.line, 3
    )
    _lines(page, box, ours, idle)
    page.circle(ours[at], 17, page.theme.panel, page.theme.flows["recovered"].edge, 7)
    _ends(page, words, box, rounds, at)


def _ends(page: Page, words: Translator, box: Box, rounds: Sequence[RoundHeadline], at: int) -> None:
    """What the lines are, above and below them."""
    x, y, wide, high = box
    room, shown = _room(page), rounds[at]
    idle = words("If nobody acts: {amount}", amount=words.amount(shown.idle))
    above, below = (x + 20, y, wide - 40, room), (x + 20, y + high - room - 2, wide - 40, room)
    ours = words("This game: {amount}", amount=words.amount(shown.ours))
    needed = max(page.ruler.width(text, BODY) for text in (idle, (Span(ours, "bold"),)))
    if needed > wide - 2 * room:
        # A page that gives the chart no more room (the replay) has its words as large as they fit.
        page.text(above, idle, size=40, colour=page.theme.ink2, valign="middle", lines=1)
        page.text(below, (Span(ours, "bold"),), size=40, valign="middle", lines=1)
        return
    page.text(above, idle, BODY, colour=page.theme.ink2, valign="middle", lines=1)
    page.text(below, (Span(ours, "bold"),), BODY, valign="middle", lines=1)


def _room(page: Page) -> float:
    """How high the words above and below the lines are."""
    return max(_ROOM, page.ruler.line(BODY))


def _lines(page: Page, box: Box, ours: Sequence[Point], idle: Sequence[Point]) -> None:
    """Smooth lines: drawn three times as large, and once."""
    area = page.rect(box)
    left, top = area.topleft

    def large(points: Sequence[Point]) -> tuple[tuple[int, int], ...]:
        return tuple(((px - left) * _SMOOTH, (py - top) * _SMOOTH) for px, py in map(page.at, points))

    key = ("rounds chart", area.size, tuple(ours), tuple(idle), page.theme.name)
    make = partial(_drawn, area.size, large(ours), large(idle), page.theme, page.px(6) * _SMOOTH)
    page.surface.blit(page.art.once(key, make), area)


def _drawn(
    size: tuple[int, int],
    ours: Sequence[tuple[int, int]],
    idle: Sequence[tuple[int, int]],
    theme: Theme,
    width: int,
) -> pygame.Surface:
    drawn = pygame.Surface((size[0] * _SMOOTH, size[1] * _SMOOTH), pygame.SRCALPHA)
    if len(ours) > 1:
        pygame.draw.polygon(drawn, (*theme.flows["recovered"].tint, 190), [*idle, *reversed(ours)])
    _dotted(drawn, idle, theme.flows["virgin"].fill, width)
    _thick(drawn, ours, theme.flows["recovered"].edge, width)
    return pygame.transform.smoothscale(drawn, size)


def _thick(
    drawn: pygame.Surface, points: Sequence[tuple[int, int]], colour: tuple[int, int, int], width: int
) -> None:
    for start, other in pairwise(points):
        for spot in _between(start, other, max(1, width // 6)):
            pygame.draw.circle(drawn, colour, spot, width // 2)
    for spot in points:
        pygame.draw.circle(drawn, colour, spot, width)


def _dotted(
    drawn: pygame.Surface, points: Sequence[tuple[int, int]], colour: tuple[int, int, int], width: int
) -> None:
    for start, other in pairwise(points):
        for spot in _between(start, other, width * 2):
            pygame.draw.circle(drawn, colour, spot, width // 2)


def _between(start: tuple[int, int], other: tuple[int, int], apart: int) -> list[tuple[float, float]]:
    dx, dy = other[0] - start[0], other[1] - start[1]
    count = max(1, int((dx * dx + dy * dy) ** 0.5 / apart))
    return [(start[0] + dx * i / count, start[1] + dy * i / count) for i in range(count + 1)]
