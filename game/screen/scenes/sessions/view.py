"""The saved sessions as they are drawn: a card each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import HEADLINE, SMALL, TITLE
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Page
from game.screen.kit.widgets import Button
from game.screen.parts.dialog import PAGE


@dataclass(frozen=True, slots=True)
class SavedCard:
    """A session, and what can be done with it."""

    title: str
    detail: str
    ways: tuple[Button, ...]
    naming: InputField | None = None
    """while its name is typed"""


@dataclass(frozen=True, slots=True)
class SessionsView:
    """The list at one moment."""

    title: str
    back: Button
    cards: tuple[SavedCard, ...]
    more: Button | None
    """the way to the next page"""
    scroll: Callable[[int], None]
    keys: tuple[tuple[str, str], ...]


def draw_sessions(page: Page, view: SessionsView) -> None:
    """A page of them, newest first."""
    page.reading = "desk"
    ruler = page.ruler
    inner = layout.inset(PAGE, spacing.MARGIN, spacing.L)
    head, rest = layout.take_top(inner, max(spacing.CONTROL, ruler.line(HEADLINE)), spacing.L)
    buttons = [view.back] if view.more is None else [view.more, view.back]
    widths = [button.width(ruler) for button in buttons]
    title, *places = layout.columns(head, REST, *widths, gap=spacing.M)
    with page.on(page.theme.paper):
        page.text(title, view.title, HEADLINE, valign="middle", lines=1)
    for button, place in zip(buttons, places, strict=True):
        button.draw(page, place)
    page.scrolls(rest, view.scroll)
    high = layout.framed(ruler.line(TITLE) + ruler.line(SMALL), spacing.M)
    for card, place in zip(
        view.cards, layout.rows(rest, *[high] * len(view.cards), gap=spacing.S), strict=True
    ):
        _card(page, place, card)
    keys(page, view.keys)


def _card(page: Page, box: Box, card: SavedCard) -> None:
    page.box(box, page.theme.panel, RADIUS["card"], shadow=spacing.SHADOW_LOW)
    inner = layout.inset(box, spacing.L, spacing.M)
    sizes = [way.width(page.ruler) if way.label else spacing.CONTROL for way in card.ways]
    words, *places = layout.columns(inner, REST, *sizes, gap=spacing.S)
    if card.naming is not None:
        card.naming.draw(page, layout.centre(words, words[2], spacing.CONTROL))
    else:
        title, detail = layout.rows(words, page.ruler.line(TITLE), REST)
        page.text(title, card.title, TITLE, valign="middle", lines=1, shorten=True)
        page.text(detail, card.detail, SMALL, colour=page.theme.ink2, valign="middle", lines=1, shorten=True)
    for way, place in zip(card.ways, places, strict=True):
        way.draw(page, layout.centre(place, place[2], way.height(page.ruler)))
