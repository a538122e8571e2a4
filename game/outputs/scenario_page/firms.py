"""The firms: role name and real name, what they make and can make, and what they may spend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import millions, output, plain, section, short, steps, table
from game.outputs.scenario_page.law import trade
from game.outputs.scenario_page.names import firm_name, material_name, unit_of
from sim.message import Message
from sim.scenario.firms import Firm, Line
from sim.scenario.measures import Size

SIZES: Final[dict[Size, Message]] = {
    "anchor": Message("large"),
    "sme": Message("small or middle-sized"),
    "community": Message("community"),
}
"""size of a firm → what it is called"""


def firms(book: Book) -> list[str]:
    """A row for each line of each firm; what belongs to the whole firm stands in its first row."""
    rows = [row for key, firm in book.scenario.firms.items() for row in _firm(book, key, firm)]
    w = book.w
    heads = (
        w("Firm"),
        w("Real name"),
        w("Size"),
        w("Makes"),
        w("In the first year"),
        w("Capacity a year"),
        w("Jobs"),
        w("Purse, EUR million"),
    )
    note = w(
        "The purse is what a team may spend on circular things: at the start, and each year. It is a budget for "
        "play, not the firm's money."
    )
    return section(w("The firms"), note, table(heads, rows))


def _firm(book: Book, key: str, firm: Firm) -> Iterator[tuple[str, ...]]:
    name = firm_name(book, key)
    if firm.outside:
        name = book.w("{firm} (outside the cluster)", firm=name)
    real = ", ".join(filter(None, (plain(book.w.of(firm.real_name)), trade(book, firm))))
    jobs = book.w("not given")
    if firm.jobs.value:
        jobs = short(book.w, firm.jobs.exact) + book.mark("firms", key, "jobs")
    makes = [_line(book, key, line, part) for line, part in firm.lines.items()] or [("", "", "")]
    for at, made in enumerate(makes):
        if at == 0:
            yield (name, real, book.w.say(SIZES[firm.size]), *made, jobs, _purse(book, key, firm))
        else:
            yield ("", "", "", *made, "", "")


def _line(book: Book, firm: str, key: str, line: Line) -> tuple[str, str, str]:
    here = ("firms", firm, "lines", key)
    unit = unit_of(book, line.makes)
    made = output(line, book.years[0])
    mark = book.mark(*here, "market", "demand") if line.market else ""
    capacity = f"{short(book.w, line.capacity.exact)} {unit}{book.mark(*here, 'capacity')}"
    return material_name(book, line.makes), f"{short(book.w, made)} {unit}{mark}", capacity


def _purse(book: Book, key: str, firm: Firm) -> str:
    start = millions(book.w, firm.purse.start.value)
    if firm.outside and not firm.purse.start.value:
        return ""
    yearly = steps(book.w, firm.purse.yearly, book.years, millions)
    start += book.mark("firms", key, "purse", "start")
    return book.w("{purse}; each year {yearly}", purse=start, yearly=yearly)
