"""Prices and taxes in each year of the game, before luck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import percent, section, short, table
from game.outputs.scenario_page.names import firm_name, material_name, unit_of
from game.text.translator import Translator
from sim.rules.names import readable
from sim.scenario.figures import Path


class _Price(NamedTuple):
    """A price that somebody pays."""

    what: str
    unit: str
    path: Path
    mark: str
    payer: str


def prices(book: Book) -> list[str]:
    """A row for each price that moves; the level ones in one paragraph."""
    years = book.years
    moving: dict[tuple[str, ...], list[_Price]] = {}
    level: list[_Price] = []
    for price in _all(book):
        shown = tuple(short(book.w, price.path.in_year(year)) for year in years)
        if all(cell == shown[0] for cell in shown):
            level.append(price)
        else:
            moving.setdefault((price.what, price.unit, price.mark, *shown), []).append(price)
    w = book.w
    heads = (w("EUR per unit"), w("paid by"), *map(str, years), w("Luck"))
    rows = [_row(w, group, shown[-len(years) :]) for shown, group in moving.items()]
    note = w(
        "What firms pay for what they buy, before luck and news. *Luck*: how far it strays in a usual year."
    )
    return section(w("Prices and taxes by year"), note, [*table(heads, rows), *_levels(w, level, years[0])])


def _row(w: Translator, group: list[_Price], shown: tuple[str, ...]) -> tuple[str, ...]:
    price = group[0]
    luck = f"±{percent(w, price.path.volatility)}" if price.path.volatility else ""
    payers = ", ".join(dict.fromkeys(each.payer for each in group if each.payer))
    what = w("{thing}, per {unit}", thing=price.what, unit=price.unit)
    return (what + price.mark, payers, *shown, luck)


def _levels(w: Translator, level: list[_Price], year: int) -> list[str]:
    if not level:
        return []
    parts = [
        w(
            "{thing} {number} per {unit}",
            thing=price.what,
            number=short(w, price.path.in_year(year)),
            unit=price.unit,
        )
        + price.mark
        + (f" ({price.payer})" if price.payer else "")
        for price in level
    ]
    return [w("The same in every year: {names}.", names="; ".join(dict.fromkeys(parts))), ""]


def _all(book: Book) -> Iterator[_Price]:
    scenario = book.scenario
    for key, path in scenario.taxes.items():
        yield _Price(readable(key).capitalize(), book.w("unit"), path, book.mark("taxes", key), "")
    if scenario.co2_price:
        yield _Price("CO₂", "t", scenario.co2_price, book.mark("co2_price"), "")
    for firm in scenario.firms:
        yield from _firm(book, firm)


def _firm(book: Book, firm: str) -> Iterator[_Price]:
    part, payer = book.scenario.firms[firm], firm_name(book, firm)
    for line_id, line in part.lines.items():
        for key, need in line.needs.items():
            mark = book.mark("firms", firm, "lines", line_id, "needs", key, "price")
            yield _price(book, need.virgin, need.price, mark, payer)
    for key, treatment in part.treatments.items():
        for material, used in treatment.auxiliaries.items():
            mark = book.mark("firms", firm, "treatments", key, "auxiliaries", material, "price")
            yield _price(book, material, used.price, mark, payer)


def _price(book: Book, material: str, path: Path, mark: str, payer: str) -> _Price:
    return _Price(material_name(book, material), unit_of(book, material), path, mark, payer)
