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
    found = (
        (part.where, book.trail(part.where))
        for part in parts(book.scenario)
        if isinstance(part.model, Figure | Path)
    )
    return [Fact(where, one) for where, one in found if one and _is_unsure(one)]


def _is_unsure(one: Trail) -> bool:
    if one.origin not in ("estimate", "tuned"):
        return False
    return one.low is not None or one.high is not None or (_ASKS in one.text and not one.inherited)


def asked_once(book: Book, facts: list[Fact]) -> dict[Question, list[Fact]]:
    """Facts by the question they put: what is the same at several firms is asked once."""
    found: dict[Question, list[Fact]] = {}
    for fact in facts:
        shown = f"{value(book, fact)}{ends(fact)}{book.mark(*fact.where)}"
        found.setdefault(Question(asked(book, fact), shown, book.reason(fact.trail)), []).append(fact)
    return found


def width(fact: Fact) -> Decimal:
    """How wide the range is, beside the figure itself: 1 if it is as wide as the figure is high."""
    one = fact.trail
    middle = Decimal(1) if isinstance(one.value, dict) else abs(one.value)
    value = middle if isinstance(one.value, dict) else one.value
    low, high = (value if end is None else end for end in (one.low, one.high))
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
    one = fact.trail.value
    return steps(Path(by_year=one), played(book.scenario)) if isinstance(one, dict) else short(one)


def ends(fact: Fact) -> str:
    """Its range in brackets; of a figure that changes from year to year, as factors."""
    one = fact.trail
    told = span(one.low, one.high)
    return f" ({'times ' if isinstance(one.value, dict) else ''}{told})" if told else ""
