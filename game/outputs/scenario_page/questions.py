"""The questions to the expert: a check list of all figures that are not sure, firm by firm."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import section, short, span, steps
from game.outputs.scenario_page.labels import label
from game.outputs.scenario_page.names import firm_name, subject, with_real_name
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
    return figure.low is not None or figure.high is not None or _is_asked(figure)


def asked_once(book: Book, facts: list[Fact]) -> dict[Question, list[Fact]]:
    """Facts by the question they put: what is the same at several firms is asked once."""
    by_question: dict[Question, list[Fact]] = {}
    for fact in facts:
        shown = f"{value(book, fact)}{ends(book, fact)}{book.mark(*fact.where)}"
        by_question.setdefault(Question(asked(book, fact), shown, book.reason(fact.trail)), []).append(fact)
    return by_question


def urgency(fact: Fact) -> tuple[bool, Decimal]:
    """What is asked first: what its author wants an expert to look at, then the widest range."""
    return not _is_asked(fact.trail), -width(fact)


def _is_asked(figure: Trail) -> bool:
    return _ASKS in figure.text and not figure.inherited


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
    name, unit = label(book, fact.where)
    return f"{name}, {unit}" if unit else name


def about(book: Book, fact: Fact) -> str:
    """What the figure is about: "Furnace gas not used inside"."""
    return subject(book, fact.where)


def value(book: Book, fact: Fact) -> str:
    """The figure; of one that changes from year to year, its years."""
    number = fact.trail.value
    return (
        steps(book.w, Path(by_year=number), book.years) if isinstance(number, dict) else short(book.w, number)
    )


def ends(book: Book, fact: Fact) -> str:
    """Its range in brackets; of a figure that changes from year to year, as factors."""
    figure = fact.trail
    bounds = span(book.w, figure.low, figure.high)
    if bounds and isinstance(figure.value, dict):
        bounds = book.w("times {number}", number=bounds)
    return f" ({bounds})" if bounds else ""


_SEVERAL: Final = "several"


def questions(book: Book) -> list[str]:
    """What is the same at several firms is asked once, after the firms."""
    groups: dict[str, dict[Question, list[Fact]]] = {}
    for question, facts in asked_once(book, unsure(book)).items():
        groups.setdefault(_group(book, facts), {})[question] = facts
    keys = [*book.scenario.firms, _SEVERAL, ""]
    lines = [line for key in keys if key in groups for line in _section(book, key, groups[key])]
    note = book.w(
        "Please tick what is about right, and write your own figure beside what is not. In brackets stands the "
        "range we would defend today."
    )
    return section(book.w("Questions to the expert"), note, lines)


def _group(book: Book, facts: list[Fact]) -> str:
    owners = list(dict.fromkeys(owner(book, fact.where) for fact in facts))
    return owners[0] if len(owners) == 1 else _SEVERAL


def _section(book: Book, key: str, questions: dict[Question, list[Fact]]) -> list[str]:
    names = {_SEVERAL: book.w("Several firms"), "": book.w("Everything else")}
    lines = [*_with_reason(book, key, questions), *_without(book, key, questions)]
    return [f"### {names.get(key) or with_real_name(book, key)}", "", *lines, ""]


def _with_reason(book: Book, key: str, questions: dict[Question, list[Fact]]) -> Iterator[str]:
    for question, facts in questions.items():
        if question.reason:
            whom = _whom(book, key, facts)
            yield f"- [ ] **{whom}**, {question.what}: {question.shown} – {question.reason}"


def _without(book: Book, key: str, questions: dict[Question, list[Fact]]) -> Iterator[str]:
    """Planning values of a whole group stand in one line for each kind of figure."""
    kinds: dict[str, list[str]] = {}
    for question, facts in questions.items():
        if not question.reason:
            answer = f"**{_whom(book, key, facts)}** {question.shown}"
            kinds.setdefault(question.what, []).append(answer)
    for what, each in kinds.items():
        yield f"- [ ] {what[:1].upper()}{what[1:]}: {'; '.join(each)}"


def _whom(book: Book, key: str, facts: list[Fact]) -> str:
    return "; ".join(dict.fromkeys(_one(book, fact, key == _SEVERAL) for fact in facts))


def _one(book: Book, fact: Fact, several: bool) -> str:
    """A thing, with its firm where several are asked about; a project is known by its code."""
    name, firm = about(book, fact), owner(book, fact.where)
    if several and fact.where[0] == "projects":
        return name.split(" ", 1)[0]
    return f"{name} ({firm_name(book, firm)})" if several and firm else name
