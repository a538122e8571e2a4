"""Two games beside each other, as pages: where they parted, what differs, and whose purse it made fuller."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from game.debrief.comparison import OneSided, TwoGames
from game.outputs.comparison_words import by_game, difference_words, fall_words, luck_words, parted_words
from game.outputs.path.page import (
    Answer,
    Curve,
    Curves,
    PathPage,
    Sentences,
    SideBySide,
    SumRow,
    Sums,
    TeamColumn,
)
from game.text.translator import Translator

LETTERS = "A", "B"
"""what the two games are called on their pages"""
_MOST = 5
"""lines of a column"""
_MOST_ROWS = 5
"""purses of a page"""


def compare_pages(comparison: TwoGames, names: tuple[str, str], w: Translator) -> tuple[PathPage, ...]:
    """All of them. `names`: what people call the two games."""
    about = w("A: {first} · B: {other}", first=names[0], other=names[1])
    if not comparison.years:
        nothing = Sentences((w("No round was played."),))
        return (PathPage("road", w("Two games"), "", nothing, about),)
    return (
        _parted(comparison, about, w),
        *_differences(comparison, about, w),
        *_purses(comparison, about, w),
    )


def _parted(comparison: TwoGames, about: str, w: Translator) -> PathPage:
    """Both lines, and what was decided otherwise in the round in which they part."""
    both = comparison.first, comparison.other
    lines = [comparison.changes(game) for game in both]
    names = [f"{letter} {w.percent(line[-1], signed=True) if line else ''}".strip()
             for letter, line in zip(LETTERS, lines, strict=True)]  # fmt: skip
    curves = Curve("ours", lines[0], names[0]), Curve("signed", lines[1], names[1])
    parted, less = comparison.parted, comparison.less
    fork = None
    if parted and len(lines[0]) == len(lines[1]) == len(comparison.years):
        fork = next(at for at, year in enumerate(comparison.years) if year >= parted[0].year)
    whole = [] if less is None else [w("all new material: {change}", change=w.percent(less[1], signed=True))]
    texts = [
        f"{LETTERS[side]}: {_first(comparison, parts, w)}"
        for side, parts in enumerate(by_game(parted))
        if parts
    ]
    return PathPage(
        "road",
        w("Where two games parted"),
        w("Ask: “What did they know that you did not?” Then turn the page."),
        Curves(comparison.years, curves, fork),
        about,
        Answer(
            "–" if less is None else w.percent(less[0], signed=True), w("B against A"), None, (*whole, *texts)
        ),
        w("Replaceable new material"),
        parted_words(comparison, w),
        f"{fall_words(comparison, w)}. {luck_words(comparison, w)}",
    )


def _first(comparison: TwoGames, parts: tuple[OneSided, ...], w: Translator) -> str:
    """The first of a game's decisions, and how many more there are."""
    text = difference_words(comparison, parts[0], w)
    more = len(parts) - 1
    return text if not more else w.many("{what}, and {n} more", "{what}, and {n} more", more, what=text)


def _differences(comparison: TwoGames, about: str, w: Translator) -> Iterator[PathPage]:
    """All that only one of them decided, a column a game."""
    columns = [
        [f"{part.year}: {difference_words(comparison, part, w)}" for part in parts]
        for parts in by_game(comparison.differences)
    ]
    if not any(columns):
        return
    titles = [w("Only {name}", name=letter) for letter in LETTERS]
    pages = [[column[at : at + _MOST] for at in range(0, len(column), _MOST)] for column in columns]
    for number, leaf in enumerate(zip_longest(*pages, fillvalue=[])):
        shown = [TeamColumn(title, tuple(lines or [w("Nothing more")]))
                 for title, lines in zip(titles, leaf, strict=True)]  # fmt: skip
        yield PathPage(
            "road",
            w("Decided in one of them only"),
            w("Ask: “Which of these would you sign today?”"),
            SideBySide(tuple(shown)),
            about,
            question="" if number else parted_words(comparison, w),
            second="" if number else luck_words(comparison, w),
        )


def _purses(comparison: TwoGames, about: str, w: Translator) -> Iterator[PathPage]:
    """By how much each purse of the other game is fuller, or emptier."""
    pairs = comparison.purses
    rows = [
        SumRow(
            pair.team.name,
            w.money(pair.other - pair.first, signed=True),
            pair.other - pair.first,
            w("A {first} · B {other}", first=w.money(pair.first), other=w.money(pair.other)),
            pair.team.mark,
        )
        for pair in pairs
    ]
    for at in range(0, len(rows), _MOST_ROWS):
        yield PathPage(
            "road",
            w("Purses: B against A"),
            w("Ask: “Who paid for the difference?”"),
            Sums(tuple(rows[at : at + _MOST_ROWS])),
            about,
            question=w("Who is poorer in B, and who richer?"),
            second=fall_words(comparison, w),
        )
