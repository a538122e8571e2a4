"""Whether recipes close: what goes in unnamed, and which elements come out as they go in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import MINUS, percent, section, short, table
from game.outputs.scenario_page.names import firm_name, lower, material_name, thing_name, unit_of
from sim.message import Message
from sim.scenario.elements import ELEMENTS, OPEN, Closing, closings, unnamed
from sim.scenario.figures import Figure
from sim.scenario.firms import Line
from sim.scenario.materials import Element, Elements
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
    """What goes into each line and comes out, which elements close, and what the materials are taken to hold;
    nothing where no material tells what it holds."""
    w, materials = book.w, book.scenario.materials
    if not any(material.composition for material in materials.values()):
        return []
    names = [w.say(_NAMES[element]) for element in ELEMENTS]
    closed = [row for where, elements in closings(book.scenario) if (row := _closed(book, where, elements))]
    held = [_held(book, key, part.composition) for key, part in materials.items() if part.composition]
    note = w(
        "Tonnes of an element that go in and come out for each unit, by what the materials hold; the CO2 that is "
        "given off is counted. Less than 2 % of the mass is a trace and left out. What is open by more than a "
        "tenth stands in bold."
    )
    body = [
        *table((w("Line"), w("Goes in for each unit made"), w("Comes out besides")), _lines(book)),
        *(note, ""),
        *table((w("Line or treatment"), *names), closed),
        *(w("What the materials are taken to hold, in t per unit:"), ""),
        *table((w("Material"), *names, w("Why we think so")), held),
    ]
    return section(w("Do the recipes close?"), "", body)


def _lines(book: Book) -> Iterator[tuple[str, ...]]:
    for firm_id, firm in book.scenario.firms.items():
        for key, line in firm.lines.items():
            here = ("firms", firm_id, "lines", key)
            into = [
                _amount(book, need.virgin, need.amount, (*here, "needs", need_id))
                for need_id, need in line.needs.items()
            ]
            out = [
                _amount(book, stream.material, stream.amount, (*here, "side_streams", stream_id))
                for stream_id, stream in line.side_streams.items()
            ]
            name = f"{firm_name(book, firm_id)}: {thing_name(book, key, firm_id)}"
            yield (
                name,
                "; ".join([*into, *_nameless(book, line, here)]),
                "; ".join([*out, *_gone(book, line, here)]),
            )


def _amount(book: Book, material: str, amount: Figure, here: Where) -> str:
    shown = f"{short(book.w, amount.value)} {unit_of(book, material)}{book.mark(*here, 'amount')}"
    return book.w("{amount} of {material}", amount=shown, material=lower(book, material_name(book, material)))


def _nameless(book: Book, line: Line, here: Where) -> Iterator[str]:
    w = book.w
    if line.from_air.value:
        amount = short(w, line.from_air.value) + book.mark(*here, "from_air")
        yield w("{amount} t of air and water", amount=amount)
    if line.untracked.value:
        share = percent(w, unnamed(line, book.scenario))
        yield f"**{w('{share} of all that goes in is not followed', share=share)}**"


def _gone(book: Book, line: Line, here: Where) -> Iterator[str]:
    if line.off_gas.value:
        amount = short(book.w, line.off_gas.value) + book.mark(*here, "off_gas")
        yield book.w("{amount} t of gas, vapour or salts in water", amount=amount)


def _held(book: Book, key: str, part: Elements) -> tuple[str, ...]:
    """What a material holds of each element, and the reasons, each once."""
    here = ("materials", key, "composition")
    trails = {element: trail for element in ELEMENTS if (trail := book.trail((*here, element)))}
    amounts = [
        short(book.w, part.held(element)) + book.mark(*here, element) if element in trails else ""
        for element in ELEMENTS
    ]
    reasons = dict.fromkeys(book.sources.said(trail.text) for trail in trails.values())
    return material_name(book, key), *amounts, "; ".join(reasons)


def _closed(book: Book, where: Where, elements: list[Closing]) -> tuple[str, ...]:
    if not elements:
        return ()
    firm, _, key = (str(step) for step in where[1:])
    by_element = {each.element: each for each in elements}
    cells = (_cell(book, by_element[element]) if element in by_element else "" for element in ELEMENTS)
    return f"{firm_name(book, firm)}: {thing_name(book, key, firm)}", *cells


def _cell(book: Book, closing: Closing) -> str:
    into, out = short(book.w, closing.into), short(book.w, closing.out)
    sign = MINUS if closing.gap < 0 else "+"
    cell = f"{into} → {out} ({sign}{percent(book.w, round(abs(closing.gap), _DIGITS))})"
    return f"**{cell}**" if abs(closing.gap) > OPEN else cell
