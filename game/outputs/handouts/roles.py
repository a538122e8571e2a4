"""Role sheets: a page a firm, with what it throws away, what it buys, what it may spend and its codes."""

from __future__ import annotations

from collections.abc import Sequence

from game.board.first_round import is_shown
from game.cluster_map.firm_models import picture_for
from game.design.theme import LIGHT
from game.outputs.handouts.facts import Bought, Facts, PrintedCard, Role, Stream
from game.outputs.handouts.paper import (
    ASIDE,
    EDGE,
    FULL,
    HEADING,
    HIGH,
    LABEL,
    NOTE,
    TEXT,
    WIDE,
    Paper,
    PrintStyle,
)
from game.roster.setup import Team

_CODE = 17.0
"""room for a code at the left"""
_GOAL = HIGH - 19
"""where the common goal stands: below all that goes on over pages, above the foot"""


def role_sheets(paper: Paper, facts: Facts, teams: Sequence[Team]) -> None:
    """A page for each firm that somebody plays, team by team."""
    for team in teams:
        for firm in team.firms:
            paper.page()
            _sheet(paper, facts, team, facts.role(firm))


def _sheet(paper: Paper, facts: Facts, team: Team, role: Role) -> None:
    w = facts.w
    firm = facts.plan.scenario.firms[role.firm]
    paper.box((0, 0, WIDE, 5), LIGHT.team(team.mark).fill, None, 0)
    paper.mark((EDGE + 6, 20), 6, team.mark)
    paper.text((EDGE + 16, 12), 110, w("Team {team}", team=team.name), ASIDE)
    paper.text((EDGE + 16, 18), 114, role.name, PrintStyle(26, "bold"), high=24)
    paper.picture(picture_for(firm.picture, firm.sector), (WIDE - EDGE - 52, 8, 52, 44))
    purse = w("In your purse: {money}, and {yearly}", money=role.purse, yearly=role.yearly)
    if len(team.firms) > 1:
        whole = w.money(sum(facts.state.cash.get(each, 0) for each in team.firms))
        purse = w(
            "In your team's purse: {purse}. This firm brings {money}, and {yearly}",
            purse=whole,
            money=role.purse,
            yearly=role.yearly,
        )
    y = paper.text((EDGE, 46), FULL, purse, PrintStyle(15, "bold")) + 5
    y = _things(paper, facts, y, role)
    y = _title(paper, y, w("What you can build"))
    for card in role.cards:
        y = _card(paper, y, card)
    if not role.cards:
        y = paper.text((EDGE, y), FULL, w("Nothing alone: you pass on what others need."), TEXT) + 3
    _partners(paper, facts, y + 3, role)
    goal = w("All share one number: the new material these firms buy. The purse is your own.")
    paper.text((EDGE, _GOAL), FULL, goal, LABEL, high=7)


def _title(paper: Paper, y: float, text: str) -> float:
    y = paper.go_on(y, 24)
    paper.line((EDGE, y), (WIDE - EDGE, y), LIGHT.line)
    return paper.text((EDGE, y + 2), FULL, text, LABEL) + 1.5


def _things(paper: Paper, facts: Facts, y: float, role: Role) -> float:
    w = facts.w
    if role.streams:
        y = _title(paper, y, w("What leaves your site each year"))
        for stream in role.streams:
            y = _row(paper, y, stream, stream.goes)
        y += 2
    if role.bought:
        y = _title(paper, y, w("What you buy new each year, where a neighbour's side stream would do"))
        for need in role.bought:
            y = _row(paper, y, need, w("costs {money}", money=need.costs))
        y += 2
    return y


def _row(paper: Paper, y: float, thing: Stream | Bought, note: str) -> float:
    y = paper.go_on(y, 12)
    paper.chip((EDGE, y + 0.4), thing.code, 6.4)
    below = paper.text((EDGE + _CODE, y), 62, thing.name, PrintStyle(12.5, "bold"))
    paper.text((EDGE + _CODE + 64, y), 26, thing.amount, PrintStyle(12.5, align="right"), high=6.5)
    note_at = _CODE + 64 + 26 + 6
    below = max(below, paper.text((EDGE + note_at, y), FULL - note_at, note, NOTE))
    return max(below, y + 7) + 1.2


def _card(paper: Paper, y: float, card: PrintedCard) -> float:
    y = paper.go_on(y, 26 * paper.scale)
    paper.chip((EDGE, y + 0.2), card.code, 7)
    y = paper.text((EDGE + _CODE, y), FULL - _CODE, card.name, HEADING)
    notes = " · ".join(card.facts)
    if card.window is not None and card.window.from_round > 1:
        notes = card.facts[-1]  # its years: what comes later is told by its own card
    else:
        y = paper.text((EDGE + _CODE, y), FULL - _CODE, card.what, TEXT)
    return paper.text((EDGE + _CODE, y), FULL - _CODE, notes, NOTE) + 2


def _partners(paper: Paper, facts: Facts, y: float, role: Role) -> None:
    """Exchanges that everybody knows could be: with whom to talk. As many as the page has room for."""
    open_now = (
        card for card in facts.matches(hidden=False, first=True) if card.window and card.window.is_open(1)
    )
    matches = [
        card
        for card in open_now
        if role.firm in (card.firm, card.partner)
        and is_shown(facts.plan, facts.codes[card.code].id, (role.firm,), 1)
    ]
    room = int((_GOAL - 3 - y - 10) / 7.2)
    if not matches or room < 1:
        return
    y = _title(paper, y, facts.w("Whom you could exchange with"))
    for card in matches[:room]:
        paper.chip((EDGE, y + 0.4), card.code, 6)
        below = paper.text((EDGE + _CODE, y), 78, card.name, PrintStyle(11.5), high=6.5)
        ends = paper.text((EDGE + _CODE + 82, y), FULL - _CODE - 82, card.whose, NOTE, high=6.5)
        y = max(below, ends, y + 6.4) + 0.8
