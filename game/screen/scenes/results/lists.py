"""The lists that are shown when somebody asks: every reason, what each team moved, and what came of the fund."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from game.debrief.flows import TeamFlows
from game.design.text_styles import TextStyle
from game.outputs.round_text import CauseText
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.text.translator import Translator

_CLOSE = 1.1
"""height of a line of a reason, in sizes of its letters"""
_AMOUNT = 172.0
_FEW = 4


def moved_list(page: Page, box: Box, w: Translator, moved: Sequence[TeamFlows]) -> None:
    """Draw it; with more than four teams a line each, without names."""
    x, y, wide, high = box
    few = len(moved) <= _FEW
    step = high / max(_FEW, len(moved))
    for i, flow in enumerate(moved):
        top = y + i * step
        mark(page, flow.team.mark, (x + 34, top + (44 if few else step / 2)), 30)
        (_three if few else _one)(page, (x + 84, top, wide - 84, step), w, flow)


def fund_list(page: Page, box: Box, lines: Sequence[str]) -> None:
    """Who kept the pledge, what the region added, and what a levy brought."""
    x, y, wide, high = box
    paper, bottom = page.theme.paper, y + high
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


def all_reasons(page: Page, box: Box, choices: Iterable[Sequence[CauseText]]) -> None:
    """Every reason with its tonnes; they add up to the number. `choices`: with ever more of them taken together."""
    paper, style = page.theme.paper, TextStyle(40, 40, leading=_CLOSE, may_shrink=True)
    x, y, wide, high = box
    room = wide - _AMOUNT
    for causes in choices:
        heights = [page.ruler.height(cause.text, room, style) for cause in causes]
        spare = high - sum(heights)
        if spare >= 0:
            break
    for cause, tall in zip(causes, heights, strict=True):
        amount = partial(page.text, size=40, weight="bold", ground=paper, align="right", lines=1)
        amount((x, y - 4, _AMOUNT - 24, 56), cause.amount)
        page.text((x + _AMOUNT, y, room, tall), cause.text, style, ground=paper)
        y += tall + min(40.0, max(0.0, spare) / len(causes))
