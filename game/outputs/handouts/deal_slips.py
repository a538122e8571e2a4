"""Deal slips, two on a page: a line an exchange, a line a card that is built, a place to sign for each team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.commons import worked_example
from game.outputs.handouts.examples import carried_card, on_slips
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import EDGE, FULL, HEADING, HIGH, WIDE, Paper, PrintStyle
from game.outputs.handouts.thousands import thousands_of
from game.text.translator import Translator
from game.typed.vocabulary import printed
from sim.rules.names import firm_name

_LABEL: Final = PrintStyle(9.5, colour=LIGHT.ink2)
_INK: Final = PrintStyle(13, "bold", LIGHT.team(0).edge)
"""what is written by hand in the example"""
_ROW: Final = 10.0
"""from one line to write on to the next"""
_GAP: Final = 5.0
_EXCHANGES, _CARDS = 3, 2
Written = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Slip:
    """What stands on a slip; a blank one has nothing."""

    exchanges: Written = ()
    cards: Written = ()
    signed: Sequence[str] = ()


def deal_slips(paper: Paper, facts: Facts, many: int) -> None:
    """A page with one filled in, then so many blank ones."""
    lines = on_slips(facts)
    _example(paper, facts, lines)
    for at in range(many):
        if at % 2 == 0:
            paper.page()
            paper.cut((0, HIGH / 2), (WIDE, HIGH / 2))
        _slip(paper, facts, 8 + at % 2 * HIGH / 2, _Slip())


def _example(paper: Paper, facts: Facts, lines: Sequence[str]) -> None:
    """How a slip looks when it is ready, how it is typed, and what a loan comes to."""
    w, carried = facts.w, carried_card(facts)
    year = printed(w, "year")
    paper.page()
    written = _Slip()
    if carried is not None:
        thousands = thousands_of(facts.plan, facts.codes[carried.code].id)
        lender = firm_name(facts.plan, carried.firm, w.language)
        projects = facts.plan.scenario.projects
        card = projects[carried.project].code
        lends = f"{lender} {printed(w, 'lends')} 30 %"
        written = _Slip(
            ((carried.code, f"12 {thousands}", "3 €", f"6 {year}"),),
            ((card, lends, f"5 {year}"), *((projects[other].code,) for other in carried.others)),
            tuple(dict.fromkeys((*_ends(facts, carried.code), lender))),
        )
    y = _slip(paper, facts, 8, written, w("Example: not a price to follow")) + 4
    if carried is not None:
        y = paper.text((EDGE, y), FULL, w("A loan in figures"), HEADING) + 1
        for line in _loan(facts, w, carried.project):
            y = paper.text((EDGE, y), FULL, line, PrintStyle(12)) + 1
    pledge = list(worked_example(facts.plan, facts.state, w))
    if pledge:
        y = paper.text((EDGE, y + 3), FULL, w("The pledge in figures"), HEADING) + 1
        for line in pledge:
            y = paper.text((EDGE, y), FULL, line, PrintStyle(12)) + 1
    if lines:
        y = paper.text((EDGE, y + 4), FULL, w("As it is typed"), HEADING) + 1
        for line in lines:
            y = paper.text((EDGE, y), FULL, line, PrintStyle(11)) + 0.6


def _ends(facts: Facts, code: str) -> tuple[str, str]:
    match, plan = facts.plan.scenario.matches[facts.codes[code].id], facts.plan
    giver, taker = (
        firm_name(plan, plan.firm_of(end), facts.w.language) for end in (match.giver, match.taker)
    )
    return giver, taker


def _loan(facts: Facts, w: Translator, project: str) -> tuple[str, ...]:
    card = facts.plan.projects[project]
    lent = card.cost * 30 // 100
    return (
        w("{code} costs {money}. Somebody lends 30 %: {lent}.", code=facts.plan.scenario.projects[project].code,
          money=w.money(card.cost), lent=w.money(lent)),
        w("It comes back in {n} years, from the year after the building stands: {money} a year, without interest.",
          n=5, money=w.money(lent / 5)),
        w("Who pays a share without lending it gets nothing back."),
    )  # fmt: skip


def _slip(paper: Paper, facts: Facts, y: float, written: _Slip, note: str = "") -> float:
    w, aid = facts.w, facts.plan.scenario.about.brokers_aid
    paper.text((EDGE, y), 60, w("Deal slip"), PrintStyle(18, "bold"), high=9)
    paper.text((EDGE + 62, y + 2), 64, note, _LABEL, high=6)
    _cells(paper, y + 9, ((w("Round"), 24.0),), (), EDGE + FULL - 24)
    y = _table(paper, y + 15, _of_exchanges(w, aid), (_EXCHANGES - aid, written.exchanges))
    y = _table(paper, y, _of_terms(w), (1, ()))
    y = _table(paper, y, _of_cards(w), (_CARDS, written.cards))
    if aid:
        y = _table(paper, y, ((w("The gain is shared"), FULL),), (1, ()))
    y = _table(paper, y, ((w("Signed: firm"), FULL / 4),) * 4, (1, (written.signed,)))
    rule = w("It counts once all have signed and it is handed in. What is sold twice, the first slip has.")
    if not aid:
        rule += " " + w("Three deals a round may come to the wall, three tries each.")
    return paper.text((EDGE, y - 2), FULL, rule, PrintStyle(8.5, colour=LIGHT.ink2), high=9)


_Columns = Sequence[tuple[str, float]]


def _of_exchanges(w: Translator, aid: bool) -> _Columns:
    price = w("Price, or “fair”") if aid else w("Price in €, or index and a share")
    labels = w("Exchange (X …)"), w("Amount a year"), price, w("For how many years")
    return tuple(zip(labels, (34.0, 44.0, 66.0, 38.0), strict=True))


def _of_terms(w: Translator) -> _Columns:
    labels = w("At least a year"), w("Price of what is missing; who pays"), w("Price of leaving")
    return tuple(zip(labels, (54.0, 78.0, 50.0), strict=True))


def _of_cards(w: Translator) -> _Columns:
    labels = w("Who builds (code)"), w("Who lends or pays, and what share"), w("back in how many years")
    return tuple(zip(labels, (44.0, 94.0, 44.0), strict=True))


def _table(paper: Paper, y: float, columns: _Columns, lines: tuple[int, Written]) -> float:
    """Labels, and below them so many lines to write on; the y where the next part begins."""
    many, written = lines
    x = EDGE
    for label, wide in columns:
        paper.text((x, y), wide - _GAP, label, _LABEL, high=5)
        x += wide
    for at in range(many):
        _cells(paper, y + 3 + _ROW * (at + 1), columns, written[at] if at < len(written) else ())
    return y + 3 + _ROW * many + 4


def _cells(paper: Paper, y: float, columns: _Columns, written: Sequence[str], x: float = EDGE) -> None:
    """A line to write on, in as many parts as there are columns."""
    for at, (label, wide) in enumerate(columns):
        paper.line((x, y), (x + wide - _GAP, y))
        if at < len(written):
            paper.text((x, y - 6.6), wide - _GAP, written[at], _INK, high=6)
        elif len(columns) == 1 and x > EDGE:
            paper.text((x, y - 9), wide - _GAP, label, _LABEL, high=5)
        x += wide
