"""The lists beside the map: what made virgin use fall, why it did not fall further, and what each team moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from game.debrief.causes import TopCause
from game.debrief.contributions import Contribution
from game.debrief.flows import TeamFlows
from game.design.text_styles import TextStyle
from game.outputs.round_text import CauseText, TopCauseText, flow_name, goes_to
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page, Point
from game.screen.kit.text_layout import LINE_HEIGHT
from game.text.translator import Translator
from sim.plan.plan import Plan

MOST = 4
_HEAD, _ROW = 92.0, 146.0
_REASONS = 676.0
"""how high all reasons may be together"""
_CLOSE = 1.1
"""height of a line of a reason that needs four, in sizes of its letters"""


@dataclass(frozen=True, slots=True)
class ContributionsView:
    """What is shown, in the words of the moment."""

    w: Translator
    plan: Plan
    contributions: Sequence[Contribution]
    """the largest first"""
    marks: Mapping[str, int]
    """firm → the mark of its team"""


def helped_list(page: Page, box: Box, shown: ContributionsView) -> None:
    """Draw the largest four, and what the others come to together."""
    x, y, wide, _ = box
    w, theme, contributions = shown.w, page.theme, shown.contributions
    title = partial(page.text, size=56, weight="bold", valign="middle", lines=1, shorten=True)
    with page.on(theme.paper):
        title((x, y, 650, 76), w("What brought it down"))
        for i, contribution in enumerate(contributions[:MOST]):
            _row(page, (x, y + _HEAD + i * _ROW, wide, _ROW), shown, contribution)
        rest = sum(contribution.kg for contribution in contributions[MOST:])
        if rest:
            more, amount = len(contributions) - MOST, _less(w, rest)
            text = w.many("{n} smaller flow: {amount}", "{n} smaller flows: {amount}", more, amount=amount)
            place = (x, y + _HEAD + MOST * _ROW + 4, wide, 56)
            page.text(place, text, size=40, colour=theme.ink2, lines=1)


def _row(page: Page, box: Box, shown: ContributionsView, contribution: Contribution) -> None:
    x, y, wide, _ = box
    w, plan, theme = shown.w, shown.plan, page.theme
    bold = partial(page.text, size=44, weight="bold", valign="middle", lines=1)
    bold((x, y, 210, 64), _less(w, contribution.kg), align="right")
    left, room = x + 232, wide - 232
    bold((left, y, room - 110, 60), flow_name(plan, contribution, w), shorten=True)
    firms = (contribution.giver, contribution.taker)
    teams = list(dict.fromkeys(shown.marks[firm] for firm in firms if firm in shown.marks))
    for i, team in enumerate(reversed(teams)):
        mark(page, team, (x + wide - 22 - i * 52, y + 30), 20)
    to, place = goes_to(plan, contribution, w), (left, y + 56, room, 52)
    page.text(place, to, size=40, colour=theme.ink2, lines=1, shorten=True)
    hue, share = theme.flows["recovered"], contribution.kg / shown.contributions[0].kg
    page.box((left, y + 114, max(18, room * share), 16), hue.fill, 6, rim=(hue.edge, 2))


def _less(w: Translator, kg: int) -> str:
    """Virgin material that is not bought: less is what counts."""
    return f"−{w.amount(kg)}"


_FEW = 4
_TEAMS_BELOW = 88.0


def moved_list(page: Page, box: Box, w: Translator, moved: Sequence[TeamFlows]) -> None:
    """Draw it; with more than four teams a line each, without names."""
    x, y, wide, high = box
    place, text = (x, y, 490, 76), w("Each team")
    page.text(place, text, size=56, weight="bold", ground=page.theme.paper, valign="middle", lines=1)
    few = len(moved) <= _FEW
    step = (high - _TEAMS_BELOW) / max(_FEW, len(moved))
    for i, flow in enumerate(moved):
        top = y + _TEAMS_BELOW + i * step
        mark(page, flow.team.mark, (x + 34, top + (44 if few else step / 2)), 30)
        (_three if few else _one)(page, (x + 84, top, wide - 84, step), w, flow)


def fund_list(page: Page, box: Box, w: Translator, lines: Sequence[str]) -> None:
    """Who kept the pledge, what the region added, and what a levy brought."""
    x, y, wide, high = box
    paper = page.theme.paper
    page.text((x, y, wide, 76), w("The fund"), size=56, weight="bold", ground=paper, valign="middle", lines=1)
    y, bottom = y + _TEAMS_BELOW, y + high
    for line in lines:
        tall = min(page.height(line, wide, 40), bottom - y)
        page.text((x, y, wide, tall), line, size=40, ground=paper)
        y += tall + 28


def _three(page: Page, box: Box, w: Translator, flow: TeamFlows) -> None:
    x, y, wide, _ = box
    paper = page.theme.paper
    place, text = (x, y, wide, 56), flow.team.name
    page.text(place, text, size=44, weight="bold", ground=paper, valign="middle", lines=1, shorten=True)
    gave = w("Gave {gave}, took {took}.", gave=w.amount(flow.gave), took=w.amount(flow.took))
    page.text((x, y + 56, wide, 52), gave, size=40, ground=paper, lines=1)
    page.text((x, y + 108, wide, 52), _wasted(w, flow), size=40, ground=paper, lines=1)


def _one(page: Page, box: Box, w: Translator, flow: TeamFlows) -> None:
    text = w("Gave {gave}, wasted {wasted}.", gave=w.amount(flow.gave), wasted=w.amount(flow.wasted))
    page.text(box, text, size=40, ground=page.theme.paper, valign="middle", lines=1)


def _wasted(w: Translator, flow: TeamFlows) -> str:
    amount = w.amount(flow.wasted)
    if not flow.wasted and not flow.idle_wasted:
        return w("Nothing thrown away.")
    return w("Thrown away {amount} ({change}).", amount=amount, change=w.percent(flow.change, signed=True))


def disc(page: Page, number: int, at: Point) -> None:
    """A reason's number: beside its sentence, and where it is on the map."""
    theme = page.theme
    page.circle(at, 30, theme.ink, theme.paper, 4)
    bold = partial(page.text, size=40, weight="bold", align="centre", valign="middle", lines=1)
    bold((at[0] - 30, at[1] - 30, 60, 60), str(number), colour=theme.paper, ground=theme.ink)


def why_list(page: Page, w: Translator, causes: Sequence[TopCauseText], marks: Mapping[str, int]) -> None:
    """The largest, with the teams that are concerned and a bar of its tonnes."""
    theme = page.theme
    page.text(
        (976, 24, 500, 76),
        w("Obstacles"),
        size=56,
        weight="bold",
        ground=theme.paper,
        valign="middle",
        lines=1,
    )
    largest = max((cause.cause.amount for cause in causes), default=1)
    for i, cause in enumerate(causes):
        y = 112.0 + i * 228
        disc(page, i + 1, (1010, y + 34))
        text, place = f"**{cause.lead}** {cause.rest}", (1064.0, y, 816.0, 176.0)
        leading = LINE_HEIGHT if page.height(text, place[2], 40) <= place[3] else _CLOSE
        page.text(place, text, TextStyle(40, 40, leading=leading, may_shrink=True), ground=theme.paper)
        concerned = list(
            dict.fromkeys(marks[firm] for firm in (cause.cause.firm, cause.cause.helper) if firm in marks)
        )
        for j, team in enumerate(reversed(concerned)):
            mark(page, team, (1862 - j * 48, y + 195), 18)
        _bar(page, (1064, y + 186, 800 - 48 * len(concerned), 18), cause.cause, largest)


def all_reasons(page: Page, w: Translator, choices: Iterable[Sequence[CauseText]]) -> None:
    """Every reason with its tonnes; they add up to the number. `choices`: with ever more of them taken together."""
    paper, style = page.theme.paper, TextStyle(40, 40, leading=_CLOSE, may_shrink=True)
    page.text(
        (976, 24, 500, 76),
        w("Obstacles"),
        size=56,
        weight="bold",
        ground=paper,
        valign="middle",
        lines=1,
    )
    for causes in choices:
        heights = [page.ruler.height(cause.text, 744, style) for cause in causes]
        spare = _REASONS - sum(heights)
        if spare >= 0:
            break
    y = 112.0
    for cause, high in zip(causes, heights, strict=True):
        amount = partial(page.text, size=40, weight="bold", ground=paper, align="right", lines=1)
        amount((976, y - 4, 156, 56), cause.amount)
        page.text((1148, y, 744, high), cause.text, style, ground=paper)
        y += high + min(28.0, max(0.0, spare) / len(causes))


def _bar(page: Page, box: Box, cause: TopCause, largest: int) -> None:
    x, y, wide, high = box
    hue = page.theme.flows[cause.kind]
    page.box((x, y, max(18, wide * cause.amount / largest), high), hue.fill, 6, rim=(hue.edge, 2))
    if cause.explained < cause.amount:
        page.box((x, y, max(12, wide * cause.explained / largest), high), hue.edge, 6)
