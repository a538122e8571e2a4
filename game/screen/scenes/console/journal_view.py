"""The journal of the console: the lines about the chosen one, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from game.design import spacing
from game.design.text_styles import SMALL
from game.design.theme import LEAST_TARGET, RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import HitTarget
from game.screen.kit.layout import REST, Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.text_layout import Span
from game.screen.kit.title_row import title_row
from game.screen.kit.widgets import Button


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A line of the journal, and what can be done with it."""

    text: str
    counts: bool
    target: HitTarget
    mark: int | None
    """of its team"""
    icon: str
    """where it is of no team"""
    controls: tuple[Button, ...] = ()
    """of the chosen line"""


@dataclass(frozen=True, slots=True)
class JournalView:
    """The journal at one moment."""

    title: str
    controls: tuple[Button, ...]
    lines: tuple[JournalLine, ...]
    at: int
    """the chosen line"""
    move: Callable[[int], None]
    """chooses an older line, or a newer one"""


def draw_journal(page: Page, inner: Box, view: JournalView) -> None:
    """As many lines as there is room for, about the chosen one."""
    ruler = page.ruler
    page.scrolls(inner, view.move)
    rest = title_row(page, inner, view.title, view.controls, least=LEAST_TARGET)
    first, heights = _around(view, ruler, rest)
    shown = range(first, first + len(heights))
    for i, place in zip(shown, layout.rows(rest, *heights, gap=spacing.XS), strict=True):
        _line(page, place, view.lines[i], is_chosen=i == view.at)


def _around(view: JournalView, ruler: Ruler, box: Box) -> tuple[int, list[float]]:
    """The lines about the chosen one for which there is room, more of those below it: the first, and their heights."""
    heights = [_line_high(line, ruler, box[2]) for line in view.lines]
    if heights:
        heights[view.at] = min(box[3], _line_high(view.lines[view.at], ruler, box[2], is_chosen=True))
    first = last = view.at
    left = box[3] - (heights[view.at] if heights else 0)
    while True:
        for step in (last + 1, first - 1):
            if 0 <= step < len(heights) and heights[step] + spacing.XS <= left:
                left -= heights[step] + spacing.XS
                first, last = min(first, step), max(last, step)
                break
        else:
            return first, heights[first : last + 1]


def _line_high(line: JournalLine, ruler: Ruler, wide: float, *, is_chosen: bool = False) -> float:
    """Two lines at most; the chosen one is said wholly."""
    high = ruler.height(_words(line, is_chosen=is_chosen), wide - _line_taken(line, ruler), SMALL)
    return max(LEAST_TARGET, high if is_chosen else min(high, ruler.line(SMALL, lines=2))) + spacing.XS


def _words(line: JournalLine, *, is_chosen: bool) -> tuple[Span, ...]:
    return (Span(line.text, "semibold" if is_chosen else "regular"),)


def _line_taken(line: JournalLine, ruler: Ruler) -> float:
    """Beside its words: the mark, and what can be done with it."""
    controls = sum(_control_wide(button, ruler) + spacing.XS for button in line.controls)
    return LEAST_TARGET + spacing.S + controls


def _control_wide(button: Button, ruler: Ruler) -> float:
    return button.width(ruler) if button.label else LEAST_TARGET


def _line(page: Page, box: Box, line: JournalLine, *, is_chosen: bool) -> None:
    theme, ruler = page.theme, page.ruler
    ground = theme.sunk if is_chosen else theme.panel
    if is_chosen:
        page.box(box, ground, RADIUS["small"], rim=(theme.ink, spacing.OUTLINE))
    sizes = [_control_wide(button, ruler) for button in line.controls]
    sign, words, *places = layout.columns(box, LEAST_TARGET, REST, *sizes, gap=spacing.XS)
    if line.mark is not None:
        mark(page, line.mark, layout.middle(sign), spacing.S)
    elif line.icon:
        page.icon(line.icon, layout.middle(sign), spacing.M, theme.ink2)
    with page.on(ground):
        set_text = partial(page.text, words, _words(line, is_chosen=is_chosen), SMALL, valign="middle")
        set_text(colour=theme.ink if line.counts else theme.ink2, shorten=True)
    end = places[0][0] if places else box[0] + box[2]
    answers = (box[0], box[1], end - box[0] - spacing.XS, box[3])
    page.target(replace(line.target, box=answers, layer=page.layer))
    for button, place in zip(line.controls, places, strict=True):
        button.draw(page, layout.inset(place, 0, spacing.XS / 2))
