"""The needs that a secondary material can fill: what is bought today, and what could stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import changes, output, percent, section, short, steps, table
from game.outputs.scenario_page.names import PathStep, firm_name, material_name, part_name, unit_of
from sim.message import Message
from sim.scenario.firms import Line, Need, Secondary

_LABELS: Final = {
    "same_use": Message("same use"),
    "lower_use": Message("lower use"),
    "fill": Message("fill"),
    "energy": Message("energy"),
}


def needs(book: Book) -> list[str]:
    """A row for each secondary of each need; the need itself stands in its first row."""
    rows = [row for key in book.scenario.firms for row in _firm(book, key)]
    w = book.w
    heads = (
        w("Firm: need"),
        w("New material"),
        w("In the first year"),
        w("Later"),
        w("EUR per unit"),
        w("Recycled material"),
        w("One unit replaces"),
        w("Greatest share"),
        w("Lowest grade"),
        w("Extra cost, EUR"),
    )
    note = w(
        "New (virgin) material that the headline counts, unless *not counted* is said. *Extra cost* is what the "
        "taker spends to use each unit of recycled material; a grade is from 0 to 100, or °C for heat."
    )
    return section(w("Needs that recycled material can fill"), note, table(heads, rows))


def _firm(book: Book, firm: str) -> Iterator[tuple[str, ...]]:
    for line_id, line in book.scenario.firms[firm].lines.items():
        for key, need in line.needs.items():
            here = ("firms", firm, "lines", line_id, "needs", key)
            for at, (material, secondary) in enumerate(need.secondaries.items()):
                cells = _need(book, here, line, need) if at == 0 else ("",) * 5
                yield (*cells, *_secondary(book, (*here, "secondaries", material), secondary))


def _need(book: Book, here: tuple[str, ...], line: Line, need: Need) -> tuple[str, ...]:
    years = book.years
    unit = unit_of(book, need.virgin)
    name = f"{firm_name(book, here[1])}: {part_name(book, PathStep(here[-1], need))}"
    return (
        name if need.counted else book.w("{need} (not counted)", need=name),
        material_name(book, need.virgin),
        f"{short(book.w, output(line, years[0]) * need.amount.exact)} {unit}{_amount_mark(book, here, line)}",
        changes(book.w, line, need.amount.exact, years),
        steps(book.w, need.price, years) + book.mark(*here, "price"),
    )


def _amount_mark(book: Book, here: tuple[str, ...], line: Line) -> str:
    """Of amount per unit made and of demand, the one that says more: an amount of one is no estimate."""
    amount = book.mark(*here, "amount")
    demand = book.mark(*here[:4], "market", "demand") if line.market else ""
    return demand if demand and line.needs[here[-1]].amount.value == 1 else amount


def _secondary(book: Book, here: tuple[str, ...], part: Secondary) -> tuple[str, ...]:
    cost = steps(book.w, part.cost, book.years)
    return (
        f"{material_name(book, here[-1])} ({book.w.say(_LABELS[part.label])})",
        short(book.w, part.ratio.value) + book.mark(*here, "ratio"),
        percent(book.w, part.greatest_share.value) + book.mark(*here, "greatest_share"),
        short(book.w, part.lowest_grade.value) + book.mark(*here, "lowest_grade")
        if part.lowest_grade.value
        else book.w("any"),
        cost + book.mark(*here, "cost"),
    )
