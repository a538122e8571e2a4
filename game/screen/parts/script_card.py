"""The card of the script: what to say now, what comes next, and how late it is. On every page of the Desk."""

from __future__ import annotations

from functools import partial

from game.screen.facilitator_prompt import FacilitatorPrompt
from game.screen.kit.page import Box, Page
from game.text.translator import Translator

_PAD, _TITLE = 24.0, 52.0
_LARGE, _SMALL = 24.0, 20.0
"""size of the smaller lines: on a page where the card grows with the text; beside sheets, where it cannot"""
_BRIEF = 310.0
"""a card lower than this says either when all ends or what to do about it"""


def script_card(
    page: Page, box: Box, w: Translator, prompt: FacilitatorPrompt, *, large: bool = False
) -> None:
    """Draw it into a box at least 300 wide and 250 high."""
    x, y, wide, high = box
    theme, inner = page.theme, wide - 2 * _PAD
    size, small, grown = (36.0, _LARGE, page.look.text_scale) if large else (26.0, _SMALL, 1.0)
    brief = high < _BRIEF and bool(prompt.advice)
    pace = 212.0 if large else 116.0 if brief else 150.0 if prompt.advice else 98.0
    pace = grown * (pace + max(0.0, _late(page, prompt, inner / grown, small) - _line(small)))
    _head(page, box, prompt.cue.what, large=large)
    low = y + high - pace
    then = grown * (small + 20) if prompt.cue.then and high - pace > 200 else 0.0
    top = 8 + _TITLE * grown
    room = low - then - y - top - 6
    while size > 20 and page.height(prompt.cue.say, inner / grown, size, "semibold") * grown > room:
        size -= 2
    page.text((x + _PAD, y + top, inner, room), prompt.cue.say, size=size, weight="semibold")
    if then:
        following = w("Then: {part}", part=prompt.cue.then)
        page.text((x + _PAD, low - then, inner, then - 8), following, size=small, colour=theme.ink2, lines=1)
    ends = w("round till {round}, all till {all}", round=prompt.round_ends, all=prompt.session_ends)
    _pace(page, (x + _PAD, low, inner, pace), prompt, "" if brief else ends, large=large)


def _head(page: Page, box: Box, title: str, *, large: bool) -> None:
    """The card, and which part of the session it is."""
    x, y, wide, high = box
    theme, head = page.theme, _TITLE * (page.look.text_scale if large else 1.0)
    page.box((x, y + 26, wide, high - 26), theme.panel, 0 if large else 16, shadow=None if large else (4, 12))
    page.box((x, y, wide, head), theme.ink, 16)
    page.box((x, y + 26, wide, head - 26), theme.ink)
    page.icon("message-circle", (x + _PAD + 13, y + head / 2), 28, theme.paper)
    with page.on(theme.ink):
        bold = partial(page.text, size=26, weight="bold", colour=theme.paper, valign="middle", lines=1)
        bold((x + _PAD + 40, y, wide - 2 * _PAD - 40, head), title)


def _line(small: float) -> float:
    """How high the line is that says how late it is."""
    return small * 1.45 * 1.2


def _late(page: Page, prompt: FacilitatorPrompt, wide: float, small: float) -> float:
    """How high it is where a language needs two lines for it."""
    return page.height(prompt.on_time, wide - 40, small * 1.15, "bold")


def _pace(page: Page, box: Box, prompt: FacilitatorPrompt, ends: str, *, large: bool) -> None:
    """How late it is, when the round and all of it will end, and what to do about it."""
    x, y, wide, high = box
    small, grown = (_LARGE, page.look.text_scale) if large else (_SMALL, 1.0)
    theme, line = page.theme, small * 1.45 * grown
    page.line((x, y), (x + wide, y), theme.line)
    icon = "triangle-alert" if prompt.pace.drop or prompt.pace.late else "clock"
    page.icon(icon, (x + 14, y + 12 + line * 0.6), small * 1.3)
    high_enough = grown * max(_line(small), _late(page, prompt, wide / grown, small))
    place = (x + 40, y + 8, wide - 40, high_enough)
    page.text(place, prompt.on_time, size=small * 1.15, weight="bold", valign="middle", lines=2)
    top = y + 12 + high_enough
    if ends:
        page.text((x, top, wide, line), ends, size=small, colour=theme.ink2, lines=1)
        top += line + 2
    if prompt.advice:
        page.text((x, top, wide, y + high - 6 - top), prompt.advice, size=small, weight="semibold", lines=2)
