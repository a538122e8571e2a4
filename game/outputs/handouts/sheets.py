"""Decision sheets: a page a team to copy for every round, with its codes beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.design.theme import LIGHT
from game.outputs.handouts.examples import on_sheets
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import BODY, EDGE, HEADING, HIGH, NOTE, WIDE, Paper, PrintStyle
from game.roster.setup import Team

_FULL = WIDE - 2 * EDGE
_LEFT = 100.0
_LINES = 7


def decision_sheets(paper: Paper, facts: Facts, teams: Sequence[Team], rounds: int) -> None:
    """A sheet for each team and round."""
    for team in teams:
        for number in range(1, rounds + 1):
            paper.page()
            _sheet(paper, facts, team, number)


def _sheet(paper: Paper, facts: Facts, team: Team, number: int) -> None:
    w = facts.w
    paper.box((0, 0, WIDE, 5), LIGHT.team(team.mark).fill, None, 0)
    paper.mark((EDGE + 6, 21), 6, team.mark)
    paper.text((EDGE + 17, 12), 130, team.name, PrintStyle(22, "bold"), high=18)
    paper.text((WIDE - EDGE - 50, 14), 50, w("Round {n}", n=number), PrintStyle(16, "bold", align="right"))
    y = paper.text((EDGE, 32), _LEFT, w("This round we decide"), HEADING) + 10
    for _ in range(_LINES):
        y += 12
        paper.line((EDGE, y), (EDGE + _LEFT - 4, y))
    y = paper.text((EDGE, y + 8), _LEFT - 4, w("How to write it"), HEADING) + 1
    for code, meaning in on_sheets(facts, team):
        wide = paper.chip((EDGE, y + 0.4), code, 6)
        y = max(paper.text((EDGE + wide + 4, y), _LEFT - wide - 8, meaning, BODY), y + 7) + 1.5
    note = w("Nothing written means “as last year”. Deals go on a deal slip, not here.")
    paper.text((EDGE, y + 3), _LEFT - 4, note, NOTE)
    paper.text((EDGE, HIGH - 34), _FULL, w("One reason for our largest decision, for the reveal:"), BODY)
    paper.line((EDGE, HIGH - 18), (WIDE - EDGE, HIGH - 18))
    _codes(paper, facts, team, number)


def _codes(paper: Paper, facts: Facts, team: Team, number: int) -> None:
    """The team's own codes down the right side."""
    w, x, wide = facts.w, EDGE + _LEFT + 4, _FULL - _LEFT - 4
    y = paper.text((x, 32), wide, w("Our codes"), HEADING) + 1
    for firm in team.firms:
        role = facts.role(firm)
        named = [(card.code, card.name) for card in role.cards if card.from_round <= number]
        named += [(stream.code, stream.name) for stream in role.streams]
        named += [(need.code, need.name) for need in role.bought]
        if not named:
            continue
        y = paper.text((x, y + 1), wide, role.name, PrintStyle(10.5, "bold", LIGHT.ink2)) + 0.5
        for code, name in named:
            paper.chip((x, y + 0.3), code, 5)
            y = max(paper.text((x + 14, y), wide - 14, name, PrintStyle(10)), y + 5.6) + 0.6
