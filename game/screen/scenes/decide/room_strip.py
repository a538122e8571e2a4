"""The strip at the foot of the Room while teams decide: how far we are, what is new, and what it asks whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.board.news import NewsItem, leading
from game.debrief.headline import RoundHeadline, headline_of
from game.roster.teams import in_world, marks_of
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.session.session import Session
from game.text.translator import Translator
from sim.scenario.file import Goal

STRIP: Final[Box] = (0.0, 900.0, 1920.0, 180.0)
_NUMBER: Final[Box] = (36.0, 902.0, 372.0, 118.0)
_BAR: Final[Box] = (44.0, 1032.0, 340.0, 24.0)
_ABOUT: Final[Box] = (424.0, 908.0, 560.0, 104.0)
_WHOLE: Final[Box] = (424.0, 1014.0, 560.0, 58.0)
_DIVIDER: Final = 990.0
_NEWS: Final[Box] = (1092.0, 906.0, 820.0, 168.0)
_SIZES: Final = (56.0, 48.0, 44.0, 40.0)
_FURTHER: Final = 1.5
"""how much longer the bar is than the way to the goal"""


@dataclass(frozen=True, slots=True)
class RoomStrip:
    """What stands there."""

    head: RoundHeadline | None
    """of the last round; none: there was none"""
    goal: Goal | None
    title: str
    """of the year's news"""
    question: str
    asked: tuple[int, ...]
    """marks of the teams it goes to"""


def strip_of(session: Session, items: Sequence[NewsItem], w: Translator) -> RoomStrip:
    """What the strip shows in the round under way; `items`: its news."""
    plan, world = session.plan, session.worlds[0]
    head = headline_of(session.records[-1], world) if session.records else None
    goal = next(iter(plan.scenario.about.goals), None)
    news = leading(plan, items)
    if news is None:
        return RoomStrip(head, goal, w("No news this time"), "", ())
    known = marks_of(in_world(session.teams, world))
    asked = dict.fromkeys(known[firm][0] for firm in news.asked if firm in known)
    question = news.question(plan, w) or w("Who gains, who loses?")
    return RoomStrip(head, goal, news.title(plan, w.language), question, tuple(asked))


def draw_strip(page: Page, shown: RoomStrip, w: Translator) -> None:
    """Draw it; figures grow with the text size as far as there is room."""
    theme = page.theme
    page.box(STRIP, theme.panel, 0, shadow=(-6, 24))
    change = shown.head.change if shown.head else 0.0
    bold = partial(page.text, weight="bold", valign="middle", lines=1)
    bold(_NUMBER, w.percent(change, signed=True), size=100)
    goal = float(shown.goal.change.value) if shown.goal else 0.0
    if goal:
        _bar(page, change / goal)
    about = (
        w("replaceable new\nmaterial, goal {change}", change=w.percent(goal, signed=True))
        if goal
        else w("replaceable new material")
    )
    page.text(_ABOUT, about, size=40, weight="semibold", valign="middle", lines=2)
    whole = w.percent(shown.head.whole if shown.head else 0.0, signed=True)
    text = w("all new material: {change}", change=whole)
    page.text(_WHOLE, text, size=40, colour=theme.ink2, valign="middle", lines=1)
    page.line((_DIVIDER, 922), (_DIVIDER, 1058), theme.line, 3)
    page.circle((_DIVIDER + 56, 990), 40, theme.ink)
    page.icon("newspaper", (_DIVIDER + 56, 990), 44, theme.paper)
    _news(page, shown)


def _bar(page: Page, share: float) -> None:
    """How much of the way to the goal is made; the flag is the goal."""
    x, y, wide, high = _BAR
    theme, goal = page.theme, wide / _FURTHER
    page.box(_BAR, theme.track, high / 2, rim=(theme.ink2, 2.5))
    done = max(0.0, min(wide, share * goal))
    if done > high:
        hue = theme.flows["recovered"]
        page.box((x, y, done, high), hue.fill, high / 2, rim=(hue.edge, 3))
    page.line((x + goal, y - 8), (x + goal, y + high + 8), theme.ink, 6)
    page.icon("flag", (x + goal + 19, y - 16), 36)


def _news(page: Page, shown: RoomStrip) -> None:
    """The headline, and below it the question with the marks of those it goes to."""
    x, y, wide, high = _NEWS
    size = _fitting(page, shown.title, wide, 1)
    lines = 1 if page.height(shown.title, wide, size, "bold") <= size * 1.5 else 2
    top = high * (0.5 if lines == 1 else 0.66)
    page.text((x, y, wide, top), shown.title, size=size, weight="bold", valign="middle", lines=lines)
    left = x
    for each in shown.asked[:4] if shown.question else ():
        mark(page, each, (left + 20, y + top + (high - top) / 2), 20)
        left += 48
    room = (left, y + top, x + wide - left, high - top)
    page.text(room, shown.question, size=40, weight="semibold", valign="middle", lines=1 if lines == 2 else 2)


def _fitting(page: Page, text: str, wide: float, lines: int) -> float:
    """The largest size at which a text keeps to so many lines; else the least."""
    fits = (size for size in _SIZES if page.height(text, wide, size, "bold") <= size * 1.45 * lines)
    return next(fits, _SIZES[-1])
