"""What was typed, read back by its codes alone: for whoever may not see names and sums."""

from __future__ import annotations

from collections.abc import Mapping

from game.typed.codes import FUND, Handle, What, code_of
from game.typed.deals import matches_of
from game.typed.sheet_parser import TypedLine
from sim.decisions import AgreeDeal, Contribute, Decision, LeaveExchange, SetPriorityAreas
from sim.plan.plan import Plan
from sim.state import State

_NAMED: Mapping[str, What] = {
    "project": "project", "side_stream": "recovery", "need": "blend", "measure": "measure", "call": "measure",
    "treatment": "treatment",
}  # fmt: skip
"""field of a decision → what its value is"""


def codes_of(plan: Plan, state: State, codes: Mapping[str, Handle], decision: Decision) -> tuple[str, ...]:
    """The codes of what a decision is about; none where it has none."""
    match decision:
        case Contribute():
            return (FUND,)
        case SetPriorityAreas(areas=areas):
            return tuple(code_of(codes, "measure", area) for area in areas)
        case AgreeDeal():
            return tuple(code_of(codes, "match", match) for match in matches_of(plan, decision))
        case LeaveExchange(exchange=exchange):
            contract, matches = state.contracts[exchange], plan.scenario.matches
            ends = (contract.giver, contract.taker)
            left = (key for key, match in matches.items() if (match.giver, match.taker) == ends)
            return tuple(code_of(codes, "match", key) for key in left)
    return tuple(
        code_of(codes, what, getattr(decision, field))
        for field, what in _NAMED.items()
        if hasattr(decision, field)
    )


def codes_typed(plan: Plan, state: State, codes: Mapping[str, Handle], read: TypedLine) -> tuple[str, ...]:
    """The codes of a line, each once: of what it put on the sheet and of what it took off."""
    put_on = (code for decision in read.decisions for code in codes_of(plan, state, codes, decision))
    things = (thing.partition(" ") for thing in read.removed)
    taken_off = (
        FUND if kind == "contribute" else code_of(codes, "project" if kind == "project" else "measure", key)
        for kind, _, key in things
    )
    return tuple(dict.fromkeys((*put_on, *taken_off)))
