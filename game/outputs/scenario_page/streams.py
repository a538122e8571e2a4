"""The side streams, firm by firm: how much, how it changes, where it goes, what that costs."""

from __future__ import annotations

from collections.abc import Iterator

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import changes, output, percent, section, short, steps, table
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
from game.text.disposal import disposed
from sim.scenario.firms import Collection, Line, SideStream
from sim.scenario.materials import Disposal


def streams(book: Book) -> list[str]:
    """A row for each side stream; the firm stands in its first row."""
    rows = [
        (with_real_name(book, firm) if at == 0 else "", *row)
        for firm in book.scenario.firms
        for at, row in enumerate(_rows(book, firm))
    ]
    w = book.w
    heads = (
        w("Firm"),
        w("Side stream"),
        w("In the first year"),
        w("Later"),
        w("Goes today to"),
        w("Cost, EUR per unit"),
        w("Tax"),
        w("Amount per unit made, and why"),
    )
    note = w("A negative cost is earned. Amounts follow from what the line makes and the last column.")
    return section(w("Side streams, and where they go today"), note, table(heads, rows))


def _rows(book: Book, firm: str) -> Iterator[tuple[str, ...]]:
    for line_id, line in book.scenario.firms[firm].lines.items():
        for key, stream in line.side_streams.items():
            yield _row(book, firm, (line_id, line), (key, stream))
    for key, collection in book.scenario.firms[firm].collections.items():
        yield _returned(book, firm, key, collection)


def _returned(book: Book, firm: str, key: str, part: Collection) -> tuple[str, ...]:
    """Goods sold long ago that come back."""
    here = ("firms", firm, "collections", key)
    years = book.years
    unit = unit_of(book, part.material)
    back = part.sold_before.in_year(years[0] - part.after_years) * part.share.exact
    return (
        book.w.many(
            "{name}, {n} year after it was sold",
            "{name}, {n} years after it was sold",
            part.after_years,
            name=part_name(book, PathStep(key, part)),
        ),
        f"{short(book.w, back)} {unit}{_collected(book, part, here)}{book.mark(*here, 'sold_before')}",
        "",
        _today(book, key, part.disposal, unit),
        steps(book.w, part.disposal.fee, years) + book.mark(*here, "disposal", "fee"),
        _tax(book, part.disposal, here),
        f"{short(book.w, part.share.value)}{book.mark(*here, 'share')}",
    )


def _row(book: Book, firm: str, of: tuple[str, Line], arising: tuple[str, SideStream]) -> tuple[str, ...]:
    (line_id, line), (key, stream) = of, arising
    here = ("firms", firm, "lines", line_id, "side_streams", key)
    years = book.years
    unit = unit_of(book, stream.material)
    first = f"{short(book.w, output(line, years[0]) * stream.amount.exact)} {unit}{_collected(book, stream, here)}"
    later = [changes(book.w, line, stream.amount.exact, years), *happening_to(book, line_id, firm)]
    return (
        _name(book, key, stream),
        first,
        "; ".join(filter(None, later)),
        _today(book, key, stream.disposal, unit),
        steps(book.w, stream.disposal.fee, years) + book.mark(*here, "disposal", "fee"),
        _tax(book, stream.disposal, here),
        _basis(book, here, stream),
    )


def _name(book: Book, key: str, stream: SideStream) -> str:
    name = part_name(book, PathStep(key, stream))
    material = material_name(book, stream.material)
    return name if name == material else f"{name} ({lower(book, material)})"


def _collected(book: Book, stream: SideStream | Collection, here: tuple[str, ...]) -> str:
    share = stream.recovery.value
    if share == 1:
        return ""
    return ", " + book.w("{share} collected", share=percent(book.w, share)) + book.mark(*here, "recovery")


def _today(book: Book, key: str, disposal: Disposal, unit: str) -> str:
    w = book.w
    given = [
        w(
            "{taker}, up to {amount} a year",
            taker=thing_name(book, exchange.taker),
            amount=f"{short(w, exchange.most.value)} {unit}",
        )
        for exchange in book.scenario.exchanges.values()
        if exchange.giver == key
    ]
    place = lower(book, called(book, disposal, "") if disposal.name else disposed(w, disposal.kind))
    return "; ".join([*given, w("the rest: {place}", place=place) if given else place])


def _tax(book: Book, disposal: Disposal, here: tuple[str, ...]) -> str:
    """The tax on what is disposed of, and since when."""
    if disposal.tax is None:
        return book.w("none")
    since = disposal.taxed_from
    years = book.years
    name = disposal.tax.replace("_", " ")
    mark = book.mark(*here, "disposal", "taxed_from")
    return book.w("{name}, from {year}", name=name, year=since) + mark if since and since > years[0] else name


def _basis(book: Book, here: tuple[str, ...], stream: SideStream) -> str:
    figure = book.trail((*here, "amount"))
    mark = book.mark(*here, "amount")
    return f"{short(book.w, stream.amount.value)}{mark} {book.reason(figure) if figure else ''}".strip()
