"""The firms: role name and real name, what they make and can make, and what they may spend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import millions, short
from game.outputs.scenario_page.markdown import plain, table
from game.outputs.scenario_page.names import firm_name, material_name, unit_of
from game.outputs.scenario_page.years import output, played, steps
from sim.scenario.firms import Firm, Line

_SIZES: Final = {"anchor": "large", "sme": "small or middle-sized", "community": "community"}
_HEADS: Final = (
    "Firm",
    "Real name",
    "Size",
    "Makes",
    "In the first year",
    "Capacity a year",
    "Jobs",
    "Purse, EUR million",
)
_NOTE: Final = (
    "The purse is what a team may spend on circular things: at the start, and each year. It is a budget for "
    "play, not the firm's money."
)


def firms(book: Book) -> list[str]:
    """A row for each line of each firm; what belongs to the whole firm stands in its first row."""
    rows = [row for key, firm in book.scenario.firms.items() for row in _firm(book, key, firm)]
    return ["## The firms", "", _NOTE, "", *table(_HEADS, rows)]


def _firm(book: Book, key: str, firm: Firm) -> Iterator[tuple[str, ...]]:
    name = firm_name(book.scenario, key) + (" (outside the cluster)" if firm.outside else "")
    real = plain(firm.real_name.en) if firm.real_name else ""
    jobs = short(firm.jobs.exact) + book.mark("firms", key, "jobs") if firm.jobs.value else "not given"
    makes = [_line(book, key, line, part) for line, part in firm.lines.items()] or [("", "", "")]
    for at, made in enumerate(makes):
        if at == 0:
            yield (name, real, _SIZES[firm.size], *made, jobs, _purse(book, key, firm))
        else:
            yield ("", "", "", *made, "", "")


def _line(book: Book, firm: str, key: str, line: Line) -> tuple[str, str, str]:
    here = ("firms", firm, "lines", key)
    unit = unit_of(book.scenario, line.makes)
    made = output(line, played(book.scenario)[0])
    mark = book.mark(*here, "market", "demand") if line.market else ""
    capacity = f"{short(line.capacity.exact)} {unit}{book.mark(*here, 'capacity')}"
    return material_name(book.scenario, line.makes), f"{short(made)} {unit}{mark}", capacity


def _purse(book: Book, key: str, firm: Firm) -> str:
    start = millions(firm.purse.start.value)
    if firm.outside and not firm.purse.start.value:
        return ""
    yearly = steps(firm.purse.yearly, played(book.scenario), millions)
    return f"{start}{book.mark('firms', key, 'purse', 'start')}; each year {yearly}"
