"""The page's beginning: what it is, how to read its marks, how sure its figures are, what to check first."""

from __future__ import annotations

from collections import Counter
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.facts import Fact, Question, about, asked_once, owner, unsure, width
from game.outputs.scenario_page.figures import whole
from game.outputs.scenario_page.markdown import plain, table
from game.outputs.scenario_page.names import firm_name
from game.outputs.scenario_page.years import played
from sim.scenario.checks.provenance import Trail

_FIRST: Final = 15
"""As many as somebody checks with care before they tire."""
_WIDEST: Final = "The widest ranges, beside the figure itself, among estimates and figures bent for play."
_READING: Final = """\
For people who know the region: please read it with a pencil. It takes about twenty minutes. The first
table and the questions at the end matter most; a wrong figure is worth more to us than a kind word.

Kierto is a game and not a forecast. The firms play under role names; real names stand beside them only
here and in the sources. Each figure has a mark:

- `[S3h]` from source 3 of the list at the end; `h`, `m`, `l`: how much we trust it (high, middling, low)
- `[E]` our estimate, with a reason of its own; `[e]` a rounded planning value of a whole group
- `[T]` bent for play, with a reason of its own; `[t]` so for a whole group
- no mark: worked out from the others, or the game's usual value

The reason of each stands in the scenario file, and here with the side streams and in the questions.

Amounts are those of a year in which nothing fails and nobody decides anything."""


def top(book: Book) -> list[str]:
    """Title, marks, counts, and the least certain figures."""
    about_it = book.scenario.about
    years = played(book.scenario)
    title = plain(about_it.title.en)
    played_years = f"It is played from {years[0]} to {years[-1]}"
    rounds = f"in {len(about_it.rounds)} rounds, and runs on by itself for {about_it.legacy_years} years."
    lines = [f"# {title}: the figures, to be checked", "", *_READING.splitlines(), ""]
    return [*lines, f"{played_years} {rounds}", "", *counts(book), *least_certain(book)]


def counts(book: Book) -> list[str]:
    """How many figures there are of each provenance."""
    every = list(book.trails.values())
    kinds = Counter(figure.origin for figure in every)
    rows = [
        ("from a source", whole(kinds["source"]), _trust(every)),
        ("our estimate", whole(kinds["estimate"]), _own(every, "estimate")),
        ("bent for play", whole(kinds["tuned"]), _own(every, "tuned")),
    ]
    if kinds[None]:
        rows.append(("from nobody knows where [?]", whole(kinds[None]), ""))
    return table(("Figures", "how many", "of them"), [*rows, ("all", whole(len(every)), "")])


def _trust(every: list[Trail]) -> str:
    counts = Counter(figure.confidence for figure in every if figure.origin == "source")
    words = {"high": "high", "med": "middling", "low": "low", None: "not rated"}
    return ", ".join(f"{whole(counts[key])} {word}" for key, word in words.items() if counts[key])


def _own(every: list[Trail], origin: str) -> str:
    own = sum(figure.origin == origin and not figure.inherited for figure in every)
    return f"{whole(own)} with a reason of their own"


def least_certain(book: Book) -> list[str]:
    """The figures with the widest ranges, widest first."""
    widest = sorted(unsure(book), key=lambda fact: -width(fact))
    first = list(asked_once(book, widest).items())[:_FIRST]
    heads = ("Whose", "What", "Figure and range", "Why we think so")
    rows = table(heads, [_row(book, question, facts) for question, facts in first])
    return ["## Please check these first", "", _WIDEST, "", *rows] if rows else []


def _row(book: Book, question: Question, facts: list[Fact]) -> tuple[str, ...]:
    owners = dict.fromkeys(owner(book, fact.where) for fact in facts)
    whose = ", ".join(firm_name(book.scenario, firm) for firm in owners if firm)
    what = ", ".join(dict.fromkeys(about(book, fact) for fact in facts))
    return whose, f"{what}: {question.what}", question.shown, question.reason
