"""The list of keys as it is drawn: two columns, in pages where the text is large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import BODY, HEADLINE, SMALL
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.turning import Turning
from game.screen.kit.widgets import Button
from game.screen.parts.dialog import PAGE, over_all, panel


@dataclass(frozen=True, slots=True)
class HelpView:
    """The list at one moment."""

    title: str
    close: Button
    keys: tuple[tuple[str, str], ...]
    turning: Turning
    more: Callable[[int, int], Button]
    """the way to the next page, of so many"""


def draw_keys(page: Page, view: HelpView) -> None:
    """Draw it over whatever is there."""
    with over_all(page):
        ruler, wide = page.ruler, layout.framed(PAGE[2], -spacing.MARGIN - spacing.XL)
        cap = max(ruler.width(f"**{key}**", SMALL) for key, _ in view.keys) + spacing.L
        words = (wide - spacing.XL) / 2 - cap - spacing.M
        lines = layout.in_lines(view.keys, columns=2)
        heights = [max(_high(ruler, what, words) for _, what in line) for line in lines]
        head = max(spacing.CONTROL, ruler.line(HEADLINE))
        room = layout.framed(PAGE[3], -spacing.L - spacing.XL) - head - spacing.L
        pages = layout.paged(heights, room, spacing.S)
        at = view.turning.shown(len(pages))
        shown = pages[at]
        page.scrolls(PAGE, partial(view.turning.scroll, len(pages)))
        high = max(sum(heights[each]) + spacing.S * (len(heights[each]) - 1) for each in pages)
        top, rest = layout.take_top(panel(page, wide, head + spacing.L + high), head, spacing.L)
        _head(page, top, view, at, len(pages))
        for line, place in zip(lines[shown], layout.rows(rest, *heights[shown], gap=spacing.S), strict=True):
            for (key, what), cell in zip(
                line, layout.columns(place, REST, REST, gap=spacing.XL), strict=False
            ):
                _key(page, cell, (key, what), cap)


def _high(ruler: Ruler, what: str, wide: float) -> float:
    return max(ruler.height(what, wide, BODY), ruler.line(SMALL) + spacing.S)


def _head(page: Page, box: Box, view: HelpView, at: int, pages: int) -> None:
    buttons = [view.close] if pages == 1 else [view.more(at + 1, pages), view.close]
    widths = [button.width(page.ruler) for button in buttons]
    title, *places = layout.columns(box, REST, *widths, gap=spacing.S)
    page.text(title, view.title, HEADLINE, valign="middle", lines=1)
    for button, place in zip(buttons, places, strict=True):
        button.draw(page, layout.centre(place, place[2], button.height(page.ruler)))


def _key(page: Page, box: Box, key: tuple[str, str], wide: float) -> None:
    theme = page.theme
    place, words = layout.take_left(box, wide, spacing.M)
    cap = layout.centre(place, wide, page.ruler.line(SMALL) + spacing.S)
    page.box(cap, theme.sunk, RADIUS["badge"], rim=(theme.mute, spacing.HAIRLINE))
    with page.on(theme.sunk):
        page.text(cap, f"**{key[0]}**", SMALL, align="centre", valign="middle", lines=1)
    page.text(words, key[1], BODY, valign="middle")
