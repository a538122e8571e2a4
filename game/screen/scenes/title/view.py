"""The title as it is drawn: the cluster before a word is read, then one click to play, to go on, or to look back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from game.cluster_map.board import Board
from game.design import spacing
from game.design.text_styles import HEADLINE, SMALL, TITLE, WORDMARK, TextStyle
from game.design.theme import CANVAS, RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import Act, HitTarget
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import GOLDEN, REST, Box
from game.screen.kit.page import Page
from game.screen.kit.ruler import Ruler, Text
from game.screen.kit.surface_cache import Same
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
    style = _tagline_style(page.ruler, view)
    column = _column(page.ruler, view.tagline, style)
    _hero(page, view.hero, column)
    with page.on(page.theme.paper):
        rest = _name(page, view, column, style)
    if not view.with_controls:
        return
    button_row(page, layout.take_top(_INNER, spacing.CONTROL)[0], view.corner, "right")
    if view.ways:
        ways, rest = layout.take_top(rest, _ways_high(page.ruler, view), spacing.L)
        button_row(page, ways, view.ways)
    _cards(page, view, rest)
    keys(page, view.keys)


def _tagline_style(ruler: Ruler, view: TitleView) -> TextStyle:
    """A headline; a title where what there is to choose from has no room below a headline."""
    room = _cards_high(ruler, view, HEADLINE)
    fits = not view.with_controls or _cards_least(ruler, view, _cards_wide(ruler, view)) <= room
    return HEADLINE if fits else TITLE


def _cards_high(ruler: Ruler, view: TitleView, style: TextStyle) -> float:
    """How much room is left for the cards below a tagline of this style."""
    taken = [*_heights(ruler, view.tagline, _column(ruler, view.tagline, style), style), spacing.L]
    taken += [_ways_high(ruler, view), spacing.L] if view.ways else []
    return _INNER[3] - sum(taken)


def _ways_high(ruler: Ruler, view: TitleView) -> float:
    return max(spacing.LARGE_CONTROL, *(way.height(ruler) for way in view.ways))


def _column(ruler: Ruler, tagline: tuple[str, str], style: TextStyle) -> float:
    """How wide what is said at the left stands; the map begins beside it."""
    least, most = (column[2] for column in layout.columns(_INNER, REST, GOLDEN))
    needed = max(ruler.width(tagline[0], style), ruler.width(_plain(tagline[1]), style))
    return max(least, min(needed, most))


def _hero(page: Page, board: Board | None, column: float) -> None:
    """The cluster at the right, without what stands apart in it; the paper runs into it."""
    if board is None:
        return
    paper, beside = layout.take_left((0, 0, *CANVAS), column + spacing.MARGIN)
    wide = layout.columns(PAGE, REST, GOLDEN)[1][2] + spacing.L
    beside = beside[0] - spacing.L, 0, wide, CANVAS[1]
    shown = page.art.kept.once(("hero", Same(board)), partial(_joined, board))
    draw_map(page, beside, shown, MapView(spacing.MODEL, names=False, pills=0))
    fade(page, layout.take_left(beside, spacing.FADE)[0], "left")
    page.box(paper, page.theme.paper)


def _joined(board: Board) -> Board:
    """Without what exchanges nothing."""
    joined = {end for ribbon in board.ribbons for end in (ribbon.source, ribbon.target)}
    return replace(board, places=tuple(place for place in board.places if place.id in joined))


def _heights(ruler: Ruler, tagline: tuple[str, str], column: float, style: TextStyle) -> list[float]:
    """Of the game's name, and of what it is about."""
    lines: tuple[Text, ...] = tagline[0], _plain(tagline[1])
    return [ruler.line(WORDMARK), *(ruler.height(line, column, style) for line in lines)]


def _name(page: Page, view: TitleView, column: float, style: TextStyle) -> Box:
    """The game's name and what it is about; returns what is left below, over the whole width."""
    lines: tuple[Text, ...] = view.tagline[0], _plain(view.tagline[1])
    heights = _heights(page.ruler, view.tagline, column, style)
    box = _INNER if view.with_controls else layout.centre(_INNER, _INNER[2], sum(heights))
    head, rest = layout.take_top(box, heights[0])
    wordmark(page, head)
    for line, high in zip(lines, heights[1:], strict=True):
        place, rest = layout.take_top(rest, high)
        page.text(layout.take_left(place, column)[0], line, style)
    return layout.take_top(rest, 0, spacing.L)[1]


def _plain(text: str) -> tuple[Span, ...]:
    return (Span(text, "regular"),)


def _cards_least(ruler: Ruler, view: TitleView, wide: float) -> float:
    """How high cards so wide have to be for what is said on them."""
    inner = layout.inset((0, 0, wide, 0), spacing.M)[2]
    words = (
        ruler.height(card.title, inner, TITLE) + ruler.height(card.facts or card.problem, inner, SMALL)
        for card in view.cards
    )
    return layout.framed(max(words, default=0.0) + spacing.XS, spacing.S)


def _cards_wide(ruler: Ruler, view: TitleView) -> float:
    """As wide as usual, or wider where what is said on them would have no room otherwise."""
    room = _cards_high(ruler, view, HEADLINE)
    row = _INNER[2] - (spacing.CONTROL + spacing.XS if view.more is not None else 0)
    most = layout.columns((0, 0, row, 0), *[REST] * max(1, len(view.cards)), gap=spacing.M)[0][2]
    fits = partial(_cards_least, ruler, view)
    return layout.narrowest(ruler.grown(spacing.CARD), most, lambda wide: fits(wide) <= room)


def _cards(page: Page, view: TitleView, box: Box) -> None:
    """Side by side along the bottom, as high as there is room for."""
    wide, high = _cards_wide(page.ruler, view), min(box[3], page.ruler.grown(spacing.CARD))
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
    page.cached_later(("card", picture, card.title), partial(draw_map, page, picture, board, view))
