"""How far virgin use has fallen, round by round, and the goals for it on the way."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.headline import RoundHeadline
from game.screen.kit.page import Align, Page
from game.text.translator import Translator
from sim.scenario.file import Goal

_VIRGIN = "addressable_virgin_t"
_USUAL = -0.25
"""where the bar has its flag in a scenario without a goal"""
_APART = 190.0
"""between two goals, so that each can say how far it is"""


def goal_bar(
    page: Page,
    place: tuple[float, float, float],
    w: Translator,
    goals: Sequence[Goal],
    rounds: Sequence[RoundHeadline],
) -> None:
    """`place`: left, top and width; `rounds`: all played so far, the last on show."""
    x, y, wide = place
    theme, last = page.theme, rounds[-1]
    wanted = {float(goal.change.value) for goal in goals if goal.indicator == _VIRGIN} or {_USUAL}
    whole = min(*wanted, last.change, -0.05) * 1.08
    page.box((x, y, wide, 18), theme.track, 9)
    if last.change < 0:
        hue = theme.flows["recovered"]
        page.box((x, y, max(18, wide * last.change / whole), 18), hue.fill, 9, rim=(hue.edge, 2))
    for earlier in rounds[:-1]:
        if earlier.change < 0:
            at = x + wide * earlier.change / whole
            page.line((at, y - 4), (at, y + 22), theme.ink2, 3)
    _flags(page, place, w, {x + wide * goal / whole: goal for goal in sorted(wanted, reverse=True)})


def _flags(page: Page, place: tuple[float, float, float], w: Translator, goals: dict[float, float]) -> None:
    """A flag at each goal; what it is, where there is room for it. `goals`: where each stands, the nearest first."""
    x, y, _ = place
    before = 0.0
    for at, goal in goals.items():
        page.icon("flag", (at + 8, y - 24), 40)
        percent = w.percent(goal, signed=True)
        text = percent if before else w("goal {change}", change=percent)
        room = (at - before if before else max(420.0, at - x)) - 12
        if not before or at - before > _APART:
            fits = at - room >= x
            box = (max(x, at - room), y + 22, room if fits else 500, 52)
            align: Align = "right" if fits else "left"
            page.text(box, text, size=40, colour=page.theme.ink2, align=align, lines=1)
        before = at
