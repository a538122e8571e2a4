"""What unfolds: a sheet for each team and later round, with the cards and exchanges that are new, and what ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.outputs.handouts.blocks import SheetBlock, heading, of_card, of_exchange, printed
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.offer_text import OfferText
from game.outputs.handouts.offers import RoundOffers
from game.outputs.handouts.paper import EDGE, FULL, NOTE, Paper
from game.outputs.handouts.roles import banner
from game.outputs.round_text import years_text
from game.roster.setup import Team
from game.typed.codes import code_of


def round_sheets(
    paper: Paper, facts: Facts, people: Sequence[Team], teams: Sequence[Team], rounds: int
) -> None:
    """Round by round, a sheet for each team that finds something new. `teams`: all that sit at the table."""
    w, before = facts.w, facts.offers(1)
    for number in range(2, rounds + 1):
        offers = facts.offers(number)
        text = OfferText(facts, teams, offers)
        for team in people:
            new, ending = list(_new(text, before, team)), _ending(facts, team, offers)
            if not new and not ending:
                continue
            paper.band = team.mark
            paper.page()
            years = years_text(facts.plan.scenario.about.years_of(number))
            title = w("New in round {n}", n=number)
            paper.entry(f"{title}: {team.name}")
            banner(paper, team, w("Team {team}", team=team.name), f"{title} · {years}", FULL - 16)
            note = w("Hand out after the news. Figures as if nothing were built or agreed yet.")
            y = paper.text((EDGE, 37), FULL, note, NOTE) + 2
            if ending:
                last = w("For the last time this round: {codes}", codes=", ".join(ending))
                y = printed(paper, y, heading(last)) + 1
            for block in new:
                y = printed(paper, y, block)
        before = offers


def _new(text: OfferText, before: RoundOffers, team: Team) -> Iterator[SheetBlock]:
    for firm in team.firms:
        role, number = text.facts.role(firm), text.offers.number
        blocks = [
            of_card(text, card)
            for card in role.cards
            if card.window is not None and card.window.is_open(number) and not card.window.is_open(number - 1)
        ]
        shown = before.exchanges(firm)
        blocks += [of_exchange(text, key, firm) for key in text.offers.exchanges(firm) if key not in shown]
        if blocks:
            yield heading(role.name)
            yield from blocks


def _ending(facts: Facts, team: Team, offers: RoundOffers) -> list[str]:
    """The codes that a team can take up in this round and not in a later one."""
    number, codes = offers.number, []
    if number == len(facts.plan.scenario.about.rounds):
        return []
    for firm in team.firms:
        windows = [(card.code, card.window) for card in facts.role(firm).cards]
        codes += [code for code, window in windows if window is not None and window.to_round == number]
        codes += [
            code_of(facts.codes, "match", key)
            for key in offers.exchanges(firm)
            if offers.exchange(key).last in facts.plan.scenario.about.years_of(number)
        ]
    return list(dict.fromkeys(codes))
