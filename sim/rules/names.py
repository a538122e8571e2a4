"""What people call the things of a scenario: role names, never bare ids where a name was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sim.message import Named, NameKind
from sim.plan.parts import StorePlan
from sim.plan.plan import Plan
from sim.scenario.figures import Thing
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, SideStream, Yield
from sim.scenario.measures import Measure
from sim.scenario.projects import Project
from sim.state import Contract, State


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


def card_name(part: Project | Measure | None, key: str, language: str = "en") -> str:
    """The code on a card, if it has one, and its name: "S2 Slag mill"."""
    name = said(part, key, language)
    return f"{part.code} {name}" if part and part.code else name


def project_name(plan: Plan, key: str, language: str = "en") -> str:
    """A project by its card."""
    return card_name(plan.scenario.projects.get(key), key, language)


def measure_name(plan: Plan, key: str, language: str = "en") -> str:
    """An event or a measure by its card."""
    return card_name(plan.measures.get(key), key, language)


def letter_name(plan: Plan, key: str, language: str = "en") -> str:
    """What an owner's letter is called."""
    return said(plan.scenario.letters.get(key), key, language)


def own_or_material(
    scenario: Scenario, part: Thing | None, key: str, material: str, language: str = "en"
) -> str:
    """A part of a firm by its own name, or by that of the material it is about."""
    of = scenario.materials.get(material)
    return said(of, material, language) if of and not (part and part.name) else said(part, key, language)


def store_name(plan: Plan, key: str, language: str = "en") -> str:
    """What can be given: its own name, or that of its material."""
    store = plan.stores.get(key)
    if store is None:
        return readable(key)
    return own_or_material(plan.scenario, store_part(plan, store), key, store.material, language)


def store_part(plan: Plan, store: StorePlan) -> SideStream | Yield | Collection:
    """What can be given, as the scenario writes it."""
    firm = plan.scenario.firms[store.firm]
    if store.is_yield:
        return firm.treatments[store.process].yields[store.id]
    if store.process in firm.lines:
        return firm.lines[store.process].side_streams[store.id]
    return firm.collections[store.id]


def taker_name(plan: Plan, key: str, language: str = "en") -> str:
    """A need by its own name or that of what it buys; a treatment by its name."""
    need = plan.needs.get(key)
    if need is not None:
        part = plan.scenario.firms[need.firm].lines[need.line].needs[key]
        return own_or_material(plan.scenario, part, key, need.virgin, language)
    treatment = plan.treatments.get(key)
    if treatment is not None:
        return said(plan.scenario.firms[treatment.firm].treatments[key], key, language)
    return readable(key)


def exchange_name(plan: Plan, key: str, contract: Contract | None, language: str = "en") -> str:
    """An exchange by the name the scenario gave it, or by what is given and taken."""
    agreed = plan.scenario.exchanges.get(key)
    if agreed is not None and agreed.name is not None:
        return agreed.name.in_language(language)
    if contract is None:
        return readable(key)
    giver, taker = (thing_name(plan, end, language=language) for end in (contract.giver, contract.taker))
    return f"{giver} → {taker}"


def thing_name(plan: Plan, key: str, state: State | None = None, language: str = "en") -> str:
    """Whatever an id stands for, with the firm it belongs to: "Steelworks, slag"; a line is its firm's."""
    if key in plan.firms:
        return firm_name(plan, key, language)
    if key in plan.projects:
        return project_name(plan, key, language)
    contract = state.contracts.get(key) if state else None
    if contract is not None or key in plan.scenario.exchanges:
        return exchange_name(plan, key, contract, language)
    if key in plan.measures:
        return measure_name(plan, key, language)
    firm = plan.firm_of(key)
    named = line_name if key in plan.lines else store_name if key in plan.stores else taker_name
    name = named(plan, key, language)
    return f"{firm_name(plan, firm, language)}, {name}" if firm else name


def _title(plan: Plan, _key: str, language: str = "en") -> str:
    return plan.scenario.about.title.in_language(language)


NAMES: Final[Mapping[NameKind, Callable[[Plan, str, str], str]]] = {
    "firm": firm_name,
    "project": project_name,
    "measure": measure_name,
    "material": material_name,
    "store": store_name,
    "taker": taker_name,
    "carrier": carrier_name,
    "letter": letter_name,
    "scenario": _title,
}
"""What sort of thing → its name by plan, id and language."""


def named(plan: Plan, kind: NameKind, key: str) -> Named:
    """A thing of the scenario, to be named in a message."""
    return Named(kind, key, NAMES[kind](plan, key, "en"))
