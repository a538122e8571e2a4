"""Which tonnes include their water, and which do not."""

from __future__ import annotations

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import section
from game.outputs.scenario_page.names import material_name


def bases(book: Book) -> list[str]:
    """Every material in t, by its basis."""
    w = book.w
    heads = {
        "wet": w("Tonnes that include their water:"),
        "dry": w("Tonnes of dry matter:"),
        "": w("Nothing is said of these, and water is taken to be included:"),
    }
    names: dict[str, list[str]] = {}
    for key, material in book.scenario.materials.items():
        if material.unit == "t":
            stated = material.basis if "basis" in material.model_fields_set else ""
            names.setdefault(stated, []).append(material_name(book, key))
    body = [f"- {head} {', '.join(names[basis])}" for basis, head in heads.items() if basis in names]
    return section(w("Wet or dry"), "", [*body, ""] if body else [])
