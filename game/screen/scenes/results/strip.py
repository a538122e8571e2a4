"""The bar of the goal, and the strip below the results: figures against nobody deciding, and each team's purse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.debrief.firms import TeamPurse
from game.debrief.headline import RoundHeadline
from game.screen.kit.marks import mark
from game.screen.kit.page import Align, Box, Page
from game.session.records import WorldRecord
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
    wanted = {float(goal.change.value) for goal in goals if goal.indicator == _VIRGIN and not goal.also} or {
        _USUAL
    }
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


_NAME, _VALUE, _CHANGE, _AGAINST = 6.0, 56.0, 118.0, 174.0
"""where the four lines stand"""
_FEW = 4


class ResultsFigures(NamedTuple):
    """What the strip shows. A scenario with a goal for water has water there, in place of the exchanges."""

    cluster: WorldRecord
    purses: Sequence[TeamPurse]
    goals: Sequence[Goal]
    in_fund: int | None = None
    """cents; None where neither pledge nor levy fills the fund"""


def results_strip(page: Page, box: Box, w: Translator, shown: ResultsFigures) -> None:
    """Three figures of the cluster at the left, purses at the right."""
    theme, top, cluster = page.theme, box[1], shown.cluster
    page.box(box, theme.panel, 0, shadow=(-6, 24))
    now, idle = cluster.indicators, cluster.idle
    solid, gone = now.landfill_kg + now.heap_kg, idle.landfill_kg + idle.heap_kg
    _cell(page, (40.0, top, 370.0), w("Heaps, landfill"), w.amount(solid), _against(w, solid, gone))
    _cell(page, (420.0, top, 210.0), w("CO₂e"), w.amount(now.co2e_kg), _against(w, now.co2e_kg, idle.co2e_kg))
    third = (636.0, top, 288.0)
    if any("water_m3" in (goal.indicator, *goal.also) for goal in shown.goals):
        against = _against(w, now.water_l, idle.water_l)
        _cell(page, third, w("Fresh water"), w.amount(now.water_l, "m3"), against)
    else:
        _cell(page, third, w("Exchanges"), w.number(now.exchanges), "")
    place = (40, top + _AGAINST, 880, 54)
    page.text(place, w("compared with “if nobody acts”"), size=40, colour=theme.ink2, lines=1)
    page.line((930, top + 20), (930, top + 204), theme.line)
    _purses(page, top, w, shown.purses)
    if len(shown.purses) <= _FEW:
        below = w("in this round")
        if shown.in_fund is not None:
            below = w("in this round; in the fund {money}", money=w.money(shown.in_fund))
        page.text((956, top + _AGAINST, 940, 54), below, size=40, colour=theme.ink2, lines=1)


def _against(w: Translator, ours: int, theirs: int) -> str:
    return w.percent(ours / theirs - 1, signed=True) if theirs else ""


def _cell(page: Page, place: tuple[float, float, float], name: str, value: str, change: str) -> None:
    """A figure of the cluster. `place`: left, top and width."""
    (x, top, room), ink2 = place, page.theme.ink2
    page.text((x, top + _NAME, room, 54), name, size=40, colour=ink2, lines=1)
    page.text((x, top + _VALUE, room, 66), value, size=48, weight="bold", valign="middle", lines=1)
    if change:
        page.text((x, top + _CHANGE, room, 54), change, size=40, weight="semibold", colour=ink2, lines=1)


def _purses(page: Page, top: float, w: Translator, purses: Sequence[TeamPurse]) -> None:
    """In seat order, never ranked; more than four in two rows, without names."""
    wide, ink2 = 950.0 / 4, page.theme.ink2
    few = len(purses) <= _FEW
    for i, purse in enumerate(purses):
        x, y = 956 + (i % 4) * wide, top + (_VALUE if few else 24 + (i // 4) * 96)
        mark(page, purse.team.mark, (x + 18, y + 35), 18)
        page.text(
            (x + 43, y, wide - 43, 70), w.money(purse.cents), size=40, weight="bold", valign="middle", lines=1
        )
        if few:
            name = (x, top + _NAME, wide - 8, 54)
            page.text(name, purse.team.name, size=40, colour=ink2, lines=1, shorten=True)
            change = w.money(purse.cents - purse.before, signed=True)
            page.text(
                (x, top + _CHANGE, wide - 8, 54), change, size=40, weight="semibold", colour=ink2, lines=1
            )
