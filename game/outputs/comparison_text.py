"""Two games beside each other, for people at a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.comparison import OneSided, TwoGames
from game.outputs.comparison_words import (
    by_game,
    difference_words,
    fall_words,
    luck_words,
    parted_words,
    terms_words,
)
from game.outputs.json_result import JsonObject
from game.outputs.text_table import lay_out
from game.session.entries import CashAdjusted
from game.text.translator import Translator
from sim.units import BASE, CENTS


def comparison_text(comparison: TwoGames, names: tuple[str, str], w: Translator) -> str:
    """Where two games parted, all that only one of them decided, and what each made of it."""
    return "\n".join(_lines(comparison, names, w)) + "\n"


def _lines(comparison: TwoGames, names: tuple[str, str], w: Translator) -> Iterator[str]:
    yield w("A: {name}", name=names[0])
    yield w("B: {name}", name=names[1])
    yield f"{parted_words(comparison, w)} {luck_words(comparison, w)}"
    yield f"{fall_words(comparison, w)}."
    yield from ("", w("Replaceable new material, 0 % = if nobody acts"))
    both = [comparison.changes(game) for game in (comparison.first, comparison.other)]
    heads = ("", *map(str, comparison.years))
    rows = [
        (f"  {letter}", *(w.percent(change, signed=True) for change in line), *_blanks(comparison, line))
        for letter, line in zip("AB", both, strict=True)
    ]
    yield from lay_out([heads, *rows])
    for letter, parts in zip("AB", by_game(comparison.differences), strict=True):
        yield from ("", w("Only {name}", name=letter))
        if not parts:
            yield f"  {w('Nothing more')}"
        for part in parts:
            yield f"  {part.year}: {difference_words(comparison, part, w)}"
            yield from (f"    {text}" for text in terms_words(part, w))
    if comparison.purses:
        yield from ("", w("Purses"))
        money = [(pair.team.name, pair.first, pair.other) for pair in comparison.purses]
        cells = [
            (f"  {name}", w.money(first), w.money(other), w.money(other - first, signed=True))
            for name, first, other in money
        ]
        yield from lay_out([("", "A", "B", "B − A"), *cells])


def _blanks(comparison: TwoGames, line: tuple[float, ...]) -> tuple[str, ...]:
    return ("",) * (len(comparison.years) - len(line))


def comparison_object(comparison: TwoGames) -> JsonObject:
    """The same for programs. `first` and `other`: the two games."""
    return {
        "worlds": [comparison.first.world, comparison.other.world],
        "same_luck": comparison.has_same_luck,
        "parted_year": comparison.parted[0].year if comparison.parted else None,
        "came_apart_year": comparison.came_apart,
        "years": list(comparison.years),
        "headline_change": {
            "first": list(comparison.changes(comparison.first)),
            "other": list(comparison.changes(comparison.other)),
        },
        "headline_t": [each.headline.ours / BASE for each in comparison.last or ()],
        "only_first": [_part(each) for each in comparison.differences if each.at == 0],
        "only_other": [_part(each) for each in comparison.differences if each.at == 1],
        "purses_eur": {pair.team.id: [pair.first / CENTS, pair.other / CENTS] for pair in comparison.purses},
    }


def _part(part: OneSided) -> JsonObject:
    what = part.what
    data: JsonObject = {"year": part.year, "round": part.played.record.round}
    if isinstance(what, str):
        return {**data, "begun": what}
    if isinstance(what, CashAdjusted):
        return {**data, "given_to": what.firm, "eur": what.cents / CENTS}
    return {
        **data,
        "team": part.team.id if part.team is not None else None,
        "decision": what.model_dump(mode="json", exclude_none=True),
    }
