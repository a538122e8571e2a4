"""The side streams, firm by firm: how much, how it changes, where it goes, what that costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import percent, short
from game.outputs.scenario_page.markdown import table
from game.outputs.scenario_page.names import (
    PathStep,
    called,
    lower,
    material_name,
    part_name,
    thing_name,
    unit_of,
    with_real_name,
)
from game.outputs.scenario_page.news import happening_to
from game.outputs.scenario_page.years import changes, output, played, steps
from sim.scenario.firms import Collection, Line, SideStream
from sim.scenario.materials import Disposal

_HEADS: Final = (
    "Firm",
    "Side stream",
    "In the first year",
    "Later",
    "Goes today to",
    "Cost, EUR per unit",
    "Tax",
    "Amount per unit made, and why",
)
_PLACES: Final = {
    "landfill": "landfill",
    "heap": "a heap on site",
    "far_sale": "sold far away",
    "flare": "flare",
    "discharge": "let go",
    "energy_recovery": "burnt",
}
_NOTE: Final = "A negative cost is earned. Amounts follow from what the line makes and the last column."


def streams(book: Book) -> list[str]:
    """A row for each side stream; the firm stands in its first row."""
    rows = [
        (with_real_name(book.scenario, firm) if at == 0 else "", *row)
        for firm in book.scenario.firms
        for at, row in enumerate(_rows(book, firm))
    ]
    head = ["## Side streams, and where they go today", "", _NOTE, ""]
    return [*head, *table(_HEADS, rows)] if rows else []


def _rows(book: Book, firm: str) -> Iterator[tuple[str, ...]]:
    for line_id, line in book.scenario.firms[firm].lines.items():
        for key, stream in line.side_streams.items():
            yield _row(book, firm, (line_id, line), (key, stream))
    for key, collection in book.scenario.firms[firm].collections.items():
        yield _returned(book, firm, key, collection)


def _returned(book: Book, firm: str, key: str, part: Collection) -> tuple[str, ...]:
    """Goods sold long ago that come back."""
    here = ("firms", firm, "collections", key)
    years = played(book.scenario)
    unit = unit_of(book.scenario, part.material)
    back = part.sold_before.in_year(years[0] - part.after_years) * part.share.exact
    return (
        f"{part_name(book.scenario, PathStep(key, part))}, {part.after_years} years after it was sold",
        f"{short(back)} {unit}{_collected(book, part, here)}{book.mark(*here, 'sold_before')}",
        "",
        _today(book, key, part.disposal, unit),
        steps(part.disposal.fee, years) + book.mark(*here, "disposal", "fee"),
        _tax(book, part.disposal, here),
        f"{short(part.share.value)}{book.mark(*here, 'share')}",
    )


def _row(book: Book, firm: str, of: tuple[str, Line], arising: tuple[str, SideStream]) -> tuple[str, ...]:
    (line_id, line), (key, stream) = of, arising
    here = ("firms", firm, "lines", line_id, "side_streams", key)
    years = played(book.scenario)
    unit = unit_of(book.scenario, stream.material)
    first = f"{short(output(line, years[0]) * stream.amount.exact)} {unit}{_collected(book, stream, here)}"
    later = [changes(line, stream.amount.exact, years), *happening_to(book, line_id, firm)]
    return (
        _name(book, key, stream),
        first,
        "; ".join(filter(None, later)),
        _today(book, key, stream.disposal, unit),
        steps(stream.disposal.fee, years) + book.mark(*here, "disposal", "fee"),
        _tax(book, stream.disposal, here),
        _basis(book, here, stream),
    )


def _name(book: Book, key: str, stream: SideStream) -> str:
    name = part_name(book.scenario, PathStep(key, stream))
    material = material_name(book.scenario, stream.material)
    return name if name == material else f"{name} ({lower(material)})"


def _collected(book: Book, stream: SideStream | Collection, here: tuple[str, ...]) -> str:
    share = stream.recovery.value
    return f", {percent(share)} collected{book.mark(*here, 'recovery')}" if share != 1 else ""


def _today(book: Book, key: str, disposal: Disposal, unit: str) -> str:
    agreed = [exchange for exchange in book.scenario.exchanges.values() if exchange.giver == key]
    given = [
        f"{thing_name(book.scenario, book.index, exchange.taker)}, up to {short(exchange.most.value)} {unit} a year"
        for exchange in agreed
    ]
    return "; ".join([*given, ("the rest: " if given else "") + _place(disposal)])


def _place(disposal: Disposal) -> str:
    return lower(called(disposal, "")) if disposal.name else _PLACES[disposal.kind]


def _tax(book: Book, disposal: Disposal, here: tuple[str, ...]) -> str:
    """The tax on what is disposed of, and since when."""
    if disposal.tax is None:
        return "none"
    since = disposal.taxed_from
    years = played(book.scenario)
    name = disposal.tax.replace("_", " ")
    mark = book.mark(*here, "disposal", "taxed_from")
    return f"{name}, from {since}{mark}" if since and since > years[0] else name


def _basis(book: Book, here: tuple[str, ...], stream: SideStream) -> str:
    figure = book.trail((*here, "amount"))
    mark = book.mark(*here, "amount")
    return f"{short(stream.amount.value)}{mark} {book.reason(figure) if figure else ''}".strip()
