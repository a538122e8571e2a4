"""What made the number fall: the largest flows that took the place of virgin material, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.debrief.contributions import Contribution
from game.outputs.round_text import flow_name, goes_to
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.text.translator import Translator
from sim.plan.plan import Plan

MOST = 4
_HEAD, _ROW = 92.0, 146.0


def helped_list(
    page: Page, box: Box, w: Translator, plan: Plan, found: Sequence[Contribution], marks: Mapping[str, int]
) -> None:
    """Draw the largest four, and what the others come to together. `marks`: firm → the mark of its team."""
    x, y, wide, _ = box
    theme = page.theme
    title = w("What made it fall")
    page.text(
        (x, y, 500, 76),
        title,
        size=56,
        weight="bold",
        ground=theme.paper,
        valign="middle",
        lines=1,
        shorten=True,
    )
    largest = found[0].kg
    for i, one in enumerate(found[:MOST]):
        _row(page, (x, y + _HEAD + i * _ROW, wide, _ROW), w, plan, one, marks, one.kg / largest)
    rest = sum(one.kg for one in found[MOST:])
    if rest:
        more = len(found) - MOST
        said = w.many(
            "{n} smaller flow: {amount}", "{n} smaller flows: {amount}", more, amount=_less(w, rest)
        )
        page.text(
            (x, y + _HEAD + MOST * _ROW + 4, wide, 56),
            said,
            size=40,
            colour=theme.ink2,
            ground=theme.paper,
            lines=1,
        )


def _row(
    page: Page, box: Box, w: Translator, plan: Plan, one: Contribution, marks: Mapping[str, int], share: float
) -> None:
    x, y, wide, _ = box
    theme = page.theme
    page.text(
        (x, y, 210, 64),
        _less(w, one.kg),
        size=44,
        weight="bold",
        ground=theme.paper,
        align="right",
        valign="middle",
        lines=1,
    )
    left, room = x + 232, wide - 232
    name = flow_name(plan, one, w)
    page.text(
        (left, y, room - 110, 60),
        name,
        size=44,
        weight="bold",
        ground=theme.paper,
        valign="middle",
        lines=1,
        shorten=True,
    )
    teams = list(dict.fromkeys(marks[firm] for firm in (one.giver, one.taker) if firm in marks))
    for i, team in enumerate(reversed(teams)):
        mark(page, team, (x + wide - 22 - i * 52, y + 30), 20)
    to = goes_to(plan, one, w)
    page.text(
        (left, y + 56, room, 52), to, size=40, colour=theme.ink2, ground=theme.paper, lines=1, shorten=True
    )
    hue = theme.flows["recovered"]
    page.box((left, y + 114, max(18, room * share), 16), hue.fill, 6, hue.edge, 2)


def _less(w: Translator, kg: int) -> str:
    """Virgin material that is not bought: less is what counts."""
    return f"−{w.amount(kg)}"
