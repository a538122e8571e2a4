"""The clock as everybody sees it: a ring that empties, and minutes and seconds."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

import pygame

from game.design.theme import Colour
from game.screen.kit.page import Box, Page, Point
from game.screen.session_clock import SessionClock
from game.text.translator import Translator

_LETTERS: Final = 1.6
"""how large the time is, in radii of the ring"""


def clock_face(page: Page, clock: SessionClock, words: Translator, centre: Point, radius: float) -> None:
    """A ring about a point, with the time left to its right; once it is over, a warning, and the time light on dark."""
    is_over, size = clock.left < 0, radius * _LETTERS
    clock_ring(page, clock, centre, radius)
    time = words.clock(clock.left)
    box = (centre[0] + radius + 16, centre[1] - size * 0.75, size * 3.4, size * 1.5)
    if is_over:
        _late(page, box, time, size * 0.88)
    else:
        page.text(
            box,
            time,
            size=size,
            weight="bold",
            ground=page.theme.land,
            valign="middle",
            lines=1,
            tabular=True,
        )


def clock_ring(page: Page, clock: SessionClock, centre: Point, radius: float) -> None:
    """The ring alone; once time is over, a warning."""
    theme = page.theme
    if clock.left < 0:
        hue = theme.flows["landfill"]
        page.circle(centre, radius, hue.fill, hue.edge, 4)
        page.icon("pause" if clock.paused else "triangle-alert", centre, radius * 1.1)
    else:
        steps = round(clock.share * 120)
        pixels = page.px(radius)
        key = ("clock", pixels, steps, theme.name)
        drawn = page.art.once(key, partial(partial_ring, pixels, steps / 120, theme.track, theme.ink))
        page.put(drawn, drawn.get_rect(center=page.at(centre)))
        if clock.paused:
            page.icon("pause", centre, radius * 1.0)


def _late(page: Page, box: Box, time: str, size: float) -> None:
    """The time turned over: light on a dark ground, so that it is seen without its colour."""
    widest = "".join("8" if letter.isdigit() else letter for letter in time)
    left, top, most, high = box
    wide = min(most, page.measure(widest, size, "bold") * page.look.text_scale + size * 0.7)
    page.box((left, top, wide, high), page.theme.ink, size * 0.3)
    inner = (left + size * 0.2, top, wide - size * 0.2, high)
    bold = partial(page.text, size=size, weight="bold", valign="middle", lines=1, tabular=True)
    bold(inner, time, colour=page.theme.paper, ground=page.theme.ink)


def partial_ring(radius: int, share: float, track: Colour, ink: Colour) -> pygame.Surface:
    """A ring of which a share is drawn in ink, clockwise from the top; the rest is its track."""
    many = 3
    r = radius * many
    large = pygame.Surface((2 * r, 2 * r), pygame.SRCALPHA)
    large.fill((*ink, 0))
    wide = max(2, r // 4)
    for part, colour in ((1.0, track), (share, ink)):
        for step in range(round(part * 240)):
            angle = math.radians(-90 + step * 1.5)
            at = (r + (r - wide / 2) * math.cos(angle), r + (r - wide / 2) * math.sin(angle))
            pygame.draw.circle(large, colour, at, wide / 2)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))
