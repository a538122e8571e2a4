"""Figures that are not sure: estimates, and figures bent for play, that have a range or ask for help."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import short, span
from game.outputs.scenario_page.labels import label
from game.outputs.scenario_page.names import subject
from game.outputs.scenario_page.years import played, steps
from sim.scenario.checks.provenance import Trail
from sim.scenario.figures import Figure, Path
from sim.scenario.problems import Where
from sim.scenario.traversal import parts

_ASKS: Final = "ask the expert"
"""An author who writes this into a reason wants the figure checked, range or not."""


class Fact(NamedTuple):
    """A figure with its place and its trail."""

    where: Where
    trail: Trail


class Question(NamedTuple):
    """What is asked in the same words about one thing or several."""

    what: str
    shown: str
    reason: str


def unsure(book: Book) -> list[Fact]:
    """All figures without a source that are to be checked, in the order of the file."""
    figures = (
        (part.where, book.trail(part.where))
        for part in parts(book.scenario)
        if isinstance(part.model, Figure | Path)
    )
    return [Fact(where, figure) for where, figure in figures if figure and _is_unsure(figure)]


def _is_unsure(figure: Trail) -> bool:
    if figure.origin not in ("estimate", "tuned"):
        return False
    return (
        figure.low is not None or figure.high is not None or (_ASKS in figure.text and not figure.inherited)
    )


def asked_once(book: Book, facts: list[Fact]) -> dict[Question, list[Fact]]:
    """Facts by the question they put: what is the same at several firms is asked once."""
    by_question: dict[Question, list[Fact]] = {}
    for fact in facts:
        shown = f"{value(book, fact)}{ends(fact)}{book.mark(*fact.where)}"
        by_question.setdefault(Question(asked(book, fact), shown, book.reason(fact.trail)), []).append(fact)
    return by_question


def width(fact: Fact) -> Decimal:
    """How wide the range is, beside the figure itself: 1 if it is as wide as the figure is high."""
    figure = fact.trail
    middle = Decimal(1) if isinstance(figure.value, dict) else abs(figure.value)
    value = middle if isinstance(figure.value, dict) else figure.value
    low, high = (value if end is None else end for end in (figure.low, figure.high))
    return abs(high - low) / middle if middle else abs(high - low)


def owner(book: Book, where: Where) -> str:
    """The firm a figure belongs to; empty for materials, carriage and the like."""
    if where[0] == "firms":
        return str(where[1])
    if where[0] == "projects":
        return book.scenario.projects[str(where[1])].firm
    return ""


def asked(book: Book, fact: Fact) -> str:
    """What the figure is: "amount, MWh per t made"."""
    name, unit = label(book.scenario, fact.where)
    return f"{name}, {unit}" if unit else name


def about(book: Book, fact: Fact) -> str:
    """What the figure is about: "Furnace gas not used inside"."""
    return subject(book.scenario, fact.where)


def value(book: Book, fact: Fact) -> str:
    """The figure; of one that changes from year to year, its years."""
    number = fact.trail.value
    return steps(Path(by_year=number), played(book.scenario)) if isinstance(number, dict) else short(number)


def ends(fact: Fact) -> str:
    """Its range in brackets; of a figure that changes from year to year, as factors."""
    figure = fact.trail
    bounds = span(figure.low, figure.high)
    return f" ({'times ' if isinstance(figure.value, dict) else ''}{bounds})" if bounds else ""
