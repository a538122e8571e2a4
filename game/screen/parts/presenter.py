"""The Desk while nothing is typed: the Room, smaller, beside what to say; below, the plan against the clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.design.theme import CANVAS, KEY_BAR
from game.screen.context import Context
from game.screen.facilitator_prompt import prompt
from game.screen.kit.page import Page
from game.screen.kit.picture_in_picture import inset
from game.screen.parts.plan_bar import plan_bar
from game.screen.parts.script_card import script_card

_LEFT, _TOP, _WIDE = 40.0, 36.0, 1340.0
_SHARE = _WIDE / CANVAS[0]
_HIGH = CANVAS[1] * _SHARE
_SHOWN = (CANVAS[1] - KEY_BAR) * _SHARE
"""what is to be seen of the Room: its bar of keys stands at the foot of the Desk"""
_COLUMN = _LEFT + _WIDE + 24


def presenter(page: Page, context: Context, room: Callable[[Page], None], note: str = "") -> None:
    """Draw it. `note`: what only the facilitator reads, a source for instance."""
    session = context.session
    if session is None:
        room(page)
        return
    theme, w, prompted = page.theme, context.words, prompt(context, session)
    page.fill(theme.paper)
    _room(page, room)
    script_card(page, (_COLUMN, _TOP, 1920 - _COLUMN - _LEFT, _SHOWN), w, prompted, large=True)
    y = _TOP + _SHOWN + 26
    title = w("Round {n} of {all}", n=session.round, all=session.rounds)
    with page.on(theme.paper):
        page.text((_LEFT, y - 8, 380, 52), title, size=32, weight="bold", valign="middle", lines=1)
        if note:
            small = partial(page.text, size=20, colour=theme.ink2, align="right", valign="middle", lines=2)
            small((440, y - 12, 1440, 60), note)
    plan_bar(page, (_LEFT, 940, 1840, 64), w, prompted)


def _room(page: Page, room: Callable[[Page], None]) -> None:
    """The Room, smaller, in a frame: a shadow so large costs a frame of the film."""
    theme = page.theme
    page.box((_LEFT - 3, _TOP - 3, _WIDE + 6, _SHOWN + 6), theme.mute)
    page.box((_LEFT, _TOP, _WIDE, _SHOWN), theme.paper)  # what the Room stands on, as where it fills a window
    inset(page, (_LEFT, _TOP, _WIDE, _HIGH), room)
    page.box((_LEFT, _TOP + _SHOWN, _WIDE, 3), theme.mute)
    page.box((_LEFT - 3, _TOP + _SHOWN + 3, _WIDE + 6, _HIGH - _SHOWN), theme.paper)
