"""Prices and taxes in each year of the game, before luck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import percent, short
from game.outputs.scenario_page.markdown import table
from game.outputs.scenario_page.names import firm_name, material_name, unit_of
from game.outputs.scenario_page.years import played
from sim.rules.names import readable
from sim.scenario.figures import Path

_NOTE: Final = (
    "What firms pay for what they buy, before luck and news. *Luck*: how far it strays in a usual year."
)


class _Price(NamedTuple):
    """A price that somebody pays."""

    what: str
    unit: str
    path: Path
    mark: str
    payer: str


def prices(book: Book) -> list[str]:
    """A row for each price that moves; the level ones in one paragraph."""
    years = played(book.scenario)
    moving: dict[tuple[str, ...], list[_Price]] = {}
    level: list[_Price] = []
    for price in _all(book):
        shown = tuple(short(price.path.in_year(year)) for year in years)
        if all(cell == shown[0] for cell in shown):
            level.append(price)
        else:
            moving.setdefault((price.what, price.unit, price.mark, *shown), []).append(price)
    heads = ("EUR per unit", "paid by", *map(str, years), "Luck")
    rows = [_row(group, len(years), shown) for shown, group in moving.items()]
    return ["## Prices and taxes by year", "", _NOTE, "", *table(heads, rows), *_levels(level, years[0])]


def _row(group: list[_Price], years: int, shown: tuple[str, ...]) -> tuple[str, ...]:
    price = group[0]
    luck = f"±{percent(price.path.volatility)}" if price.path.volatility else ""
    payers = ", ".join(dict.fromkeys(each.payer for each in group if each.payer))
    return (f"{price.what}, per {price.unit}{price.mark}", payers, *shown[-years:], luck)


def _levels(level: list[_Price], year: int) -> list[str]:
    if not level:
        return []
    parts = [
        f"{price.what} {short(price.path.in_year(year))} per {price.unit}{price.mark}"
        + (f" ({price.payer})" if price.payer else "")
        for price in level
    ]
    return [f"The same in every year: {'; '.join(dict.fromkeys(parts))}.", ""]


def _all(book: Book) -> Iterator[_Price]:
    scenario = book.scenario
    for key, path in scenario.taxes.items():
        yield _Price(readable(key).capitalize(), "unit", path, book.mark("taxes", key), "")
    if scenario.co2_price:
        yield _Price("CO₂", "t", scenario.co2_price, book.mark("co2_price"), "")
    for firm in scenario.firms:
        yield from _firm(book, firm)


def _firm(book: Book, firm: str) -> Iterator[_Price]:
    part, payer = book.scenario.firms[firm], firm_name(book.scenario, firm)
    for line_id, line in part.lines.items():
        for key, need in line.needs.items():
            mark = book.mark("firms", firm, "lines", line_id, "needs", key, "price")
            yield _price(book, need.virgin, need.price, mark, payer)
    for key, treatment in part.treatments.items():
        for material, used in treatment.auxiliaries.items():
            mark = book.mark("firms", firm, "treatments", key, "auxiliaries", material, "price")
            yield _price(book, material, used.price, mark, payer)


def _price(book: Book, material: str, path: Path, mark: str, payer: str) -> _Price:
    return _Price(material_name(book.scenario, material), unit_of(book.scenario, material), path, mark, payer)
