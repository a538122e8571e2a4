"""The list of keys as it is drawn, and that of remedies: two columns, in pages where the text is large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.design import spacing
from game.design.text_styles import BODY, LABEL, SMALL, TITLE
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
    ways: tuple[Button, ...]
    """to the other list, and out"""
    rows: Sequence[tuple[str, str]]
    """(key, what it does), or (what goes wrong, what helps)"""
    turning: Turning
    more: Callable[[int, int], Button]
    """the way to the next page, of so many"""
    has_keys: bool = True


def draw_help(page: Page, view: HelpView) -> None:
    """Draw it over whatever is there."""
    with over_all(page):
        ruler, wide = page.ruler, layout.framed(PAGE[2], -spacing.MARGIN - spacing.XL)
        cell, gap = (wide - spacing.XL) / 2, spacing.S if view.has_keys else spacing.M
        cap = max(ruler.width(f"**{key}**", SMALL) for key, _ in view.rows) + spacing.L
        high_of = partial(_key_high, cap=cap) if view.has_keys else _trouble_high
        lines = layout.in_lines(view.rows, columns=2)
        heights = [max(high_of(ruler, row, cell) for row in line) for line in lines]
        head = max(spacing.CONTROL, ruler.line(TITLE))
        room = layout.framed(PAGE[3], -spacing.L - spacing.XL) - head - spacing.L
        pages = layout.paged(heights, room, gap)
        at = view.turning.shown(len(pages))
        shown = pages[at]
        page.scrolls(PAGE, partial(view.turning.scroll, len(pages)))
        high = max(sum(heights[each]) + gap * (len(heights[each]) - 1) for each in pages)
        top, rest = layout.take_top(panel(page, wide, head + spacing.L + high), head, spacing.L)
        _head(page, top, view, at, len(pages))
        draw = partial(_key, wide=cap) if view.has_keys else _trouble
        for line, place in zip(lines[shown], layout.rows(rest, *heights[shown], gap=gap), strict=True):
            for row, box in zip(line, layout.columns(place, REST, REST, gap=spacing.XL), strict=False):
                draw(page, box, row)


def _key_high(ruler: Ruler, row: tuple[str, str], wide: float, *, cap: float) -> float:
    return max(ruler.height(row[1], wide - cap - spacing.M, BODY), ruler.line(SMALL) + spacing.S)


def _trouble_high(ruler: Ruler, row: tuple[str, str], wide: float) -> float:
    return ruler.height(row[0], wide, LABEL) + ruler.height(row[1], wide, BODY)


def _head(page: Page, box: Box, view: HelpView, at: int, pages: int) -> None:
    buttons = view.ways if pages == 1 else (view.more(at + 1, pages), *view.ways)
    widths = [button.width(page.ruler) for button in buttons]
    title, *places = layout.columns(box, REST, *widths, gap=spacing.S)
    page.text(title, view.title, TITLE, valign="middle", lines=1)
    for button, place in zip(buttons, places, strict=True):
        button.draw(page, layout.centre(place, place[2], button.height(page.ruler)))


def _key(page: Page, box: Box, key: tuple[str, str], *, wide: float) -> None:
    theme = page.theme
    place, words = layout.take_left(box, wide, spacing.M)
    cap = layout.centre(place, wide, page.ruler.line(SMALL) + spacing.S)
    page.box(cap, theme.sunk, RADIUS["badge"], rim=(theme.mute, spacing.HAIRLINE))
    with page.on(theme.sunk):
        page.text(cap, f"**{key[0]}**", SMALL, align="centre", valign="middle", lines=1)
    page.text(words, key[1], BODY, valign="middle")


def _trouble(page: Page, box: Box, trouble: tuple[str, str]) -> None:
    page.text(page.flow(box, trouble[0], LABEL), trouble[1], BODY)
