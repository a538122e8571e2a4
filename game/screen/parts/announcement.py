"""One thing that has to be said, and the ways on: on a page of its own, or over a scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import HEADLINE, LEAD, SMALL, TextStyle
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.page import Box, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.widgets import Button, button_row
from game.screen.parts.dialog import PAGE, over_all, panel


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said, from the largest to the smallest, and what can be done about it."""

    title: str
    says: tuple[str, ...] = ()
    note: str = ""
    """for those who want to know more"""
    buttons: tuple[Button, ...] = ()
    icon: str = ""
    field: InputField | None = None


def announce(page: Page, shown: Announcement) -> None:
    """Draw it in the middle of an empty page."""
    wide = spacing.COLUMN
    high = _height(shown, page.ruler, wide)
    with page.on(page.theme.paper):
        _draw(page, layout.centre(PAGE, wide, high), shown)


def announce_over(page: Page, shown: Announcement) -> None:
    """Draw it over whatever is there."""
    with over_all(page):
        _draw(page, panel(page, spacing.COLUMN, _height(shown, page.ruler, spacing.COLUMN)), shown)


def _texts(shown: Announcement) -> Iterator[tuple[str, TextStyle]]:
    yield shown.title, HEADLINE
    for text in shown.says:
        yield text, LEAD
    if shown.note:
        yield shown.note, SMALL


def _height(shown: Announcement, ruler: Ruler, wide: float) -> float:
    parts = [ruler.height(text, wide, style) for text, style in _texts(shown)]
    if shown.icon:
        parts.append(spacing.LARGE_CONTROL)
    if shown.field is not None:
        parts.append(shown.field.height(ruler, wide))
    if shown.buttons:
        parts.append(_buttons_high(shown, ruler, wide) + spacing.S)
    return sum(parts) + spacing.M * (len(parts) - 1)


def _buttons_high(shown: Announcement, ruler: Ruler, wide: float) -> float:
    widths = [button.width(ruler) for button in shown.buttons]
    lines = len(layout.wrapped(widths, wide, spacing.S))
    return lines * max(button.height(ruler) for button in shown.buttons) + (lines - 1) * spacing.S


def _draw(page: Page, box: Box, shown: Announcement) -> None:
    rest = box
    if shown.icon:
        sign, rest = layout.take_top(rest, spacing.LARGE_CONTROL, spacing.M)
        page.icon(shown.icon, layout.middle(layout.take_left(sign, sign[3])[0]), sign[3])
    for text, style in _texts(shown):
        colour = page.theme.ink2 if style is SMALL else None
        rest = page.flow(rest, text, style, spacing.M, colour=colour)
    if shown.field is not None:
        place, rest = layout.take_top(rest, shown.field.height(page.ruler, box[2]), spacing.M)
        shown.field.draw(page, place)
    if shown.buttons:
        place = layout.take_bottom(box, _buttons_high(shown, page.ruler, box[2]))[0]
        button_row(page, place, shown.buttons)
