"""The Desk while nothing is typed: the Room, smaller, beside what to say; below, the plan against the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from game.design.theme import CANVAS, KEY_BAR
from game.screen.context import Context
from game.screen.facilitator_prompt import prompt
from game.screen.kit.page import Box, Page
from game.screen.kit.picture_in_picture import inset
from game.screen.parts.plan_bar import plan_bar
from game.screen.parts.script_card import script_card

_LEFT, _TOP, _GAP = 40.0, 36.0, 24.0
_CARD = 476.0
"""width of the script at the usual text size: with larger text it takes more, and the Room less"""
_FLAGS = 844.0
"""where the flag of the plan bar may begin"""


class DeskNotes(NamedTuple):
    """What the Desk says beside the Room, and how much of the Room it shows."""

    note: str = ""
    """what only the facilitator reads, a source for instance"""
    spoken: str = ""
    """in place of the script"""
    foot: float = KEY_BAR
    """how much of the Room's lower edge is left out, where its bar of keys stands"""
    form: Callable[[Page, Box], None] | None = None
    """a line to type in, in place of the note"""


def presenter(
    page: Page, context: Context, room: Callable[[Page], None], beside: DeskNotes | None = None
) -> None:
    """Draw it."""
    note, spoken, foot, form = beside or DeskNotes()
    session = context.session
    if session is None:
        room(page)
        return
    theme, w, prompted = page.theme, context.words, prompt(context, session)
    if spoken:
        prompted = replace(prompted, cue=replace(prompted.cue, say=spoken))
    page.fill(theme.paper)
    grown = page.look.text_scale
    card = CANVAS[0] - _LEFT - _CARD * grown, _CARD * grown
    bottom = framed_room(page, room, card[0] - _GAP - _LEFT, foot)
    high = bottom - _TOP if grown == 1 else _FLAGS - _TOP
    script_card(page, (card[0], _TOP, card[1], high), w, prompted, large=True)
    title = w("Round {n} of {all}", n=session.round, all=session.rounds)
    right = CANVAS[0] - _LEFT if grown == 1 else card[0] - _GAP
    with page.on(theme.paper):
        place = (_LEFT, bottom + 18, 380 * grown, 52 * grown)
        page.text(place, title, size=32, weight="bold", valign="middle", lines=1)
        if form is not None:
            left = place[0] + place[2] + 20
            form(page, (left, bottom + 12, right - left, 72.0))
        elif note:
            small = partial(page.text, size=20, colour=theme.ink2, align="right", valign="middle")
            left = place[0] + place[2] + 20
            small((left, bottom + 14, right - left, 60.0 if grown == 1 else _FLAGS - bottom - 28), note)
    plan_bar(page, (_LEFT, 940, 1840, 64), w, prompted)


def framed_room(page: Page, room: Callable[[Page], None], wide: float, foot: float) -> float:
    """The Room, smaller, in a frame: a shadow so large costs a frame of the film. Returns where it ends.

    Its bar of keys is not seen: it stands at the foot of the Desk.
    """
    theme, share = page.theme, wide / CANVAS[0]
    high, shown = CANVAS[1] * share, (CANVAS[1] - foot) * share
    page.box((_LEFT - 3, _TOP - 3, wide + 6, shown + 6), theme.mute)
    page.box((_LEFT, _TOP, wide, shown), theme.paper)  # what the Room stands on, as where it fills a window
    inset(page, (_LEFT, _TOP, wide, high), room)
    page.box((_LEFT, _TOP + shown, wide, 3), theme.mute)
    page.box((_LEFT - 3, _TOP + shown + 3, wide + 6, high - shown), theme.paper)
    return _TOP + shown
