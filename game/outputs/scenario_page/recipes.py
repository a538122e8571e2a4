"""Whether recipes close: what goes in unnamed, and which elements come out as they go in."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import MINUS, percent, section, short, table
from game.outputs.scenario_page.names import firm_name, thing_name
from sim.message import Message
from sim.scenario.elements import ELEMENTS, OPEN, Closing, closings, unnamed
from sim.scenario.firms import Line
from sim.scenario.materials import Element
from sim.scenario.problems import Where

_NAMES: Final[dict[Element, Message]] = {
    "calcium": Message("Calcium"),
    "chromium": Message("Chromium"),
    "iron": Message("Iron"),
    "carbon": Message("Carbon"),
}


_DIGITS: Final = 3
"""of a gap: a tenth of a per cent"""


def recipes(book: Book) -> list[str]:
    """A row for each line and treatment of which something is told; nothing where no material tells what it holds."""
    w = book.w
    if not any(material.composition for material in book.scenario.materials.values()):
        return []
    rows = [row for where, elements in closings(book.scenario) if (row := _row(book, where, elements))]
    heads = (w("Line or treatment"), w("Unnamed"), *(w.say(_NAMES[element]) for element in ELEMENTS))
    note = w(
        "Tonnes of an element that go in and come out for each unit, by what the materials hold; the CO2 that is "
        "given off is counted. Less than 2 % of the mass is a trace and left out. What is open by more than a "
        "tenth stands in bold. *Unnamed*: the share of what goes in that the scenario does not follow."
    )
    return section(w("Do the recipes close?"), note, table(heads, rows))


def _row(book: Book, where: Where, elements: list[Closing]) -> tuple[str, ...]:
    firm, _, key = (str(step) for step in where[1:])
    part = book.index.things[key].part
    share = unnamed(part, book.scenario) if isinstance(part, Line) else Decimal(0)
    if not elements and not share:
        return ()
    by_element = {each.element: each for each in elements}
    cells = (_cell(book, by_element[element]) if element in by_element else "" for element in ELEMENTS)
    name = f"{firm_name(book, firm)}: {thing_name(book, key, firm)}"
    return name, percent(book.w, share) if share else "", *cells


def _cell(book: Book, closing: Closing) -> str:
    into, out = short(book.w, closing.into), short(book.w, closing.out)
    sign = MINUS if closing.gap < 0 else "+"
    cell = f"{into} → {out} ({sign}{percent(book.w, round(abs(closing.gap), _DIGITS))})"
    return f"**{cell}**" if abs(closing.gap) > OPEN else cell
