"""A page of the path as the Room shows it: title, body, what stands beside it, and the band with its question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.debrief.sankey.nearest import Looked
from game.design import spacing
from game.design.text_styles import HEADLINE, TextStyle
from game.design.theme import RADIUS
from game.outputs.path.page import (
    Answer,
    BandPart,
    Body,
    Choices,
    Curves,
    FlowsBody,
    Guesses,
    MondaySheet,
    PathPage,
    Sentences,
    SideBySide,
    Sums,
    TeamPage,
)
from game.screen.kit import layout
from game.screen.kit.hit_testing import one_of
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import HitTarget, Page
from game.screen.kit.transition import Transition
from game.screen.parts.path_chart import draw_curves
from game.screen.parts.path_lists import draw_columns, draw_monday, draw_sums, draw_team
from game.screen.parts.sankey import draw_flows
from game.text.translator import Translator

BAND: Final = 850.0
"""where the band begins"""
_SIDE: Final = 712.0
_HEAD: Final = 184.0
_TEXT: Final = TextStyle(40, 40, may_shrink=True)
_BOLD: Final = TextStyle(44, 44, "semibold", may_shrink=True)
_QUESTION: Final = TextStyle(64, 48, "bold", 1.15, may_shrink=True)
_SECOND: Final = TextStyle(42, 40, may_shrink=True)
_LARGE: Final = TextStyle(84, 60, "bold", 1.2, may_shrink=True)
_NUMBER: Final = TextStyle(104, 96, "bold", 1.1, tabular=True, may_shrink=True)
_FIGURE: Final = TextStyle(64, 60, "bold", 1.1, tabular=True, may_shrink=True)
_NAME: Final = TextStyle(40, 40, "semibold", may_shrink=True)
_PART: Final = 54.0
_KEY: Final = 64.0
_LINE: Final = 58.0
_CHOICE: Final = 92.0
"""how high a row of a list is"""


@dataclass(frozen=True, slots=True)
class PathView:
    """The path at one moment."""

    page: PathPage
    steps: int
    at: int
    w: Translator
    guess: Callable[[int], Transition | None]
    look_at: Callable[[Looked], None] = lambda key: None
    """a flow, or a firm"""
    head: float = 0.0
    """how much of the upper edge, at the right, belongs to buttons"""
    foot: float = 0.0
    """how much above the band belongs to a form"""


def draw_path(page: Page, view: PathView) -> None:
    """All of it."""
    shown, theme = view.page, page.theme
    page.fill(theme.paper)
    has_band = bool(shown.question or shown.second or shown.parts)
    bottom = (BAND if has_band else 1080.0) - view.foot
    with page.on(theme.paper):
        _head(page, view)
        body: Box = (spacing.MARGIN, _HEAD, 1920 - 2 * spacing.MARGIN, bottom - _HEAD - spacing.S)
        if shown.side is not None:
            body, beside = layout.take_left(body, body[2] - _SIDE - spacing.L, spacing.L)
            _side(page, view, beside)
        _body(page, view, body, shown.body)
    if has_band:
        _band(page, shown)


def _head(page: Page, view: PathView) -> None:
    """The title, what is measured, and how far the path has come: a dot a step."""
    shown, right = view.page, 1920 - spacing.MARGIN - view.head
    dots = view.steps * 44.0
    title = (spacing.MARGIN, 24.0, right - dots - spacing.L - spacing.MARGIN, 96.0)
    page.text(title, shown.title, HEADLINE_FITS, valign="middle", lines=1)
    for at in range(view.steps):
        centre = right - dots + 44.0 * at + 22, 72.0
        page.circle(centre, 15, page.theme.ink if at <= view.at else page.theme.track)
        if at == view.at:
            page.circle(centre, 19, page.theme.paper, page.theme.ink, 5)
            page.circle(centre, 9, page.theme.ink)
    if shown.about:
        about = (spacing.MARGIN, 118.0, 1920 - 2 * spacing.MARGIN, 60.0)
        page.text(about, shown.about, _TEXT, colour=page.theme.ink2, valign="middle", lines=1)


HEADLINE_FITS: Final = TextStyle(HEADLINE.room, HEADLINE.desk, "bold", 1.15, may_shrink=True)


def _body(page: Page, view: PathView, box: Box, body: Body) -> None:
    match body:
        case Sentences():
            _sentences(page, box, body)
        case Sums():
            draw_sums(page, box, body)
        case Curves():
            draw_curves(page, box, view.w, body)
        case TeamPage():
            draw_team(page, box, body)
        case SideBySide():
            draw_columns(page, box, body.columns)
        case Choices():
            _choices(page, box, body, view.guess)
        case MondaySheet():
            draw_monday(page, box, body)
        case FlowsBody():
            draw_flows(page, box, body, view.look_at)


def _sentences(page: Page, box: Box, body: Sentences) -> None:
    for text, place in zip(
        body.texts, layout.rows(box, *[REST] * len(body.texts), gap=spacing.M), strict=True
    ):
        page.text(place, text, _LARGE, valign="middle")


def _side(page: Page, view: PathView, box: Box) -> None:
    """On a panel of its own: what it is about, and answers to choose from, or the answer."""
    shown, theme = view.page, page.theme
    page.box(box, theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
    inner = layout.inset(box, spacing.L, spacing.M)
    with page.on(theme.panel):
        title, rest = layout.take_top(inner, 176.0 if len(shown.side_title) > 30 else 124.0, spacing.S)
        page.text(title, shown.side_title, _BOLD)
        if isinstance(shown.side, Guesses):
            _guesses(page, rest, shown.side, view.guess)
        elif isinstance(shown.side, Answer):
            _answer(page, rest, shown.side)


def _guesses(page: Page, box: Box, side: Guesses, guess: Callable[[int], Transition | None]) -> None:
    """A row an answer, with its key; the one that most hands were up for is filled."""
    high = min(112.0, (box[3] - 2 * spacing.S) / len(side.options))
    rows = layout.rows(box, *[high] * len(side.options), gap=spacing.S)
    for at, (option, place) in enumerate(zip(side.options, rows, strict=True)):
        chosen = at == side.chosen
        fill, ink = (page.theme.ink, page.theme.paper) if chosen else (page.theme.sunk, page.theme.ink)
        page.box(place, fill, RADIUS["card"], rim=(page.theme.ink, spacing.OUTLINE))
        number, words = layout.take_left(layout.inset(place, spacing.M, 0), _KEY, spacing.M)
        with page.on(fill):
            page.text(number, f"{at + 1}", _TEXT, colour=ink, valign="middle", lines=1)
            page.text(words, option, _BOLD, colour=ink, valign="middle", lines=1)
        page.target(HitTarget(f"guess {at + 1}", place, partial(guess, at), spoken=one_of(chosen)))


def _choices(page: Page, box: Box, body: Choices, choose: Callable[[int], Transition | None]) -> None:
    """A row each: its name, and what there is to know of it; the one that Enter takes has a frame."""
    for at, ((name, detail), place) in enumerate(
        zip(body.rows, layout.rows(box, *[_CHOICE] * len(body.rows), gap=spacing.S), strict=True)
    ):
        rim = (page.theme.ink, 3 * spacing.OUTLINE) if at == body.at else (page.theme.line, spacing.OUTLINE)
        page.box(place, page.theme.panel, RADIUS["card"], rim=rim)
        words, beside = layout.take_left(layout.inset(place, spacing.L, 0), place[2] * 0.5, spacing.M)
        with page.on(page.theme.panel):
            page.text(words, name, _BOLD, valign="middle", lines=1, shorten=True)
            page.text(beside, detail, _TEXT, colour=page.theme.ink2, valign="middle", lines=1, shorten=True)
        page.target(HitTarget(f"choice {at + 1}", place, partial(choose, at), spoken=one_of(at == body.at)))


def _answer(page: Page, box: Box, side: Answer) -> None:
    number, rest = layout.take_top(box, 112.0)
    page.text(number, side.number, _NUMBER, valign="middle", lines=1)
    text, rest = layout.take_top(rest, 58.0, spacing.XS)
    page.text(text, side.text, _TEXT, colour=page.theme.ink2, valign="middle", lines=1)
    if side.sums is not None:
        draw_sums(page, rest, side.sums, narrow=True)
    for line, place in zip(side.lines, layout.rows(rest, *[REST] * len(side.lines)), strict=True):
        page.text(place, line, _TEXT)


def _band(page: Page, shown: PathPage) -> None:
    theme = page.theme
    band: Box = (0.0, BAND, 1920.0, 1080.0 - BAND)
    page.box(band, theme.ink)
    inner = layout.inset(band, spacing.MARGIN, spacing.M)
    with page.on(theme.ink):
        if shown.parts:
            _parts(page, inner, shown.parts)
            return
        if not (shown.question and shown.second):
            page.text(inner, shown.question or shown.second, _QUESTION, colour=theme.paper, valign="middle")
            return
        high = 80.0 if shown.third else 104.0
        first, second, third = layout.rows(
            inner, high, _LINE if shown.third else REST, REST if shown.third else 0
        )
        page.text(first, shown.question, _QUESTION, colour=theme.paper, valign="middle", lines=1)
        page.text(second, shown.second, _SECOND, colour=theme.paper, valign="middle", lines=1)
        if shown.third:
            page.text(third, shown.third, _TEXT, colour=theme.paper, valign="middle", lines=1, shorten=True)


def _parts(page: Page, box: Box, parts: Sequence[BandPart]) -> None:
    """Figures beside each other, each over what it is."""
    for part, place in zip(parts, layout.columns(box, *[REST] * len(parts), gap=spacing.L), strict=True):
        figure, name, detail = layout.rows(place, 74.0, _PART, _PART)
        page.text(figure, part.figure, _FIGURE, colour=page.theme.paper, valign="middle", lines=1)
        page.text(name, part.name, _NAME, colour=page.theme.paper, valign="middle", lines=1, shorten=True)
        page.text(detail, part.detail, _TEXT, colour=page.theme.paper, valign="middle", lines=1, shorten=True)
