"""Decision cards to cut out: what it is, what it costs, what it does, when, and how sure. Eight on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts, PrintedCard
from game.outputs.handouts.offer_text import OfferText
from game.outputs.handouts.offers import RoundOffers
from game.outputs.handouts.paper import HIGH, TEXT, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.roster.teams import team_by_firm

_COLUMNS, _ROWS, _MARGIN, _FOOT = 2, 4, 8.0, 14.0
_INSIDE, _BELOW = 6.0, 2.0
_NOTES: Final = PrintStyle(10.5, colour=LIGHT.ink2)
_SMALLEST: Final = 60
"""per cent of its size to which a text shrinks at most"""
Marks = Mapping[str, int]
"""firm → the mark of the team that plays it"""


def decision_cards(paper: Paper, facts: Facts, teams: Sequence[Team]) -> None:
    """Projects first, then what the cluster and programmes offer, then exchanges; hidden exchanges come last."""
    w = facts.w
    marks = {firm: team.mark for firm, team in team_by_firm(teams).items()}
    brought = _Brought(facts, teams)
    _pages(paper, facts, [brought.project(card) for card in facts.projects()], marks, w("Projects"))
    _pages(paper, facts, facts.measures(), marks, w("Cluster, support and priority areas"))
    _pages(paper, facts, brought.matches(facts.matches(hidden=False, first=True)), marks, w("Exchanges"))
    later = w("Exchanges: hand out after the first round")
    _pages(paper, facts, brought.matches(facts.matches(hidden=False, first=False)), marks, later)
    _pages(
        paper,
        facts,
        brought.matches(facts.matches(hidden=True)),
        marks,
        w("Hidden exchanges: hand out when news reveals them"),
    )


class _Brought:
    """Cards with what they bring, as of the round in which they come."""

    def __init__(self, facts: Facts, teams: Sequence[Team]) -> None:
        self.facts, self.teams = facts, teams
        self._texts: dict[int, OfferText] = {}

    def _text(self, card: PrintedCard) -> OfferText:
        last = len(self.facts.plan.scenario.about.rounds)
        number = min(last, card.window.from_round if card.window else 1)
        if number not in self._texts:
            offers = RoundOffers(self.facts.plan, number)
            self._texts[number] = OfferText(self.facts, self.teams, offers)
        return self._texts[number]

    def project(self, card: PrintedCard) -> PrintedCard:
        text = self._text(card)
        lines = text.card(text.offers.card(self.facts.codes[card.code].id))
        return replace(card, facts=(*lines, " · ".join(card.facts)))

    def matches(self, cards: Sequence[PrintedCard]) -> list[PrintedCard]:
        return [self._match(card) for card in cards]

    def _match(self, card: PrintedCard) -> PrintedCard:
        text = self._text(card)
        lines = text.for_all(text.offers.exchange(self.facts.codes[card.code].id))
        return replace(card, facts=(*lines, " · ".join(card.facts)))


def _pages(paper: Paper, facts: Facts, cards: Sequence[PrintedCard], marks: Marks, title: str) -> None:
    many = _COLUMNS * _ROWS
    wide, high = (WIDE - 2 * _MARGIN) / _COLUMNS, (HIGH - 2 * _MARGIN - _FOOT) / _ROWS
    for at, card in enumerate(cards):
        if at % many == 0:
            paper.page()
            _frame(paper, title, wide, high)
        column, row = at % _COLUMNS, at % many // _COLUMNS
        _card(paper, facts, card, (_MARGIN + column * wide, _MARGIN + 6 + row * high, wide, high), marks)


def _frame(paper: Paper, title: str, wide: float, high: float) -> None:
    paper.text((_MARGIN, 4), WIDE - 2 * _MARGIN, title, PrintStyle(9, colour=LIGHT.ink2), high=8)
    top = _MARGIN + 6
    for row in range(_ROWS + 1):
        paper.cut((_MARGIN, top + row * high), (WIDE - _MARGIN, top + row * high))
    for column in range(_COLUMNS + 1):
        x = _MARGIN + column * wide
        paper.cut((x, top), (x, top + _ROWS * high))


def _card(
    paper: Paper, facts: Facts, card: PrintedCard, box: tuple[float, float, float, float], marks: Marks
) -> None:
    x, y, wide, high = box[0] + _INSIDE, box[1] + _INSIDE, box[2] - 2 * _INSIDE, box[3] - 2 * _INSIDE
    chip = paper.chip((x, y), card.code, 11)
    if card.firm in marks:
        paper.mark((x + wide - 5, y + 5.5), 4.5, marks[card.firm])
    paper.text((x + chip + 4, y), wide - chip - 16, card.whose, PrintStyle(10, colour=LIGHT.ink2), high=11)
    below = paper.text((x, y + 13), wide, card.name, PrintStyle(14, "bold"), high=13)
    notes, bottom = "\n".join(card.facts), y + high + _BELOW
    parts = ((card.what, TEXT), (notes, _NOTES))
    of_what, of_notes = _as_large_as_fits(paper, wide, bottom - below - 3, parts)
    paper.text((x, below + 1), wide, card.what, of_what)
    if notes:
        paper.text((x, bottom - paper.height(wide, notes, of_notes)), wide, notes, of_notes)


def _as_large_as_fits(
    paper: Paper, wide: float, high: float, parts: Sequence[tuple[str, PrintStyle]]
) -> list[PrintStyle]:
    """The styles in which texts stand one below another in so much room: all made smaller by the same share."""
    for percent in range(100, _SMALLEST, -4):
        styles = [replace(style, size=style.size * percent / 100) for _, style in parts]
        heights = (paper.height(wide, text, style) for (text, _), style in zip(parts, styles, strict=True))
        if sum(heights) <= high:
            break
    return styles
