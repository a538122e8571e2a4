"""The wall chart: a row a round for what somebody writes there by hand, and the offers that end. To be enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import BOTTOM, EDGE, FULL, WIDE, Paper, PrintStyle
from game.outputs.handouts.team_page import ending
from game.outputs.round_text import years_text
from game.roster.setup import Team

_COLUMNS: Final = (26.0, 34.0, 30.0, 24.0, 68.0)
"""round, if nobody acts, our number, the fund, what was said and done"""
_HEAD: Final = 42.0
_LABEL: Final = PrintStyle(10.5, "bold", LIGHT.ink2)


def wall_chart(paper: Paper, facts: Facts, teams: Sequence[Team], rounds: int) -> None:
    """One page; offers that come later are written on it when they come."""
    w, about = facts.w, facts.plan.scenario.about
    offers = facts.offers(1)
    paper.page()
    paper.text((EDGE, 12), FULL, w.of(about.title), PrintStyle(20, "bold"), high=10)
    how = w(
        "One number for all: new material that could be replaced. Enlarge this page and keep it on the wall."
    )
    paper.text((EDGE, 23), FULL, how, PrintStyle(11), high=10)
    head = w("Round"), w("If nobody acts"), w("Our number"), w("The fund"), w("Said and done")
    _cells(paper, _HEAD - 7, head, _LABEL)
    high = (BOTTOM - _HEAD) / max(1, rounds)
    for number in range(1, rounds + 1):
        y = _HEAD + high * (number - 1)
        paper.line((EDGE, y), (WIDE - EDGE, y), LIGHT.mute)
        paper.text((EDGE, y + 2), _COLUMNS[0] - 2, f"{number}", PrintStyle(20, "bold"), high=10)
        years = about.years_of(number)
        paper.text((EDGE, y + 12), _COLUMNS[0] - 2, years_text(years), PrintStyle(12), high=6)
        codes = sorted({code for team in teams for code in ending(facts, team, offers, years)})
        if codes:
            last = w("Ends: {codes}", codes=", ".join(codes))
            paper.text((EDGE, y + high - 8), FULL, last, PrintStyle(10, colour=LIGHT.ink2), high=6)
    x = EDGE
    for wide in _COLUMNS[:-1]:
        x += wide
        paper.line((x - 2, _HEAD - 8), (x - 2, BOTTOM), LIGHT.line)


def _cells(paper: Paper, y: float, cells: Sequence[str], style: PrintStyle) -> None:
    x = EDGE
    for wide, cell in zip(_COLUMNS, cells, strict=True):
        paper.text((x, y), wide - 3, cell, style, high=6)
        x += wide
