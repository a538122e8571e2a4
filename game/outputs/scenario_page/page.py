"""The whole page, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from game.outputs.scenario_page.bases import bases
from game.outputs.scenario_page.book import Book, listed
from game.outputs.scenario_page.figures import plain, section, table, whole
from game.outputs.scenario_page.firms import firms
from game.outputs.scenario_page.law import law
from game.outputs.scenario_page.names import firm_name
from game.outputs.scenario_page.needs import needs
from game.outputs.scenario_page.news import events, measures
from game.outputs.scenario_page.prices import prices
from game.outputs.scenario_page.projects import projects
from game.outputs.scenario_page.questions import (
    Fact,
    Question,
    about,
    asked_once,
    owner,
    questions,
    unsure,
    urgency,
)
from game.outputs.scenario_page.recipes import recipes
from game.outputs.scenario_page.streams import streams
from game.text.translator import Translator
from sim.scenario.checks.provenance import Trail
from sim.scenario.file import Scenario

_FIRST: Final = 15
"""As many as somebody checks with care before they tire."""


def top(book: Book) -> list[str]:
    """Title, marks, counts, and the least certain figures."""
    w, about_it, years = book.w, book.scenario.about, book.years
    title = w("{title}: the figures, to be checked", title=plain(w.of(about_it.title)))
    played = w(
        "It is played from {first} to {last} in {rounds} rounds, and runs on by itself for {years} years.",
        first=years[0],
        last=years[-1],
        rounds=len(about_it.rounds),
        years=about_it.legacy_years,
    )
    return [f"# {title}", "", *_reading(w), "", played, "", *counts(book), *least_certain(book)]


def _reading(w: Translator) -> list[str]:
    """How to read the page, and what its marks mean."""
    return [
        w(
            "For people who know the region: please read it with a pencil. It takes about twenty minutes. The "
            "first table and the questions at the end matter most; a wrong figure is worth more to us than a kind "
            "word."
        ),
        "",
        w(
            "Kierto is a game and not a forecast. The firms play under role names; real names stand beside them "
            "only here and in the sources. Each figure has a mark:"
        ),
        "",
        w(
            "- `[S3h]` from source 3 of the list at the end; `h`, `m`, `l`: how much we trust it (high, middling, "
            "low)"
        ),
        w("- `[E]` our estimate, with a reason of its own; `[e]` a rounded planning value of a whole group"),
        w("- `[T]` bent for play, with a reason of its own; `[t]` so for a whole group"),
        w("- no mark: worked out from the others, or the game's usual value"),
        "",
        w(
            "The reason of each stands in the scenario file, and here with the side streams and in the questions, "
            "in the words of whoever wrote the scenario."
        ),
        "",
        w("Amounts are those of a year in which nothing fails and nobody decides anything."),
    ]


def counts(book: Book) -> list[str]:
    """How many figures there are of each provenance."""
    every = list(book.trails.values())
    kinds = Counter(figure.origin for figure in every)
    w = book.w
    rows = [
        (w("from a source"), whole(w, kinds["source"]), _trust(w, every)),
        (w("our estimate"), whole(w, kinds["estimate"]), _own(w, every, "estimate")),
        (w("bent for play"), whole(w, kinds["tuned"]), _own(w, every, "tuned")),
    ]
    if kinds[None]:
        rows.append((w("from nobody knows where [?]"), whole(w, kinds[None]), ""))
    heads = (w("Figures"), w("how many"), w("of them"))
    return table(heads, [*rows, (w("all"), whole(w, len(every)), "")])


def _trust(w: Translator, every: list[Trail]) -> str:
    counts = Counter(figure.confidence for figure in every if figure.origin == "source")
    words = {"high": w("high"), "med": w("middling"), "low": w("low"), None: w("not rated")}
    return ", ".join(f"{whole(w, counts[key])} {word}" for key, word in words.items() if counts[key])


def _own(w: Translator, every: list[Trail], origin: str) -> str:
    own = sum(figure.origin == origin and not figure.inherited for figure in every)
    return w("{number} with a reason of their own", number=whole(w, own))


def least_certain(book: Book) -> list[str]:
    """The figures that experts should look at first, as questions."""
    first = list(asked_once(book, sorted(unsure(book), key=urgency)).items())[:_FIRST]
    w = book.w
    heads = (w("Whose"), w("What"), w("Is it about this?"), w("Why we think so"))
    rows = table(heads, [_row(book, question, facts) for question, facts in first])
    note = w(
        "What we know least: first what only people of the region can tell, then the widest ranges beside the "
        "figure itself."
    )
    return section(w("Please check these first"), note, rows)


def _row(book: Book, question: Question, facts: list[Fact]) -> tuple[str, ...]:
    owners = dict.fromkeys(owner(book, fact.where) for fact in facts)
    whose = ", ".join(firm_name(book, firm) for firm in owners if firm)
    what = ", ".join(dict.fromkeys(about(book, fact) for fact in facts))
    return whose, f"{what}: {question.what}", question.shown, question.reason


MARK: Final = "- `[S3h]`"
"""stands at the beginning of every such page, in every language"""
_SECTIONS = (top, firms, streams, needs, projects, prices, events, measures, questions, law, bases, recipes)


def page(scenario: Scenario, w: Translator, more: Sequence[str] = ()) -> str:
    """A scenario as a Markdown page in a language; the same scenario gives the same page on every machine.

    `more`: a section of its own, before the sources.
    """
    book = Book.of(scenario, w)
    lines = [line for part in _SECTIONS for line in part(book)]
    return "\n".join([*lines, *more, *listed(book.sources, w)]).rstrip() + "\n"
