"""What was typed, read back by its codes alone: for whoever may not see names and sums."""

from __future__ import annotations

from collections.abc import Mapping

from game.typed.codes import FUND, Handle, What, code_of
from game.typed.sheet_parser import TypedLine
from sim.decisions import Decision
from sim.plan.plan import Plan
from sim.state import State

_NAMED: Mapping[str, What] = {
    "project": "project", "side_stream": "recovery", "need": "blend", "measure": "measure", "call": "measure",
    "treatment": "treatment",
}  # fmt: skip
"""field of a decision → what its value is"""


def codes_of(plan: Plan, state: State, codes: Mapping[str, Handle], decision: Decision) -> tuple[str, ...]:
    """The codes of what a decision is about, told by its fields; none where it has none."""
    if hasattr(decision, "amount"):
        return (FUND,)
    ends = {(exchange.giver, exchange.taker) for exchange in getattr(decision, "exchanges", ())}
    if (contract := state.contracts.get(getattr(decision, "exchange", ""))) is not None:
        ends.add((contract.giver, contract.taker))
    matches = plan.scenario.matches.items()
    things: list[tuple[What, str]] = [
        ("match", key) for key, match in matches if (match.giver, match.taker) in ends
    ]
    things += [(what, getattr(decision, field)) for field, what in _NAMED.items() if hasattr(decision, field)]
    things += [("measure", area) for area in getattr(decision, "areas", ())]
    return tuple(code_of(codes, what, key) for what, key in things)


def codes_typed(plan: Plan, state: State, codes: Mapping[str, Handle], read: TypedLine) -> tuple[str, ...]:
    """The codes of a line, each once: of what it put on the sheet and of what it took off."""
    put_on = (code for decision in read.decisions for code in codes_of(plan, state, codes, decision))
    things = (thing.partition(" ") for thing in read.removed)
    taken_off = (
        FUND if kind == "contribute" else code_of(codes, "project" if kind == "project" else "measure", key)
        for kind, _, key in things
    )
    return tuple(dict.fromkeys((*put_on, *taken_off)))
