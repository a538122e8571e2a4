"""Decision sheets: a page a team to copy for every round, with its codes beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import BODY, EDGE, HEADING, HIGH, NOTE, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.typed.codes import FUND
from game.typed.vocabulary import printed

_FULL = WIDE - 2 * EDGE
_LEFT = 100.0
_LINES = 8


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
    for code, meaning in _ways(facts, team):
        wide = paper.chip((EDGE, y + 0.4), code, 6)
        y = max(paper.text((EDGE + wide + 4, y), _LEFT - wide - 8, meaning, BODY), y + 7) + 1.5
    note = w("Nothing written means “as last year”. Deals go on a deal slip, not here.")
    paper.text((EDGE, y + 3), _LEFT - 4, note, NOTE)
    paper.text((EDGE, HIGH - 34), _FULL, w("One reason for our largest decision, for the reveal:"), BODY)
    paper.line((EDGE, HIGH - 18), (WIDE - EDGE, HIGH - 18))
    _codes(paper, facts, team, number)


def _ways(facts: Facts, team: Team) -> list[tuple[str, str]]:
    """Examples of what may stand on a line, with codes of the team's own."""
    w = facts.w
    own = [handle for handle in facts.codes.values() if handle.firm in team.firms]
    ways = []
    examples = {"project": w("build it"), "recovery": w("collect 80 %"), "blend": w("let in up to 50 %")}
    for what, meaning in examples.items():
        code = next((handle.code for handle in own if handle.what == what), None)
        if code is not None:
            ways.append((f"{code}{_NUMBERS.get(what, '')}", meaning))
    vote = next((card for card in facts.measures() if card.code), None)
    if vote is not None:
        ways.append((f"{vote.code} {printed(w, 'yes')}", w("vote for it, or apply")))
    if facts.plan.has_fund:
        ways.append((f"{FUND} {w.number(0.5, 1)}", w("pay half a million euros into the fund")))
    return ways


_NUMBERS = {"recovery": " 80", "blend": " 50"}


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
