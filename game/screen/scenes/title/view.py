"""The title as it is drawn: the cluster before a word is read, then one click to play, to go on, or to look back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from game.cluster_map.board import Board
from game.design import spacing
from game.design.text_styles import HEADLINE, SMALL, TITLE, WORDMARK
from game.design.theme import CANVAS, RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import Act, HitTarget
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import GOLDEN, REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler, Text
from game.screen.kit.text_layout import Span
from game.screen.kit.widgets import Button, button_row
from game.screen.kit.wordmark import wordmark
from game.screen.map.cluster import MapView, draw_map
from game.screen.map.edge_fade import fade
from game.screen.parts.dialog import PAGE


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario to play, or what is wrong with its file."""

    name: str
    act: Act
    title: str
    facts: str = ""
    board: Board | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TitleView:
    """The title at one moment."""

    tagline: tuple[str, str]
    hero: Board | None
    cards: tuple[ScenarioCard, ...]
    ways: tuple[Button, ...]
    """to go on with a session, or to look back at one"""
    corner: tuple[Button, ...]
    """language, settings, quit"""
    more: Button | None
    scroll: Callable[[int], None]
    """to the next page of scenarios"""
    keys: tuple[tuple[str, str], ...]
    with_controls: bool = True
    """without: what people see of it while they come in"""


_INNER = layout.inset(PAGE, spacing.MARGIN, spacing.L)


def cards_across(ruler: Ruler) -> int:
    """How many cards a page holds."""
    each = ruler.grown(spacing.CARD)
    return max(1, int((_INNER[2] + spacing.M) // (each + spacing.M)))


def draw_title(page: Page, view: TitleView) -> None:
    """All of it."""
    if view.with_controls:
        page.reading = "desk"
    column = _column(page.ruler, view.tagline)
    _hero(page, view.hero, column)
    with page.on(page.theme.paper):
        rest = _name(page, view, column)
    if not view.with_controls:
        return
    button_row(page, layout.take_top(_INNER, spacing.CONTROL)[0], view.corner, "right")
    if view.ways:
        high = max(spacing.LARGE_CONTROL, *(way.height(page.ruler) for way in view.ways))
        ways, rest = layout.take_top(rest, high, spacing.L)
        button_row(page, ways, view.ways)
    _cards(page, view, rest)
    keys(page, view.keys)


def _column(ruler: Ruler, tagline: tuple[str, str]) -> float:
    """How wide what is said at the left stands; the map begins beside it."""
    least, most = (column[2] for column in layout.columns(_INNER, REST, GOLDEN))
    needed = max(ruler.width(tagline[0], HEADLINE), ruler.width(_plain(tagline[1]), HEADLINE))
    return max(least, min(needed, most))


def _hero(page: Page, board: Board | None, column: float) -> None:
    """The cluster at the right, without what stands apart in it; the paper runs into it."""
    if board is None:
        return
    paper, beside = layout.take_left((0, 0, *CANVAS), column + spacing.MARGIN)
    wide = layout.columns(PAGE, REST, GOLDEN)[1][2] + spacing.L
    beside = beside[0] - spacing.L, 0, wide, CANVAS[1]
    joined = {end for ribbon in board.ribbons for end in (ribbon.source, ribbon.target)}
    shown = replace(board, places=tuple(place for place in board.places if place.id in joined))
    draw_map(page, beside, shown, MapView(spacing.MODEL, names=False, pills=0))
    fade(page, layout.take_left(beside, spacing.FADE)[0], "left")
    page.box(paper, page.theme.paper)


def _name(page: Page, view: TitleView, column: float) -> Box:
    """The game's name and what it is about; returns what is left below, over the whole width."""
    ruler = page.ruler
    lines: tuple[Text, ...] = view.tagline[0], _plain(view.tagline[1])
    heights = ruler.line(WORDMARK), *(ruler.height(line, column, HEADLINE) for line in lines)
    box = _INNER if view.with_controls else layout.centre(_INNER, _INNER[2], sum(heights))
    head, rest = layout.take_top(box, heights[0])
    wordmark(page, head)
    for line, high in zip(lines, heights[1:], strict=True):
        place, rest = layout.take_top(rest, high)
        page.text(layout.take_left(place, column)[0], line, HEADLINE)
    return layout.take_top(rest, 0, spacing.L)[1]


def _plain(text: str) -> tuple[Span, ...]:
    return (Span(text, "regular"),)


def _cards(page: Page, view: TitleView, box: Box) -> None:
    """Side by side along the bottom, as high as there is room for."""
    wide, high = page.ruler.grown(spacing.CARD), min(box[3], page.ruler.grown(spacing.CARD))
    line = layout.take_bottom(box, high)[0]
    page.scrolls(line, view.scroll)
    places = layout.columns(line, *[wide] * len(view.cards), gap=spacing.M)
    for card, place in zip(view.cards, places, strict=True):
        _card(page, place, card)
    if view.more is not None:
        right = places[-1][0] + wide + spacing.XS
        strip = (right, line[1], spacing.CONTROL, line[3])
        view.more.draw(page, layout.centre(strip, spacing.CONTROL, spacing.CONTROL))


def _card(page: Page, box: Box, card: ScenarioCard) -> None:
    theme, warm = page.theme, page.hovers(box)
    edge, stroke = (theme.ink, spacing.OUTLINE) if warm else (None, 0.0)
    page.box(box, theme.panel, RADIUS["card"], rim=(edge, stroke), shadow=spacing.SHADOW)
    page.target(HitTarget(card.name, box, card.act))
    with page.on(theme.panel):
        if card.board is None:
            rest = page.flow(layout.inset(box, spacing.M), card.title, TITLE, spacing.XS)
            page.text(rest, card.problem, SMALL, colour=theme.ink2)
        else:
            _about(page, box, card, card.board)


def _about(page: Page, box: Box, card: ScenarioCard, board: Board) -> None:
    """Its map as far as there is room for it, then its name, then its facts at the foot."""
    ruler, ink2 = page.ruler, page.theme.ink2
    inner = layout.inset(box, spacing.M, spacing.S)
    facts, inner = layout.take_bottom(inner, ruler.height(card.facts, inner[2], SMALL), spacing.XS)
    page.text(facts, card.facts, SMALL, colour=ink2, valign="bottom")
    title, _ = layout.take_bottom(inner, ruler.height(card.title, inner[2], TITLE))
    page.text(title, card.title, TITLE)
    picture = layout.inset(box, spacing.XS)
    picture = (*picture[:3], title[1] - picture[1] - spacing.XS)
    if picture[3] < spacing.CONTROL:
        return
    view = MapView(picture[3] / spacing.MODELS_HIGH, names=False, pills=0)
    page.cached(("card", picture, card.title), partial(draw_map, page, picture, board, view))
