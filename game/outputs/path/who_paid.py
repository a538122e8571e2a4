"""Who paid: first the deals and what they were worth, then each team beside the game in which each acts alone."""

from __future__ import annotations

from collections import defaultdict

from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, SumRow, Sums
from game.outputs.path.words import step_line, step_title
from game.roster.setup import Team
from sim.rules.names import store_name, taker_name

_MOST_DEALS = 5


def who_paid_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """Deals and sums first; teams are named on a second key."""
    w = facts.w
    deals, teams = _deals(facts), _teams(facts)
    title, say = step_title(w, "who paid"), step_line(w, "who paid")
    return (
        PathPage(
            "who paid",
            title,
            say,
            deals,
            about=w("What each exchange was worth to both ends, all rounds together"),
            question=w("Which sum surprises you?"),
            second=w("The next key names the teams."),
        ),
        PathPage(
            "who paid",
            title,
            say,
            teams,
            about=_about_teams(facts),
            question=w("Who is poorer than alone?"),
            second=w("How did it look from your chair?"),
        ),
    )


def _deals(facts: PathFacts) -> Sums:
    w, plan = facts.w, facts.game.plan
    joint: dict[str, int] = defaultdict(int)
    for each in facts.rounds:
        for gain in each.gains:
            joint[gain.contract] += gain.joint
    rows = []
    for deal in facts.game.deals:
        unit = plan.stores[deal.contract.giver].unit
        came = w("promised {promised} a year, came {came}",
                 promised=w.amount(deal.promised, unit), came=w.amount(deal.delivered, unit))  # fmt: skip
        name = store_name(plan, deal.contract.giver, w.language)
        taker = taker_name(plan, deal.contract.taker, w.language)
        cents = joint.get(deal.contract.id, 0)
        rows.append(SumRow(f"{name} → {taker}", w.money(cents, signed=True), cents, came))
    rows.sort(key=lambda row: (-abs(row.cents), row.name))
    left = len(rows) - _MOST_DEALS
    foot = (
        w.many("{n} smaller deal is not shown.", "{n} smaller deals are not shown.", left) if left > 0 else ""
    )
    if not rows:
        foot = w("Nobody signed a deal.")
    return Sums(tuple(rows[:_MOST_DEALS]), foot)


def _about_teams(facts: PathFacts) -> str:
    w = facts.w
    if facts.answers.reference("alone") is not None:
        return w("Purse at the end, compared with: each for itself, same luck")
    return w("Purse at the end, compared with: if nobody acts")


def _teams(facts: PathFacts) -> Sums:
    w, alone = facts.w, facts.answers.reference("alone")
    together = facts.answers.reference("together")
    rows = []
    for purse in facts.rounds[-1].purses if facts.rounds else ():
        beside = purse.idle if alone is None else alone.purses.get(purse.team.id, purse.idle)
        parts = [w("has {money}", money=w.money(purse.cents))]
        if alone is not None:
            parts.append(w("alone {money}", money=w.money(beside)))
        if together is not None and purse.team.id in together.purses:
            parts.append(w("all together {money}", money=w.money(together.purses[purse.team.id])))
        change = purse.cents - beside
        parts += promised(facts, purse.team)
        rows.append(
            SumRow(purse.team.name, w.money(change, signed=True), change, " · ".join(parts), purse.team.mark)
        )
    return Sums(tuple(rows), _pledges(facts))


def promised(facts: PathFacts, team: Team) -> list[str]:
    """How many promises a team broke, of how many; nothing where it made none."""
    results = [each for played in facts.rounds for each in played.spoken.promises if each.team == team.id]
    broken, kept = sum(len(each.broken) for each in results), sum(len(each.kept) for each in results)
    if not broken + kept:
        return []
    return [facts.w("broke {n} of {all} promises", n=broken, all=broken + kept)]


def _pledges(facts: PathFacts) -> str:
    shares = [
        share
        for played in facts.rounds
        if played.fund.pledge is not None
        for share in played.fund.pledge.shares
        if share.due
    ]
    if not shares:
        return ""
    kept = sum(share.is_kept for share in shares)
    return facts.w("Pledge: {kept} of {all} paid in full.", kept=kept, all=len(shares))
