"""A team's own page: what it said and did, agreed on and got, why its purse changed, what it gave and took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from game.board.reveal import said_and_done
from game.debrief.purse_changes import PurseCause, PursePart
from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, Sentences, TeamColumn, TeamPage
from game.outputs.path.words import step_line, step_title
from game.outputs.purse_text import purse_cause
from game.roster.setup import Team
from game.text.translator import Translator
from game.typed.codes import handles
from sim.rules.names import firm_name, store_name

_MOST = 6


def own_pages(facts: PathFacts, waiting: str = "") -> tuple[PathPage, ...]:
    """The task, then a page a team: for who has no paper. `waiting`: what stands there while they are worked out."""
    w = facts.w
    title, say = step_title(w, "own page"), step_line(w, "own page")
    task = Sentences((w("Find a promise you kept, and one that cost you."),))
    pages = [PathPage("own page", title, say, task, second=w("Alone first. Then aloud in your team."))]
    for team in facts.game.teams:
        body = _unknown(facts, team, waiting) if waiting else team_page(facts, team)
        pages.append(PathPage("own page", title, say, body))
    return tuple(pages)


def _titles(w: Translator) -> tuple[str, ...]:
    return w("Promises"), w("Deals a year: promised, came"), w("Purse, and why"), w("Gave and took")


def _unknown(facts: PathFacts, team: Team, waiting: str) -> TeamPage:
    """A team's page while its books are read."""
    columns = tuple(TeamColumn(each, (waiting,)) for each in _titles(facts.w))
    return TeamPage(team.name, team.mark, "", columns)


def team_page(facts: PathFacts, team: Team, most: int = _MOST, names_partners: bool = False) -> TeamPage:
    """All of one team, at most so many lines a part; where there is room, each deal with its other firm."""
    w = facts.w
    purse = next((each.cents for each in facts.rounds[-1].purses if each.team.id == team.id), 0)
    parts = (
        (_promises(facts, team), w("None was written down.")),
        (_deals(facts, team, names_partners), w("No deal was signed.")),
        (_purse(facts, team), w("It did not change.")),
        (_moved(facts, team), w("Nothing.")),
    )
    columns = tuple(
        TeamColumn(title, tuple(islice(lines, most)) or (nothing,))
        for title, (lines, nothing) in zip(_titles(w), parts, strict=True)
    )
    return TeamPage(team.name, team.mark, w.money(purse), columns)


def _promises(facts: PathFacts, team: Team) -> Iterator[str]:
    """Round by round, by their codes; and the reasons that were given, in their own words."""
    codes = handles(facts.game.plan)
    for played in facts.rounds:
        for result in (each for each in played.spoken.promises if each.team == team.id):
            yield f"{played.record.years[0]}: {said_and_done(facts.w, codes, result)}"
        for each in played.spoken.reasons if facts.has_texts else ():
            if each.team == team.id or {each.giver, each.taker} & set(team.firms):
                yield f"{played.record.years[0]}: “{each.text}”"


def _deals(facts: PathFacts, team: Team, names_partners: bool) -> Iterator[str]:
    w, plan = facts.w, facts.game.plan
    for deal in facts.game.deals:
        giver, taker = plan.firm_of(deal.contract.giver), plan.firm_of(deal.contract.taker)
        if {giver, taker} & set(team.firms):
            unit = plan.stores[deal.contract.giver].unit
            name = store_name(plan, deal.contract.giver, w.language)
            if names_partners:
                arrow, partner = ("→", taker) if giver in team.firms else ("←", giver)
                name = f"{name} {arrow} {firm_name(plan, partner, w.language)}"
            yield f"{name}: {w.amount(deal.promised, unit)}, {w.amount(deal.delivered, unit)}"


def _purse(facts: PathFacts, team: Team) -> Iterator[str]:
    """All rounds together, the largest causes first."""
    w, sums = facts.w, defaultdict[PurseCause, int](int)
    changes = [each for played in facts.rounds for each in played.purse_changes if each.team.id == team.id]
    for change in changes:
        for part in change.parts:
            sums[part.cause] += part.cents
    for cause, cents in sorted(sums.items(), key=lambda each: (-abs(each[1]), each[0])):
        if cents:
            yield f"{purse_cause(w, PursePart(cause, cents))}: {w.money(cents, signed=True)}"


def _moved(facts: PathFacts, team: Team) -> Iterator[str]:
    """In the last round of play, a year on average is not told: the round's own sums."""
    w = facts.w
    for flows in facts.rounds[-1].team_flows:
        if flows.team.id == team.id:
            yield w("To others: {amount}", amount=w.amount(flows.gave))
            yield w("From others: {amount}", amount=w.amount(flows.took))
            yield w("Left unused: {amount}", amount=w.amount(flows.wasted))
