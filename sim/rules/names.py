"""What people call the things of a scenario: role names, never bare ids where a name was written."""

from __future__ import annotations

from sim.plan.plan import Plan
from sim.scenario.figures import Thing
from sim.units import CENTS


def readable(key: str) -> str:
    """An id as words."""
    return key.replace("-", " ").replace("_", " ")


def said(part: Thing | None, key: str, language: str = "en") -> str:
    """The name of a thing, or its id as words."""
    if part is not None and part.name is not None:
        return part.name.in_language(language)
    return readable(key)


def firm_name(plan: Plan, key: str, language: str = "en") -> str:
    """The role name of a firm: "Steelworks"."""
    return said(plan.scenario.firms.get(key), key, language)


def seat_name(plan: Plan, key: str, language: str = "en") -> str:
    """What a seat is called: by its own name, or that of its only firm."""
    seat = plan.scenario.seats.get(key)
    return said(seat, key, language) if seat else firm_name(plan, key, language)


def line_name(plan: Plan, key: str, language: str = "en") -> str:
    """What a line is called."""
    line = plan.lines.get(key)
    return said(plan.scenario.firms[line.firm].lines[key] if line else None, key, language)


def material_name(plan: Plan, key: str, language: str = "en") -> str:
    """What a material is called."""
    return said(plan.scenario.materials.get(key), key, language)


def carrier_name(plan: Plan, key: str, language: str = "en") -> str:
    """What a carrier is called."""
    return said(plan.scenario.carriers.get(key), key, language)


def project_name(plan: Plan, key: str, language: str = "en") -> str:
    """The code on the card and its name: "S2 Slag mill"."""
    part = plan.scenario.projects.get(key)
    name = said(part, key, language)
    return f"{part.code} {name}" if part else name


def store_name(plan: Plan, key: str, language: str = "en") -> str:
    """What can be given: its own name, or that of its material."""
    store = plan.stores.get(key)
    if store is None:
        return readable(key)
    firm = plan.scenario.firms[store.firm]
    part: Thing | None
    if store.is_yield:
        part = firm.treatments[store.process].yields[key]
    elif store.process in firm.lines:
        part = firm.lines[store.process].side_streams[key]
    else:
        part = firm.collections[key]
    return said(part, key, language) if part.name else material_name(plan, store.material, language)


def taker_name(plan: Plan, key: str, language: str = "en") -> str:
    """A need by its own name or that of what it buys; a treatment by its name."""
    need = plan.needs.get(key)
    if need is not None:
        part = plan.scenario.firms[need.firm].lines[need.line].needs[key]
        return said(part, key, language) if part.name else material_name(plan, need.virgin, language)
    treatment = plan.treatments.get(key)
    if treatment is not None:
        return said(plan.scenario.firms[treatment.firm].treatments[key], key, language)
    return readable(key)


def euros(cents: int) -> str:
    """A sum of money in whole euros, thousands apart: "12 500 EUR"."""
    return f"{round(cents / CENTS):,} EUR".replace(",", " ")


def measure_name(plan: Plan, key: str, language: str = "en") -> str:
    """An event or a measure by its name, with the code on its card if it has one."""
    part = plan.measures.get(key)
    name = said(part, key, language)
    return f"{part.code} {name}" if part and part.code else name
