"""The owners' letters to cut and fold: a strip with team and number stays in sight, the wish is folded in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import ASIDE, EDGE, FULL, HIGH, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.text.told_text import told
from sim.letters import numbers_of
from sim.units import CENTS

_ON_A_PAGE: Final = 3
_STRIP: Final = 18.0
"""mm that stay in sight"""
_BLOCK: Final = HIGH / _ON_A_PAGE
_FOLDED: Final = (_BLOCK - _STRIP) / 2
"""mm of the letter, and of what is folded over it"""


class PrintedLetter(NamedTuple):
    """A letter as it is folded: what stands outside, and inside."""

    team: Team
    number: int
    name: str
    wish: str
    promise: str


def letters(facts: Facts, teams: Sequence[Team]) -> Iterator[PrintedLetter]:
    """All letters of all teams: which one a team gets, the Desk says by its number."""
    w, plan = facts.w, facts.plan
    for team in teams:
        for key, number in numbers_of(plan, team.firms).items():
            letter = plan.scenario.letters[key]
            money = w.money(float(letter.bonus.exact) * CENTS)
            yield PrintedLetter(
                team,
                number,
                w.of(letter.name, facts.role(letter.firm).name),
                told(w, plan, letter.what),
                w("If it is so at the end, the owner adds {money}. Show it to nobody.", money=money),
            )


def envelopes(paper: Paper, facts: Facts, teams: Sequence[Team]) -> None:
    """Three letters a page."""
    for at, letter in enumerate(letters(facts, teams)):
        if at % _ON_A_PAGE == 0:
            paper.page()
        _envelope(paper, facts, letter, at % _ON_A_PAGE * _BLOCK)


def _envelope(paper: Paper, facts: Facts, letter: PrintedLetter, top: float) -> None:
    w = facts.w
    if top:
        paper.cut((0, top), (WIDE, top))
    paper.mark((EDGE + 5, top + 9), 5, letter.team.mark)
    outside = w("{team}: letter {n}", team=letter.team.name, n=letter.number)
    paper.text((EDGE + 14, top + 5), FULL - 14, outside, PrintStyle(16, "bold"), high=10)
    inside = top + _STRIP
    paper.line((EDGE, inside), (WIDE - EDGE, inside), LIGHT.line)
    y = paper.text((EDGE, inside + 2), FULL, letter.name, PrintStyle(13, "bold"), high=7)
    y = paper.text((EDGE, y + 1), FULL, letter.wish, PrintStyle(13), high=_FOLDED - 19)
    paper.text((EDGE, y + 1), FULL, letter.promise, PrintStyle(11), high=8)
    fold = inside + _FOLDED
    paper.cut((EDGE, fold), (WIDE - EDGE, fold))
    how = w("Fold this part up over the letter, and staple it.")
    paper.text((EDGE, fold + 2), FULL, how, ASIDE, high=8)
