"""Decision cards to cut out: what it is, what it costs, what it does, when, and how sure. Up to eight on a page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts, PrintedCard
from game.outputs.handouts.offer_text import OfferText
from game.outputs.handouts.paper import HIGH, LEAST, TEXT, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.roster.teams import team_by_firm

_COLUMNS, _ROWS, _MARGIN, _FOOT = 2, 4, 8.0, 14.0
_INSIDE, _BELOW = 6.0, 2.0
_NOTES: Final = PrintStyle(10.5, colour=LIGHT.ink2)
_NAME: Final = PrintStyle(14, "bold")
_TALL: Final = 2
"""rows of a card that has more to say"""
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
            offers = self.facts.offers(number)
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
    """Down the columns, and on further pages; a card with more to say is as high as two."""
    wide, high = (WIDE - 2 * _MARGIN) / _COLUMNS, (HIGH - 2 * _MARGIN - _FOOT) / _ROWS
    at = 0
    for card in cards:
        if not at:
            _begin(paper, title)
        rows = next((n for n in (1, _TALL) if _fits(paper, card, wide, n * high)), _TALL)
        if at % _ROWS + rows > _ROWS:
            at += _ROWS - at % _ROWS
        if at >= _COLUMNS * _ROWS:
            _begin(paper, title)
            at = 0
        column, row = divmod(at, _ROWS)
        box = _MARGIN + column * wide, _MARGIN + 6 + row * high, wide, rows * high
        _cut_round(paper, box)
        _card(paper, facts, card, box, marks)
        at += rows


def _begin(paper: Paper, title: str) -> None:
    paper.page()
    paper.text((_MARGIN, 4), WIDE - 2 * _MARGIN, title, PrintStyle(9, colour=LIGHT.ink2), high=8)


def _fits(paper: Paper, card: PrintedCard, wide: float, high: float) -> bool:
    """Whether all of a card can be read in so much room: nothing on it is smaller than `LEAST`."""
    inside = wide - 2 * _INSIDE
    below = 13 + min(13.0, paper.height(inside, card.name, _NAME))
    least = _smaller(_smallest(paper))
    heights = (
        paper.height(inside, text, style) for (text, _), style in zip(_texts(card), least, strict=True)
    )
    return sum(heights) <= high - 2 * _INSIDE + _BELOW - below - 3


def _cut_round(paper: Paper, box: tuple[float, float, float, float]) -> None:
    x, y, wide, high = box
    corners = (x, y), (x + wide, y), (x + wide, y + high), (x, y + high)
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        paper.cut(start, end)


def _card(
    paper: Paper, facts: Facts, card: PrintedCard, box: tuple[float, float, float, float], marks: Marks
) -> None:
    x, y, wide, high = box[0] + _INSIDE, box[1] + _INSIDE, box[2] - 2 * _INSIDE, box[3] - 2 * _INSIDE
    chip = paper.chip((x, y), card.code, 11)
    if card.firm in marks:
        paper.mark((x + wide - 5, y + 5.5), 4.5, marks[card.firm])
    paper.text((x + chip + 4, y), wide - chip - 16, card.whose, PrintStyle(10, colour=LIGHT.ink2), high=11)
    below = paper.text((x, y + 13), wide, card.name, _NAME, high=13)
    bottom = y + high + _BELOW
    of_what, of_notes = _as_large_as_fits(paper, wide, bottom - below - 3, _texts(card))
    paper.text((x, below + 1), wide, card.what, of_what)
    if notes := _texts(card)[1][0]:
        paper.text((x, bottom - paper.height(wide, notes, of_notes)), wide, notes, of_notes)


def _texts(card: PrintedCard) -> tuple[tuple[str, PrintStyle], tuple[str, PrintStyle]]:
    """What it does, and what else there is to know."""
    return (card.what, TEXT), ("\n".join(card.facts), _NOTES)


def _as_large_as_fits(
    paper: Paper, wide: float, high: float, parts: Sequence[tuple[str, PrintStyle]]
) -> list[PrintStyle]:
    """The styles in which texts stand one below another in so much room: all made smaller by the same share."""
    for percent in range(100, _smallest(paper), -2):
        styles = _smaller(percent)
        heights = (paper.height(wide, text, style) for (text, _), style in zip(parts, styles, strict=True))
        if sum(heights) <= high:
            return styles
    return _smaller(_smallest(paper))


def _smallest(paper: Paper) -> int:
    """Per cent of its size to which a text shrinks at most."""
    return math.ceil(100 * LEAST / (_NOTES.size * paper.scale))


def _smaller(percent: int) -> list[PrintStyle]:
    return [replace(style, size=style.size * percent / 100) for style in (TEXT, _NOTES)]
