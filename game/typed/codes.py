"""Short codes for everything a team can decide on. The same on cards, on hand-outs and at the Desk.

Projects, matches and measures bear the codes of the scenario, which are checked to be different. Side streams are
R1, R2 …, needs B1, B2 …, in order of seats, without those that the scenario has taken; the cluster fund is FUND.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from sim.plan.plan import Plan
from sim.rules.names import firm_name, measure_name, said, store_name, taker_name

What = Literal["project", "recovery", "blend", "match", "measure", "fund"]
FUND = "FUND"


@dataclass(frozen=True, slots=True)
class Handle:
    """What a code stands for."""

    code: str
    what: What
    id: str
    firm: str
    """whose decision it is; empty: anybody's"""


def handles(plan: Plan) -> dict[str, Handle]:
    """Code in capitals → what it stands for. What is numbered here is numbered round the scenario's own codes."""
    found = {handle.code: handle for handle in _named(plan)}
    for handle in _numbered(plan, frozenset(found)):
        found[handle.code] = handle
    if plan.has_fund:
        found[FUND] = Handle(FUND, "fund", FUND, "")
    return found


def _named(plan: Plan) -> Iterator[Handle]:
    for key, project in plan.scenario.projects.items():
        yield Handle(project.code.upper(), "project", key, plan.projects[key].firm)
    for key, match in plan.scenario.matches.items():
        if match.code is not None:
            yield Handle(match.code.upper(), "match", key, plan.firm_of(match.giver))
    for key, measure in plan.measures.items():
        if measure.code is not None:
            yield Handle(measure.code.upper(), "measure", key, "")


def _numbered(plan: Plan, taken: frozenset[str]) -> Iterator[Handle]:
    firms = [firm for seat in plan.seats.values() for firm in seat]
    streams = [
        key for firm in firms for key, one in plan.stores.items() if one.firm == firm and not one.is_yield
    ]
    needs = [key for firm in firms for key, one in plan.needs.items() if one.firm == firm and one.intakes]
    kinds: tuple[tuple[str, What, list[str]], ...] = (("R", "recovery", streams), ("B", "blend", needs))
    for letter, what, keys in kinds:
        free = (code for number in count(1) if (code := f"{letter}{number}") not in taken)
        for code, key in zip(free, keys, strict=False):
            yield Handle(code, what, key, plan.firm_of(key))


def called(plan: Plan, one: Handle, language: str = "en") -> str:
    """What a code stands for, in words."""
    if one.what == "project":
        return said(plan.scenario.projects[one.id], one.id, language)
    if one.what == "match":
        match = plan.scenario.matches[one.id]
        if match.name is not None:
            return match.name.in_language(language)
        return f"{store_name(plan, match.giver, language)} → {firm_name(plan, plan.firm_of(match.taker), language)}"
    if one.what == "measure":
        name = measure_name(plan, one.id, language)
        return name.removeprefix(f"{one.code} ")
    if one.what == "recovery":
        return store_name(plan, one.id, language)
    return taker_name(plan, one.id, language) if one.what == "blend" else one.code


def code_of(found: Mapping[str, Handle], what: What, key: str) -> str:
    """The code of a thing; empty if it has none."""
    return next((code for code, one in found.items() if one.what == what and one.id == key), "")
