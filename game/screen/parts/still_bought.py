"""What was bought, opened: one column of its parts by what stopped them, each named and weighed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame

from game.debrief.still_bought import Obstacle
from game.design.text_styles import LABEL
from game.design.theme import Hue
from game.outputs.staircase_text import PartText, StillBoughtText
from game.screen.kit.page import Box, Page
from game.screen.parts.hatching import Pattern, hatched

OPEN_SECONDS: Final = 0.4
_COLUMN = 150.0
_LOOKS: Final[dict[Obstacle, tuple[Pattern, str]]] = {
    "no deal": ("stripes", "hand-helping"),
    "not built": ("dots", "hard-hat"),
    "deal too small": ("back", "scale"),
    "deal ended": ("back", "x"),
    "broke down": ("bars", "wrench"),
    "too little to give": ("bars", "minus"),
    "no room": ("dots", "truck"),
    "made elsewhere": ("plain", "factory"),
    "others": ("plain", "plus"),
    "no substitute": ("plain", "lock"),
}
_ROW, _ABOUT = 64.0, 48.0


def draw_still_bought(page: Page, box: Box, still: StillBoughtText, start: Box, share: float) -> None:
    """Down a box: the column, and its parts beside it. `start`: the column it opens from; `share`: how far."""
    x, y, wide, high = box
    _wedge(page, start, (x, y, high), share)
    bottom = y + high
    marks = []
    for part in still.parts:
        top = bottom - high * share * part.top / max(1, still.whole)
        tall = high * share * (part.top - part.bottom) / max(1, still.whole)
        pattern, _ = _LOOKS[part.obstacle]
        hatched(
            page,
            (x, top, _COLUMN, max(3.0, tall)),
            _hue(page, part),
            pattern,
            page.theme.flows["virgin"].edge,
        )
        marks.append((top, max(3.0, tall)))
    if share == 1:
        _parts(page, (x + _COLUMN + 28, y, wide - _COLUMN - 28, high), still.parts, marks)


def _hue(page: Page, part: PartText) -> Hue:
    hue = page.theme.flows["virgin"]
    if part.obstacle == "no substitute":
        return Hue(page.theme.track, hue.edge, hue.tint)
    return Hue(page.theme.flows["product"].fill, hue.edge, hue.tint)


def _wedge(page: Page, start: Box, end: tuple[float, float, float], share: float) -> None:
    """From the column to its enlargement."""
    x, y, high = end
    top = start[1] + (y - start[1]) * share
    foot = y + high
    points = [
        (start[0] + start[2], start[1]),
        (start[0] + start[2] + (x - start[0] - start[2]) * share, top),
        (start[0] + start[2] + (x - start[0] - start[2]) * share, foot),
        (start[0] + start[2], start[1] + start[3]),
    ]
    pygame.draw.polygon(page.surface, page.theme.track, [page.at(point) for point in points])


def _parts(page: Page, box: Box, parts: Sequence[PartText], marks: Sequence[tuple[float, float]]) -> None:
    """A row for each, beside its part as far as there is room."""
    x, y, wide, high = box
    line, about = page.ruler.grown(_ROW), page.ruler.grown(_ABOUT)
    tall = [line + (about if part.about else 0) for part in parts]
    spare = high - sum(tall)
    if spare < 0:
        tall = [min(line, high / len(parts)) for _ in parts]
    tops, low = [], y
    for (top, deep), each, at in zip(marks, tall, range(len(parts)), strict=True):
        below = sum(tall[at:])
        tops.append(max(low, min(top + deep / 2 - line / 2, y + high - below)))
        low = tops[-1] + each
    for part, top, each in zip(parts, tops, tall, strict=True):
        _row(page, (x, top, wide, each), part)


def _row(page: Page, box: Box, part: PartText) -> None:
    (x, y, wide, high), grown = box, page.ruler.grown
    line = min(high, grown(_ROW))
    page.icon(_LOOKS[part.obstacle][1], (x + 28, y + line / 2), 52)
    amount = grown(page.measure(part.amount, 44, "bold")) + 12
    with page.on(page.theme.paper):
        bold = partial(page.text, size=44, weight="bold", valign="middle", lines=1)
        bold((x + wide - amount, y, amount, line), part.amount, align="right")
        name = (x + 72, y, wide - 72 - amount - 12, line)
        page.text(name, part.name, size=LABEL.room, weight="bold", valign="middle", lines=1)
        if part.about and high > line:
            about = (x + 72, y + line - 6, wide - 72, grown(_ABOUT))
            page.text(about, part.about, size=LABEL.room, colour=page.theme.ink2, lines=1, shorten=True)
