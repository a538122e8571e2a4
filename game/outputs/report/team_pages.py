"""A page of paper for each team: its promises, its deals as promised and as they came, its purse with causes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from game.debrief.model import debrief
from game.design.theme import LIGHT
from game.experiments.path_answers import PathAnswers
from game.outputs.handouts.paper import EDGE, FULL, HEADING, Paper, PaperForm, PrintStyle
from game.outputs.path.facts import PathFacts
from game.outputs.path.own_page import team_page
from game.outputs.path.page import TeamPage
from game.session.session import Session
from game.text.translator import Translator

_MOST: Final = 14
"""lines a part: four parts fill a page"""
_MADE: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""no clock has a part in a report: the same session makes the same bytes"""
_TEXT: Final = PrintStyle(11)


def team_pages(session: Session, w: Translator, *, has_texts: bool = True) -> bytes:
    """All pages as one file, in order of seats; `has_texts`: whether what people typed may stand there."""
    title = w("Team pages")
    paper = Paper(title, w("This is a game, not a forecast."), PaperForm(language=w.language))
    paper.pdf.set_creation_date(_MADE)
    for game in debrief(session):
        facts = PathFacts(game, PathAnswers(), w, has_texts=has_texts)
        for team in game.teams if facts.rounds else ():
            paper.band = team.mark
            paper.page()
            paper.entry(team.name)
            _page(paper, w, team_page(facts, team, _MOST, names_partners=True))
    return paper.bytes()


def _page(paper: Paper, w: Translator, team: TeamPage) -> None:
    paper.mark((EDGE + 6, 20), 6, team.mark)
    paper.text((EDGE + 16, 15), FULL - 70, team.name, PrintStyle(20, "bold"), high=10)
    paper.text((EDGE + FULL - 54, 16), 54, team.money, PrintStyle(16, "bold", align="right"), high=9)
    task = w("Find a promise you kept, and one that cost you.")
    y = paper.text((EDGE, 32), FULL, task, PrintStyle(13, colour=LIGHT.ink2), high=12) + 5
    for column in team.columns:
        y = paper.go_on(y, 20)
        y = paper.text((EDGE, y), FULL, column.title, HEADING, high=8) + 1
        for line in column.lines:
            y = paper.text((EDGE, paper.go_on(y, 12)), FULL, line, _TEXT, high=12)
        y += 5
