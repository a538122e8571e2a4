"""Decision sheets: a page a team and round to write codes on."""

from __future__ import annotations

from collections.abc import Sequence

from game.design.theme import LIGHT
from game.outputs.handouts.examples import CodedName, on_sheets, own_codes
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import BODY, BOTTOM, EDGE, FULL, HEADING, HIGH, NOTE, WIDE, Paper, PrintStyle
from game.roster.setup import Team

_LEFT = 100.0
_CHIP = 14.0
"""from one code to the next"""
_LINES, _FEWER = 7, 4
"""lines to write on; in large print the examples below need room"""


def decision_sheets(paper: Paper, facts: Facts, teams: Sequence[Team], rounds: int) -> None:
    """A sheet for each team and round."""
    for team in teams:
        for number in range(1, rounds + 1):
            paper.page()
            paper.entry(f"{team.name}: {facts.w('Round {n}', n=number)}")
            _sheet(paper, facts, team, number)


def _sheet(paper: Paper, facts: Facts, team: Team, number: int) -> None:
    w = facts.w
    paper.box((0, 0, WIDE, 5), LIGHT.team(team.mark).fill, None, 0)
    paper.mark((EDGE + 6, 21), 6, team.mark)
    paper.text((EDGE + 17, 12), 130, team.name, PrintStyle(22, "bold"), high=18)
    paper.text((WIDE - EDGE - 50, 14), 50, w("Round {n}", n=number), PrintStyle(16, "bold", align="right"))
    y = paper.text((EDGE, 32), _LEFT, w("This round we decide"), HEADING) + 10
    for _ in range(_LINES if paper.scale <= 1 else _FEWER):
        y += 12
        paper.line((EDGE, y), (EDGE + _LEFT - 4, y))
    y = paper.text((EDGE, y + 8), _LEFT - 4, w("How to write it"), HEADING) + 1
    for code, meaning in on_sheets(facts, team, number):
        wide = paper.chip((EDGE, y + 0.4), code, 6)
        y = max(paper.text((EDGE + wide + 4, y), _LEFT - wide - 8, meaning, BODY), y + 7) + 1.5
    note = w("Nothing written means “as last year”. Deals go on a deal slip, not here.")
    paper.text((EDGE, y + 3), _LEFT - 4, note, NOTE)
    paper.text((EDGE, _REASON + 3), FULL, w("One reason for our largest decision, for the reveal:"), BODY)
    paper.line((EDGE, HIGH - 18), (WIDE - EDGE, HIGH - 18))
    _codes(paper, facts, team, number)


_COLUMN = FULL - _LEFT - 4
_REASON = HIGH - 37
"""where the reason begins, across the page"""


def _codes(paper: Paper, facts: Facts, team: Team, number: int) -> None:
    """The team's own codes down the right side; a firm for which there is no room there goes on overleaf."""
    title = facts.w("Our codes")
    x = EDGE + _LEFT + 4
    y, bottom = paper.text((x, 32), _COLUMN, title, HEADING) + 1, _REASON
    for items in own_codes(facts, team, number):
        if y + sum(_item_high(paper, item) for item in items) > bottom:
            if x > EDGE:
                paper.page()
                paper.mark((EDGE + 6, 21), 6, team.mark)
                paper.text(
                    (EDGE + 17, 12), FULL - 17, f"{team.name}: {title}", PrintStyle(16, "bold"), high=18
                )
            x, y, bottom = (EDGE if x > EDGE else EDGE + _LEFT + 4), 32, BOTTOM
        for item in items:
            y = _item(paper, (x, y), item)


def _item_high(paper: Paper, item: CodedName) -> float:
    codes, name = item
    style = PrintStyle(10) if codes else PrintStyle(10.5, "bold")
    return max(paper.height(_COLUMN - _CHIP * len(codes), name, style) + 1.5, 6.2)


def _item(paper: Paper, at: tuple[float, float], item: CodedName) -> float:
    (x, y), (codes, name) = at, item
    if not codes:
        return paper.text((x, y + 1), _COLUMN, name, PrintStyle(10.5, "bold", LIGHT.ink2)) + 0.5
    for place, code in enumerate(codes):
        paper.chip((x + _CHIP * place, y + 0.3), code, 5)
    begins = _CHIP * len(codes)
    return max(paper.text((x + begins, y), _COLUMN - begins, name, PrintStyle(10)), y + 5.6) + 0.6
