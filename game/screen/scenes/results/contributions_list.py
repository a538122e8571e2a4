"""What made the number fall: the largest flows that took the place of virgin material, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from game.debrief.contributions import Contribution
from game.outputs.round_text import flow_name, goes_to
from game.screen.kit.marks import mark
from game.screen.kit.page import Box, Page
from game.text.translator import Translator
from sim.plan.plan import Plan

MOST = 4
_HEAD, _ROW = 92.0, 146.0


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
        title((x, y, 500, 76), w("What made it fall"))
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
