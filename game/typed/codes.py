"""Short codes for everything a team can decide on. The same on cards, on hand-outs and at the Desk.

Projects, matches and measures bear the codes of the scenario, which are checked to be different; a match is X1, X2 …
and a measure A1, A2 … where it has none. Side streams are R1, R2 …, needs B1, B2 …, treatments P1, P2 …, in order of
seats. What is numbered goes round the scenario's own codes. The cluster fund is FUND, or the word of any language for
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from game.text.translator import Translator
from game.typed.vocabulary import means, printed
from sim.plan.plan import Plan
from sim.rules.names import firm_name, measure_name, said, store_name, taker_name

What = Literal["project", "recovery", "blend", "treatment", "match", "measure", "fund"]
FUND = "FUND"
_TYPED = ("by vote", "by application", "by choice")
"""how a measure begins that teams write on a sheet"""


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
    codes = {handle.code: handle for handle in _named(plan)}
    for handle in _numbered(plan, frozenset(codes)):
        codes[handle.code] = handle
    if plan.has_fund:
        codes[FUND] = Handle(FUND, "fund", FUND, "")
    return codes


def _named(plan: Plan) -> Iterator[Handle]:
    for key, project in plan.scenario.projects.items():
        yield Handle(project.code.upper(), "project", key, plan.projects[key].firm)
    for key, match in plan.scenario.matches.items():
        if match.code is not None:
            yield Handle(match.code.upper(), "match", key, plan.firm_of(match.giver))
    for key, measure in plan.measures.items():
        if measure.code is not None:
            yield Handle(measure.code.upper(), "measure", key, "")


def handle_of(codes: Mapping[str, Handle], word: str) -> Handle | None:
    """What a typed word stands for if it is a code, or a word for the fund."""
    return codes.get(word.upper()) or (codes.get(FUND) if means(word, "fund") else None)


def shown(code: str, w: Translator) -> str:
    """A code as a language prints it: the fund has a word of its own."""
    return printed(w, "fund").upper() if code == FUND else code


def _numbered(plan: Plan, taken: frozenset[str]) -> Iterator[Handle]:
    firms = [firm for seat in plan.seats.values() for firm in seat]
    streams = [
        key
        for firm in firms
        for key, store in plan.stores.items()
        if store.firm == firm and not store.is_yield
    ]
    needs = [key for firm in firms for key, need in plan.needs.items() if need.firm == firm and need.intakes]
    works = [key for firm in firms for key, part in plan.treatments.items() if part.firm == firm]
    matches = [key for key, match in plan.scenario.matches.items() if match.code is None]
    measures = [
        key for key, measure in plan.measures.items() if measure.code is None and measure.begins in _TYPED
    ]
    kinds: tuple[tuple[str, What, list[str]], ...] = (
        ("R", "recovery", streams), ("B", "blend", needs), ("P", "treatment", works), ("X", "match", matches),
        ("A", "measure", measures),
    )  # fmt: skip
    for letter, what, keys in kinds:
        free = (code for number in count(1) if (code := f"{letter}{number}") not in taken)
        for code, key in zip(free, keys, strict=False):
            yield Handle(code, what, key, _firm(plan, what, key))


def _firm(plan: Plan, what: What, key: str) -> str:
    """Whose a numbered thing is: what leaves or enters a firm is its own."""
    if what == "match":
        return plan.firm_of(plan.scenario.matches[key].giver)
    return "" if what == "measure" else plan.firm_of(key)


def called(plan: Plan, handle: Handle, language: str = "en") -> str:
    """What a code stands for, in words."""
    if handle.what == "project":
        return said(plan.scenario.projects[handle.id], handle.id, language)
    if handle.what == "match":
        match = plan.scenario.matches[handle.id]
        if match.name is not None:
            return match.name.in_language(language)
        return f"{store_name(plan, match.giver, language)} → {firm_name(plan, plan.firm_of(match.taker), language)}"
    if handle.what == "measure":
        name = measure_name(plan, handle.id, language)
        return name.removeprefix(f"{handle.code} ")
    if handle.what == "recovery":
        return store_name(plan, handle.id, language)
    return handle.code if handle.what == "fund" else taker_name(plan, handle.id, language)


def code_of(codes: Mapping[str, Handle], what: What, key: str) -> str:
    """The code of a thing; empty if it has none."""
    return next((code for code, handle in codes.items() if handle.what == what and handle.id == key), "")
