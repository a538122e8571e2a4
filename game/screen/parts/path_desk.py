"""The Desk beside the path: the Room, smaller; the line to say and the minutes; hands, notes and the Monday sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.design import spacing
from game.design.text_styles import BODY, KEY, LABEL, SMALL, TITLE, TextStyle
from game.design.theme import KEY_BAR, RADIUS
from game.screen.kit import layout
from game.screen.kit.input_field import InputField
from game.screen.kit.key_bar import keys
from game.screen.kit.layout import REST, Box
from game.screen.kit.page import Act, Page
from game.screen.kit.text_field import TextField
from game.screen.kit.widgets import Button, button_row
from game.screen.parts.presenter import framed_room

_CARD = 520.0
_FOOT = 1080.0 - KEY_BAR - 8


@dataclass(frozen=True, slots=True)
class PathDesk:
    """What the Desk shows, in words."""

    step: str
    """which step of how many, and its minutes"""
    clock: str
    """empty: no time is planned for it"""
    is_over: bool
    """whether the step has taken longer than planned"""
    say: str
    then: str
    note: str
    fields: tuple[tuple[str, str, TextField], ...]
    """(name, hint, line) to be typed into"""
    enter: Act
    buttons: tuple[Button, ...]
    notes: tuple[str, ...]
    keys: Sequence[tuple[str, str]]


def draw_desk(page: Page, desk: PathDesk, room: Callable[[Page], None]) -> None:
    """Draw it."""
    page.fill(page.theme.paper)
    grown = page.look.text_scale
    card = _CARD * (1 + (grown - 1) * 0.7)
    wide = 1920 - card - 40 - 24 - 40
    form_high = _form_high(page, desk)
    wide = min(wide, (_FOOT - form_high - 36 - 24) * 16 / 9)
    bottom = framed_room(page, room, wide, 0)
    left = 40 + wide + 24
    _card(page, (left, 36, 1920 - 40 - left, bottom - 36), desk)
    with page.on(page.theme.paper):
        _form(page, (40, bottom + 24, 1840, _FOOT - bottom - 24), desk)
    keys(page, desk.keys)


def _card(page: Page, box: Box, desk: PathDesk) -> None:
    page.box(box, page.theme.panel, RADIUS["large"], shadow=spacing.SHADOW_LOW)
    inner = layout.inset(box, spacing.M, spacing.M)
    with page.on(page.theme.panel):
        rest = page.flow(inner, desk.step, LABEL, spacing.XS)
        if desk.clock:
            clock, rest = layout.take_top(rest, page.ruler.line(SMALL), spacing.S)
            _clock(page, clock, desk)
        parts = [(desk.then, SMALL), (desk.note, SMALL)]
        below = sum(page.ruler.height(text, rest[2], style) + spacing.S for text, style in parts if text)
        style = _fitting(page, desk.say, rest, below)
        rest = page.flow(rest, desk.say, style, spacing.S)
        for text, small in parts:
            if text and page.ruler.height(text, rest[2], small) <= rest[3]:
                rest = page.flow(rest, text, small, spacing.S, colour=page.theme.ink2)


def _clock(page: Page, box: Box, desk: PathDesk) -> None:
    sign, words = layout.take_left(box, page.ruler.size(SMALL) * 1.2, spacing.XS)
    icon = "triangle-alert" if desk.is_over else "clock"
    page.icon(icon, layout.middle(sign), page.ruler.size(SMALL), page.theme.ink)
    page.text(words, desk.clock, SMALL, valign="middle", lines=1)


def _fitting(page: Page, text: str, box: Box, below: float) -> TextStyle:
    """As large as leaves room for what stands below; at least as large as fits."""
    for style in (TITLE, LABEL, BODY):
        if page.ruler.height(text, box[2], style) + below <= box[3]:
            return style
    return next((each for each in (BODY, SMALL) if page.ruler.height(text, box[2], each) <= box[3]), KEY)


def _form_high(page: Page, desk: PathDesk) -> float:
    line = max(spacing.CONTROL, page.ruler.line(LABEL) + spacing.S)
    notes = page.ruler.line(SMALL) if desk.notes else 0.0
    hints = page.ruler.line(SMALL) if len(desk.fields) > 1 else 0.0
    return line + notes + hints + spacing.S + spacing.M


def _form(page: Page, box: Box, desk: PathDesk) -> None:
    """Lines to type in, buttons beside them, and what was written last."""
    rest = box
    if desk.notes:
        line, rest = layout.take_bottom(box, page.ruler.line(SMALL), spacing.XS)
        page.text(
            line,
            " · ".join(desk.notes),
            SMALL,
            colour=page.theme.ink2,
            valign="middle",
            lines=1,
            shorten=True,
        )
    high = max(spacing.CONTROL, page.ruler.line(LABEL) + spacing.S)
    buttons = sum(each.width(page.ruler) + spacing.S for each in desk.buttons)
    places, hands = layout.take_left(rest, rest[2] - buttons, 0) if desk.fields else ((0, 0, 0, 0), rest)
    cells = layout.columns(places, *[REST] * len(desk.fields), gap=spacing.S) if desk.fields else []
    hint_high = page.ruler.line(SMALL) if len(desk.fields) > 1 else 0.0
    for (name, hint, editing), cell in zip(desk.fields, cells, strict=True):
        top, below = layout.take_top(cell, hint_high)
        if hint_high:
            page.text(top, hint, SMALL, valign="middle", lines=1, shorten=True)
        shown = "" if hint_high else hint
        InputField(editing, desk.enter, name, shown, label=hint).draw(page, (*below[:3], high))
    if desk.buttons:
        button_row(
            page,
            (hands[0] + (spacing.S if desk.fields else 0), hands[1] + hint_high, hands[2], high),
            desk.buttons,
        )
