"""The plan of a session as a bar: its parts to scale, where the game is, and where the clock on the wall is."""

from __future__ import annotations

from functools import partial

from game.design.theme import Colour
from game.screen.facilitator_prompt import FacilitatorPrompt
from game.screen.kit.page import Box, Page
from game.session.schedule import Stretch
from game.text.translator import Translator

_GAP = 4.0


def plan_bar(page: Page, box: Box, w: Translator, prompt: FacilitatorPrompt) -> None:
    """Draw it: what is done is dark, the needle is the clock, what lies between them is lateness."""
    x, y, wide, high = box
    theme, now = page.theme, prompt.pace
    whole = max(sum(part.minutes for part in prompt.stretches), now.elapsed)
    per = wide / whole
    at = 0.0
    for part in prompt.stretches:
        place = (x + at * per, y, max(8.0, part.minutes * per - _GAP), high)
        done = max(0.0, min(1.0, (now.at - at) / part.minutes))
        fill = theme.track if part.what == "slack" else theme.panel
        page.box(place, fill, 10, rim=(theme.line, 2))
        if done > 0:
            page.box((place[0], y, max(20.0, place[2] * done), high), theme.ink, 10)
        _label(page, place, _named(w, part), done, fill)
        at += part.minutes
    if now.behind > 0:
        page.box((x + now.at * per, y + high + 6, (min(now.elapsed, whole) - now.at) * per, 8), theme.ink, 4)
    _needle(page, x + min(now.elapsed, whole) * per, y, high, prompt)


def _named(w: Translator, part: Stretch) -> str:
    if part.what == "round":
        return str(part.number)
    names = {
        "intro": w("Briefing"),
        "legacy": w("The years after"),
        "debrief": w("Debrief"),
        "slack": w("Slack"),
    }
    return names[part.what]


def _label(page: Page, box: Box, text: str, done: float, fill: Colour) -> None:
    """What a part is called, on the larger side of where the game is, if its name fits there."""
    x, y, wide, high = box
    theme = page.theme
    dark = done >= 0.5
    side = (x, y, wide * done, high) if dark else (x + wide * done, y, wide * (1 - done), high)
    ink, ground = (theme.paper, theme.ink) if dark else (theme.ink, fill)
    if page.measure(text, 22, "semibold") * page.look.text_scale < side[2] - 12:
        set_text = partial(page.text, size=22, weight="semibold", colour=ink, ground=ground, align="centre")
        set_text(side, text, valign="middle", lines=1)


def _needle(page: Page, x: float, y: float, high: float, prompt: FacilitatorPrompt) -> None:
    """The clock on the wall: the time of day on a flag, and a line down through the plan."""
    theme = page.theme
    wide, tall = 110 * page.look.text_scale, 40 * page.look.text_scale
    left = max(40.0, min(1880 - wide, x - wide / 2))
    page.box((x - 5, y - 16, 10, high + 28), theme.paper, 5)
    page.box((x - 3, y - 16, 6, high + 26), theme.ink, 3)
    flag = (left, y - 14 - tall, wide, tall)
    page.box(flag, theme.ink, 10)
    bold = partial(page.text, size=24, weight="bold", align="centre", valign="middle", lines=1, tabular=True)
    bold(flag, prompt.now, colour=theme.paper, ground=theme.ink)
