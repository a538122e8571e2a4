"""The whole page, section by section."""

from __future__ import annotations

from game.describe.book import Book
from game.describe.firms import firms
from game.describe.needs import needs
from game.describe.news import events, measures
from game.describe.prices import prices
from game.describe.projects import projects
from game.describe.questions import questions
from game.describe.sources import section
from game.describe.streams import streams
from game.describe.top import top
from sim.scenario.file import Scenario

_SECTIONS = (top, firms, streams, needs, projects, prices, events, measures, questions)


def page(scenario: Scenario) -> str:
    """A scenario as a Markdown page; the same scenario gives the same page on every machine."""
    book = Book.of(scenario)
    lines = [line for part in _SECTIONS for line in part(book)]
    return "\n".join([*lines, *section(book.sources)]).rstrip() + "\n"
