"""The whole page, section by section."""

from __future__ import annotations

from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.firms import firms
from game.outputs.scenario_page.needs import needs
from game.outputs.scenario_page.news import events, measures
from game.outputs.scenario_page.prices import prices
from game.outputs.scenario_page.projects import projects
from game.outputs.scenario_page.questions import questions
from game.outputs.scenario_page.sources import section
from game.outputs.scenario_page.streams import streams
from game.outputs.scenario_page.top import top
from sim.scenario.file import Scenario

MARK: Final = "Kierto is a game and not a forecast."
"""stands at the beginning of every such page"""
_SECTIONS = (top, firms, streams, needs, projects, prices, events, measures, questions)


def page(scenario: Scenario) -> str:
    """A scenario as a Markdown page; the same scenario gives the same page on every machine."""
    book = Book.of(scenario)
    lines = [line for part in _SECTIONS for line in part(book)]
    return "\n".join([*lines, *section(book.sources)]).rstrip() + "\n"
