"""A team on one page: what counts, its purse, and its rounds by year with what ends in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.commons import due_in
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.offers import RoundOffers
from game.outputs.handouts.paper import ASIDE, EDGE, FULL, LABEL, WIDE, Paper, PrintStyle
from game.outputs.round_text import years_text
from game.roster.setup import Team
from game.roster.teams import purse_of
from game.typed.codes import code_of
from sim.economy.volumes import required
from sim.indicators.virgin import addressable, weight
from sim.rules.names import firm_name, taker_name
from sim.units import cents

_TEXT: Final = PrintStyle(12)
_CELL: Final = PrintStyle(11)
_COLUMNS: Final = (16.0, 24.0, 32.0, 28.0, 48.0, 34.0)
"""round, years, usual income, due, what ends, the purse as it turns out"""
_ROW: Final = 11.0


def team_page(paper: Paper, facts: Facts, team: Team, offers: RoundOffers) -> None:
    """One page."""
    w = facts.w
    paper.page()
    paper.entry(w("Team {team}", team=team.name))
    paper.mark((EDGE + 6, 19), 6, team.mark)
    firms = " · ".join(facts.role(firm).name for firm in team.firms)
    paper.text((EDGE + 16, 10), FULL - 16, w("Team {team}", team=team.name), PrintStyle(22, "bold"), high=11)
    paper.text((EDGE + 16, 21), FULL - 16, firms, ASIDE, high=6)
    y = 34.0
    for title, lines in (
        (w("Two things count"), _counts(facts, team)),
        (w("Your purse"), _purse(facts, team)),
    ):
        y = _section(paper, y, title)
        for line in lines:
            y = paper.text((EDGE, y), FULL, line, _TEXT) + 1.5
        y += 3
    y = _section(paper, y, w("Your rounds"))
    _strip(paper, facts, y, _rows(facts, team, offers))


def _section(paper: Paper, y: float, text: str) -> float:
    paper.line((EDGE, y), (WIDE - EDGE, y), LIGHT.line)
    return paper.text((EDGE, y + 2), FULL, text, LABEL) + 1.5


def _counts(facts: Facts, team: Team) -> Iterator[str]:
    w, parts = facts.w, addressable(facts.plan)
    tonnes = {
        key: int(required(facts.situation, key) * weight(facts.plan, need.virgin))
        for key, need in parts.items()
    }
    own = sorted(
        (key for key in parts if facts.plan.firm_of(key) in team.firms), key=lambda key: -tonnes[key]
    )
    whole, ours = sum(tonnes.values()), sum(tonnes[key] for key in own)
    if whole:
        yield w(
            "For all, one number on the wall: new material that a neighbour's side stream could replace. "
            "Now it is {amount} a year; {own} of it is yours.",
            amount=w.amount(whole),
            own=w.amount(ours),
        )
    if ours:
        yield ", ".join(
            f"{code_of(facts.codes, 'blend', key)} {taker_name(facts.plan, key, w.language)} {w.amount(tonnes[key])}"
            for key in own
            if tonnes[key] >= ours // 100
        )
    yield w("For your team: the money in your purse at the end.")


def _purse(facts: Facts, team: Team) -> Iterator[str]:
    w, plan, state = facts.w, facts.plan, facts.state
    whole = w.money(purse_of(state, team.firms))
    if len(team.firms) > 1:
        parts = ", ".join(
            f"{firm_name(plan, firm, w.language)} {facts.role(firm).purse}" for firm in team.firms
        )
        yield w("One purse for all of you: {purse} ({parts}).", purse=whole, parts=parts)
    else:
        yield w("Your purse: {purse}.", purse=whole)
    limit = sum(plan.firms[firm].credit_limit for firm in team.firms)
    if limit:
        yield w("You may owe up to {money} at the end of a year.", money=w.money(limit))
    yield w("Income is what your usual business leaves after its own costs. Deals and cards come on top.")
    yield w(
        "A building is paid bit by bit while it is built, after its permit. Then it costs its running a year."
    )


def _rows(facts: Facts, team: Team, offers: RoundOffers) -> Iterator[tuple[str, ...]]:
    """A row for each round: what is known of it now."""
    w, plan, about = facts.w, facts.plan, facts.plan.scenario.about
    for number in range(1, len(about.rounds) + 1):
        years = about.years_of(number)
        income = sum(plan.firms[firm].yearly.in_year(year) for firm in team.firms for year in years)
        due = due_in(plan, facts.state, team.firms, number)
        yield (
            f"{number}",
            years_text(years),
            w.money(cents(income)),
            w.money(due) if due else "–",
            ", ".join(ending(facts, team, offers, years)) or "–",
            "",
        )


def ending(facts: Facts, team: Team, offers: RoundOffers, years: Sequence[int]) -> Iterator[str]:
    """What a team has on its first sheets and cannot take up after these years."""
    for firm in team.firms:
        for card in facts.role(firm).cards:
            if card.window is not None and card.window.is_open(1) and card.window.last in years:
                yield f"{card.code} ({card.window.last})"
        for match in offers.exchanges(firm):
            last = offers.exchange(match).last
            if last in years:
                yield f"{code_of(facts.codes, 'match', match)} ({last})"


def _strip(paper: Paper, facts: Facts, y: float, rows: Iterator[tuple[str, ...]]) -> None:
    """The purse strip: the treasurer writes what is in the purse after each round."""
    w = facts.w
    head = (
        w("Round"),
        w("Years"),
        w("Income"),
        w("Due to the fund"),
        w("Offers that end"),
        w("Your purse then"),
    )
    _row(paper, y, head, PrintStyle(10, colour=LIGHT.ink2))
    for row in rows:
        y += _ROW
        paper.line((EDGE, y - 1), (WIDE - EDGE, y - 1), LIGHT.line)
        _row(paper, y + 1.5, row, _CELL)
    paper.line((EDGE, y + _ROW - 1), (WIDE - EDGE, y + _ROW - 1), LIGHT.line)


def _row(paper: Paper, y: float, cells: Sequence[str], style: PrintStyle) -> None:
    x = EDGE
    for wide, cell in zip(_COLUMNS, cells, strict=True):
        if cell:
            paper.text((x, y), wide - 3, cell, style, high=_ROW - 2)
        x += wide
