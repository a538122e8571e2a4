"""What each team moved, one below the other in seat order: passed on, taken, thrown away."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.flows import TeamFlows
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.text.translator import Translator

_FEW = 4
_HEAD = 88.0


def moved_list(page: Page, box: Box, w: Translator, moved: Sequence[TeamFlows]) -> None:
    """Draw it; with more than four teams a line each, without names."""
    x, y, wide, high = box
    place, text = (x, y, 490, 76), w("Each team")
    page.text(place, text, size=56, weight="bold", ground=page.theme.paper, valign="middle", lines=1)
    few = len(moved) <= _FEW
    step = (high - _HEAD) / max(_FEW, len(moved))
    for i, flow in enumerate(moved):
        top = y + _HEAD + i * step
        mark(page, flow.team.mark, (x + 34, top + (44 if few else step / 2)), 30)
        (_three if few else _one)(page, (x + 84, top, wide - 84, step), w, flow)


def _three(page: Page, box: Box, w: Translator, flow: TeamFlows) -> None:
    x, y, wide, _ = box
    paper = page.theme.paper
    place, text = (x, y, wide, 56), flow.team.name
    page.text(place, text, size=44, weight="bold", ground=paper, valign="middle", lines=1, shorten=True)
    gave = w("Passed on {gave}, took {took}.", gave=w.amount(flow.gave), took=w.amount(flow.took))
    page.text((x, y + 56, wide, 52), gave, size=40, ground=paper, lines=1)
    page.text((x, y + 108, wide, 52), _wasted(w, flow), size=40, ground=paper, lines=1)


def _one(page: Page, box: Box, w: Translator, flow: TeamFlows) -> None:
    text = w("Passed on {gave}, threw {wasted} away.", gave=w.amount(flow.gave), wasted=w.amount(flow.wasted))
    page.text(box, text, size=40, ground=page.theme.paper, valign="middle", lines=1)


def _wasted(w: Translator, flow: TeamFlows) -> str:
    amount = w.amount(flow.wasted)
    if not flow.wasted and not flow.idle_wasted:
        return w("Threw nothing away.")
    return w("Threw {amount} away ({change}).", amount=amount, change=w.percent(flow.change, signed=True))
