"""What each team moved, one below the other in seat order: passed on, taken, thrown away."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.flows import TeamFlows
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.text.translator import Translator

_FEW = 4
_HEAD = 88.0


def moved_list(page: Page, box: Box, w: Translator, found: Sequence[TeamFlows]) -> None:
    """Draw it; with more than four teams a line each, without names."""
    x, y, wide, high = box
    page.text(
        (x, y, 490, 76),
        w("Each team"),
        size=56,
        weight="bold",
        ground=page.theme.paper,
        valign="middle",
        lines=1,
    )
    few = len(found) <= _FEW
    step = (high - _HEAD) / max(_FEW, len(found))
    for i, one in enumerate(found):
        top = y + _HEAD + i * step
        mark(page, one.team.mark, (x + 34, top + (44 if few else step / 2)), 30)
        (_three if few else _one)(page, (x + 84, top, wide - 84, step), w, one)


def _three(page: Page, box: Box, w: Translator, one: TeamFlows) -> None:
    x, y, wide, _ = box
    paper = page.theme.paper
    page.text(
        (x, y, wide, 56),
        one.team.name,
        size=44,
        weight="bold",
        ground=paper,
        valign="middle",
        lines=1,
        shorten=True,
    )
    gave = w("Passed on {gave}, took {took}.", gave=w.amount(one.gave), took=w.amount(one.took))
    page.text((x, y + 56, wide, 52), gave, size=40, ground=paper, lines=1)
    page.text((x, y + 108, wide, 52), _wasted(w, one), size=40, ground=paper, lines=1)


def _one(page: Page, box: Box, w: Translator, one: TeamFlows) -> None:
    said = w("Passed on {gave}, threw {wasted} away.", gave=w.amount(one.gave), wasted=w.amount(one.wasted))
    page.text(box, said, size=40, ground=page.theme.paper, valign="middle", lines=1)


def _wasted(w: Translator, one: TeamFlows) -> str:
    amount = w.amount(one.wasted)
    if not one.wasted and not one.idle_wasted:
        return w("Threw nothing away.")
    return w("Threw {amount} away ({change}).", amount=amount, change=w.percent(one.change, signed=True))
