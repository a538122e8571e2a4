"""The joint practice as it is drawn: the deal on a map of three places, what it would change, and what to type."""

from __future__ import annotations

from dataclasses import dataclass

from game.cluster_map.board import Board
from game.design import spacing
from game.design.text_styles import FIGURE, HEADLINE, LABEL, LEAD, SMALL, TITLE
from game.design.theme import CANVAS, MOTION
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.layout import Box
from game.screen.kit.marks import mark
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button
from game.screen.map.cluster import MapView, draw_map
from game.screen.scenes.briefing.model import MOST_PILLS
from game.screen.scenes.briefing.pages import INNER


@dataclass(frozen=True, slots=True)
class PracticeFigure:
    """What the deal would change, in a figure."""

    label: str
    figure: str
    mark: int | None = None
    """the team whose purse it is"""
    below: str = ""
    """what it has to be seen beside"""


@dataclass(frozen=True, slots=True)
class PracticePage:
    """The practice at one step."""

    board: Board
    title: str
    note: str
    story: str
    asked: str
    """a question to all, or that something is being tried; where there are figures, nothing"""
    figures: tuple[PracticeFigure, ...]
    prompt: str
    """what to type; empty: nothing"""
    code: str
    field: InputField | None
    """where it is typed, for whoever has the keys"""
    enter: Button | None


def draw_practice(page: Page, shown: PracticePage, foot: Box, left: Box) -> None:
    """The map above, what it comes to on a strip below it. `left`: what the foot has left for typing."""
    ruler, theme = page.ruler, page.theme
    page.fill(theme.land)
    head, rest = layout.take_top(INNER, _head(ruler, shown))
    above = foot[1] - spacing.M
    high = _strip(ruler, shown) + spacing.S
    below = (0.0, above - high, float(CANVAS[0]), CANVAS[1] - above + high)
    place = (0.0, rest[1], float(CANVAS[0]), below[1] - rest[1])
    heading = (0.0, 0.0, float(CANVAS[0]), rest[1])
    unit = min(spacing.MODEL_ALONE, place[3] / spacing.MODELS_HIGH_ALONE)
    phase = page.moment * MOTION["goods"]
    draw_map(
        page,
        place,
        shown.board,
        MapView(unit, pills=MOST_PILLS, gauges=False, phase=phase, reserved=(heading,)),
    )
    with page.on(theme.land):
        note, title = layout.take_right(head, _note(ruler, shown), spacing.L)
        page.text(title, shown.title, HEADLINE, valign="middle")
        page.text(note, shown.note, SMALL, colour=theme.ink2, align="right", valign="middle")
    page.box(below, theme.panel, 0, shadow=spacing.SHADOW_UP)
    with page.on(theme.panel):
        story, strip = layout.take_top(layout.inset(below, spacing.MARGIN, spacing.S), _story(ruler, shown))
        page.text(story, f"**{shown.story}**", LEAD, valign="middle")
        page.text(strip, shown.asked, LEAD, colour=theme.ink2)
        _figures(page, strip, shown)
        if shown.prompt:
            _typing(page, left, shown)


def _note(ruler: Ruler, shown: PracticePage) -> float:
    """How wide the note stands: on one line, or on two beside a long title."""
    needed = ruler.width(shown.note, SMALL)
    title = ruler.width(shown.title, HEADLINE)
    return (
        needed if title + spacing.L + needed <= INNER[2] else max(needed / 2 + spacing.XL, INNER[2] - title)
    )


def _head(ruler: Ruler, shown: PracticePage) -> float:
    note = _note(ruler, shown)
    title = INNER[2] - note - spacing.L
    return max(ruler.height(shown.title, title, HEADLINE), ruler.height(shown.note, note, SMALL))


def _story(ruler: Ruler, shown: PracticePage) -> float:
    return ruler.height(f"**{shown.story}**", INNER[2], LEAD)


def _strip(ruler: Ruler, shown: PracticePage) -> float:
    """How high story and figures are together."""
    asked = ruler.height(shown.asked, INNER[2], LEAD)
    figures = ruler.line(SMALL) + ruler.line(FIGURE) + ruler.line(SMALL) if shown.figures else 0.0
    return _story(ruler, shown) + spacing.S + max(asked, figures)


def _figures(page: Page, box: Box, shown: PracticePage) -> None:
    """Virgin use, and the purses of those who take part, side by side, each as wide as it needs."""
    ruler, sign = page.ruler, page.ruler.size(SMALL)
    widths = [_figure_wide(ruler, figure) for figure in shown.figures]
    spare = box[2] - sum(widths) - spacing.L * (len(widths) - 1)
    widths[1:] = [width + min(0.0, spare) / (len(widths) - 1) for width in widths[1:]]
    gap = spacing.L + max(0.0, min(spare / max(1, len(widths)), spacing.XL))
    for figure, place in zip(shown.figures, layout.columns(box, *widths, gap=gap), strict=True):
        label, value, below = layout.rows(place, ruler.line(SMALL), ruler.line(FIGURE), ruler.line(SMALL))
        if figure.mark is not None:
            spot, label = layout.take_left(label, sign, spacing.S)
            mark(page, figure.mark, layout.middle(spot), sign / 2)
        is_name = figure.mark is not None
        page.text(
            label, figure.label, SMALL, colour=page.theme.ink2, valign="middle", lines=1, shorten=is_name
        )
        page.text(value, figure.figure, FIGURE, lines=1)
        page.text(below, figure.below, SMALL, colour=page.theme.ink2, lines=1)


def _figure_wide(ruler: Ruler, figure: PracticeFigure) -> float:
    sign = ruler.size(SMALL) + spacing.S if figure.mark is not None else 0.0
    words = max(ruler.width(figure.label, SMALL) + sign, ruler.width(figure.below, SMALL))
    return max(words, ruler.width(figure.figure, FIGURE)) + spacing.XS


def _typing(page: Page, box: Box, shown: PracticePage) -> None:
    """What stands on the paper, and the line to type it into; for those who only look, what is typed."""
    ruler = page.ruler
    most = box[2] - box[3] - spacing.LINE / 2 - spacing.L
    prompt, rest = layout.take_left(box, min(ruler.width(shown.prompt, LABEL), most), spacing.M)
    page.text(prompt, shown.prompt, LABEL, valign="middle")
    if shown.field is None or shown.enter is None:
        page.text(rest, shown.code, TITLE, valign="middle", lines=1)
        return
    enter, line = layout.take_right(rest, box[3], spacing.S)
    line = layout.take_left(line, min(line[2], spacing.LINE))[0]
    shown.field.draw(page, line)
    shown.enter.draw(page, (line[0] + line[2] + spacing.S, *enter[1:]))
