"""Role sheets: a page a team and a page a firm, with what can be decided in the first round and nothing later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.cluster_map.firm_models import picture_for
from game.outputs.handouts.blocks import CODE, SheetBlock, fitting, heading, of_card, of_exchange, printed
from game.outputs.handouts.facts import Bought, Facts, Role, Stream
from game.outputs.handouts.offer_text import OfferText
from game.outputs.handouts.paper import ASIDE, EDGE, FULL, HIGH, LABEL, NOTE, WIDE, Paper, PrintStyle
from game.outputs.handouts.team_page import team_page
from game.roster.setup import Team
from game.roster.teams import purse_of

_GOAL = HIGH - 19
"""where the common goal stands: below all that goes on over pages, above the foot"""


def role_sheets(paper: Paper, facts: Facts, people: Sequence[Team], teams: Sequence[Team]) -> None:
    """For each team of people its own page, and one for each of its firms. `teams`: all that sit at the table."""
    offers = facts.offers(1)
    text = OfferText(facts, teams, offers)
    for team in people:
        paper.band = team.mark
        team_page(paper, facts, team, offers)
        for firm in team.firms:
            paper.page()
            paper.entry(facts.role(firm).name, 1)
            _sheet(paper, text, team, facts.role(firm))


def _sheet(paper: Paper, text: OfferText, team: Team, role: Role) -> None:
    facts, w = text.facts, text.facts.w
    firm = facts.plan.scenario.firms[role.firm]
    banner(paper, team, w("Team {team}", team=team.name), role.name)
    paper.picture(picture_for(firm.picture, firm.sector), (WIDE - EDGE - 46, 7, 46, 36), role.name)
    purse = w("In your purse: {money}, and {yearly}", money=role.purse, yearly=role.yearly)
    if len(team.firms) > 1:
        whole = w.money(purse_of(facts.state, team.firms))
        purse = w(
            "In your team's purse: {purse}. This firm brings {money}, and {yearly}",
            purse=whole,
            money=role.purse,
            yearly=role.yearly,
        )
    y = paper.text((EDGE, 37), FULL - 50, purse, PrintStyle(12, "bold")) + 2
    y = _things(paper, facts, max(y, 44), role)
    blocks = list(_blocks(text, role))
    size = fitting(paper, blocks, _GOAL - 2 - y)
    for block in blocks:
        y = printed(paper, y, block, size)
    goal = w("All share one number: the new material these firms buy. The purse is your own.")
    paper.text((EDGE, _GOAL), FULL, goal, LABEL, high=7)


def banner(paper: Paper, team: Team, small: str, large: str, wide: float = 114) -> None:
    """The head of a page that belongs to a team."""
    paper.mark((EDGE + 6, 19), 6, team.mark)
    paper.text((EDGE + 16, 10), wide, small, ASIDE)
    paper.text((EDGE + 16, 16), wide, large, PrintStyle(24, "bold"), high=20)


def _blocks(text: OfferText, role: Role) -> Iterator[SheetBlock]:
    w = text.w
    cards = [card for card in role.cards if card.window is None or card.window.is_open(1)]
    if cards:
        yield heading(w("What you can build now"))
        yield from (of_card(text, card) for card in cards)
    matches = text.offers.exchanges(role.firm)
    if matches:
        yield heading(w("Whom you could exchange with"))
        yield from (of_exchange(text, match, role.firm) for match in matches)


def _things(paper: Paper, facts: Facts, y: float, role: Role) -> float:
    w = facts.w
    if role.streams:
        y = printed(paper, y, heading(w("What leaves your site each year")))
        for stream in role.streams:
            y = _row(paper, y, stream, stream.goes)
        y += 1
    if role.bought:
        y = printed(
            paper, y, heading(w("What you buy new each year, where a neighbour's side stream would do"))
        )
        for need in role.bought:
            y = _row(paper, y, need, w("costs {money}", money=need.costs))
        y += 1
    return y


def _row(paper: Paper, y: float, thing: Stream | Bought, note: str) -> float:
    y = paper.go_on(y, 10)
    paper.chip((EDGE, y + 0.2), thing.code, 5.4)
    below = paper.text((EDGE + CODE, y), 62, thing.name, PrintStyle(11, "bold"))
    paper.text((EDGE + CODE + 64, y), 26, thing.amount, PrintStyle(11, align="right"), high=6)
    note_at = CODE + 64 + 26 + 6
    below = max(below, paper.text((EDGE + note_at, y), FULL - note_at, note, NOTE, high=6))
    return max(below, y + 5.8) + 0.6
