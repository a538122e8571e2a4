"""What the things of a scenario are called on the page, and what they are measured in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from game.outputs.scenario_page.book import Book
from game.outputs.scenario_page.figures import plain
from sim.rules.names import card_name, own_or_material, readable, said
from sim.scenario.figures import Thing
from sim.scenario.firms import (
    Auxiliary,
    Collection,
    Firm,
    Line,
    Market,
    Need,
    Residue,
    Secondary,
    SideStream,
    Treatment,
    Yield,
)
from sim.scenario.materials import Distance, Material
from sim.scenario.problems import Where
from sim.scenario.projects import Project


class PathStep(NamedTuple):
    """One group of keys on the way to a figure: its key, and the group."""

    key: str
    part: BaseModel


def called(book: Book, part: BaseModel | None, key: str) -> str:
    """The name of a thing, or its id as words."""
    return plain(said(part if isinstance(part, Thing) else None, key, book.w.language))


def lower(book: Book, name: str) -> str:
    """A name within a sentence: "kiln CO₂", but "CO₂ from the kiln"; a language that writes nouns large keeps it."""
    has_small_nouns = book.w("unit")[:1].islower()
    return name[:1].lower() + name[1:] if has_small_nouns and name[1:2].islower() else name


def firm_name(book: Book, key: str) -> str:
    """The role name of a firm: "Steelworks"."""
    return called(book, book.scenario.firms.get(key), key)


def with_real_name(book: Book, key: str) -> str:
    """The role name with the real one beside it, for readers who know the region."""
    real = book.scenario.firms[key].real_name
    return firm_name(book, key) + (f" ({plain(book.w.of(real))})" if real else "")


def material_name(book: Book, key: str) -> str:
    """What a material is called."""
    return called(book, book.scenario.materials.get(key), key)


def unit_of(book: Book, material: str) -> str:
    """What a material is measured in."""
    known = book.scenario.materials.get(material)
    return known.unit if known else book.w("unit")


def thing_name(book: Book, key: str, at: str = "") -> str:
    """Whatever an id stands for: a project with its code; a part of a firm with the firm, but not `at` it."""
    entry = book.index.things.get(key)
    if entry is None:
        return called(book, book.scenario.materials.get(key) or book.scenario.carriers.get(key), key)
    if isinstance(entry.part, Project):
        return plain(card_name(entry.part, key, book.w.language))
    name = part_name(book, PathStep(key, entry.part))
    return f"{name} ({firm_name(book, entry.firm)})" if entry.firm not in ("", key, at) else name


def part_name(book: Book, step: PathStep) -> str:
    """A part of a firm by its own name, or by that of the material it is about."""
    if isinstance(step.part, Distance):
        first, last = (firm_name(book, key) for key in step.part.between)
        return book.w("{first} to {last}", first=first, last=last)
    part = step.part if isinstance(step.part, Thing) else None
    material = _material(step) if part else ""
    return plain(own_or_material(book.scenario, part, step.key, material, book.w.language))


def along(book: Book, where: Where) -> Iterator[PathStep]:
    """The groups of keys on the way to a place, outermost first; what is not a group is passed by."""
    here: Any = book.scenario
    for key in where:
        here = getattr(here, str(key)) if isinstance(here, BaseModel) else here[key]
        if isinstance(here, BaseModel):
            yield PathStep(str(key), here)


def subject(book: Book, where: Where) -> str:
    """What a figure is about, without the firm: "Backfill binder, Fly ash"."""
    steps = [step for step in along(book, where[:-1]) if isinstance(step.part, Thing)]
    shown = [step for at, step in enumerate(steps) if _tells(step, steps[at + 1 :])]
    names = [
        thing_name(book, step.key) if isinstance(step.part, Project) else part_name(book, step)
        for step in shown
    ]
    if not names and where[0] == "firms":
        return firm_name(book, str(where[1]))
    return ", ".join(names) or readable(str(where[-1]))


_OF_A_FIRM = (Line, Need, Secondary, SideStream, Treatment, Yield, Auxiliary, Residue, Collection)


def _tells(step: PathStep, inside: list[PathStep]) -> bool:
    """A line is named only where nothing in it is; a firm stands in the heading; the outermost else."""
    if isinstance(step.part, Firm):
        return False
    if isinstance(step.part, Line):
        return not any(isinstance(inner.part, Need | SideStream) for inner in inside)
    if isinstance(step.part, Market) or not isinstance(step.part, _OF_A_FIRM):
        return step.part.__class__.__name__ in _OUTERMOST
    return True


_OUTERMOST = ("Material", "Carrier", "Distance", "Project", "ExchangeTerms", "Event", "Measure", "Goal")


def units(book: Book, where: Where) -> tuple[str, str]:
    """What the nearest material is measured in, and what the line or treatment round it counts."""
    near = round_it = book.w("unit")
    for step in along(book, where):
        material = _material(step)
        if material in book.scenario.materials:
            near = unit_of(book, material)
        elif isinstance(step.part, Material):
            near = step.part.unit
        if isinstance(step.part, Line | Treatment):
            round_it = near
    return near, round_it


def _material(step: PathStep) -> str:
    part = step.part
    if isinstance(part, Need):
        return part.virgin
    if isinstance(part, SideStream | Yield | Collection | Residue):
        return part.material
    if isinstance(part, Line):
        return part.makes
    if isinstance(part, Treatment):
        return part.takes
    return step.key if isinstance(part, Secondary | Auxiliary) else ""
