"""How far virgin use has fallen, round by round, and the goals for it on the way."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.headline import RoundHeadline
from game.screen.kit.page import Page
from game.text.translator import Translator
from sim.scenario.file import Goal

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
    found = {float(one.change.value) for one in goals if one.indicator == "addressable_virgin_t"} or {_USUAL}
    whole = min(*found, last.change, -0.05) * 1.08
    page.box((x, y, wide, 18), theme.track, 9)
    if last.change < 0:
        hue = theme.flows["recovered"]
        page.box((x, y, max(18, wide * last.change / whole), 18), hue.fill, 9, hue.edge, 2)
    for one in rounds[:-1]:
        if one.change < 0:
            at = x + wide * one.change / whole
            page.line((at, y - 4), (at, y + 22), theme.ink2, 3)
    before = 0.0
    for goal in sorted(found, reverse=True):
        at = x + wide * goal / whole
        page.icon("flag", (at + 8, y - 24), 40)
        percent = w.percent(goal, signed=True)
        said = percent if before else w("goal {change}", change=percent)
        room = (at - before if before else max(420.0, at - x)) - 12
        if not before or at - before > _APART:
            left = max(x, at - room)
            box = (left, y + 22, room if at - room >= x else 500, 52)
            page.text(
                box,
                said,
                size=40,
                colour=theme.ink2,
                ground=theme.paper,
                align="right" if at - room >= x else "left",
                lines=1,
            )
        before = at
