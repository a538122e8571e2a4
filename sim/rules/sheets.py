"""Whole sheets: checking them, and carrying out those of all seats together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sim.decisions import AgreeDeal, Decision
from sim.plan.plan import Plan
from sim.rules.ballot import Ballot
from sim.rules.objection import Objection
from sim.rules.registry import check as check_one
from sim.rules.rule import SEQUENCE, Decider, Turn
from sim.rules.turn_order import SIGNED, Round, Sheets
from sim.situation import Seats, Situation, purses_of
from sim.state import State

__all__ = [
    "SIGNED", "Seating", "Settled", "Sheets", "carry_signed", "check", "check_sheet", "put_on_table", "settle",
]  # fmt: skip


class Seating(NamedTuple):
    """Which firms each seat runs, and the seed that draws whose turn comes first and who wins a tie.

    No price depends on the seed.
    """

    seats: Seats
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """What all sheets of a round came to."""

    state: State
    objections: tuple[Objection, ...]
    lapsed: tuple[str, ...]
    """offers that somebody left unanswered"""


def _judged(plan: Plan, state: State, firms: tuple[str, ...], seating: Seating | None) -> tuple[str, Round]:
    """Who decides, and a round of their sheet alone on a copy of the state.

    Firms that sit together at a known seat pay from its purse; any others share a purse of their own.
    """
    known, seed = seating or Seating(plan.seats)
    name = next((key for key in sorted(known) if known[key] == firms), firms[0] if firms else "")
    sitting = [known[key] for key in sorted(known)]
    seated = any(set(firms) <= set(group) for group in sitting)
    purses = purses_of(sitting if seated else [firms, *sitting])
    return name, Round(Situation(plan, state.copy(), purses), seed, {name: firms}, Ballot(known))


def check(
    plan: Plan,
    state: State,
    decider_firms: tuple[str, ...],
    decision: Decision,
    seats: Seats | None = None,
) -> list[Objection]:
    """Everything against one decision, as things stand. Changes nothing.

    ``seats`` says which firms share a purse; left out, the scenario's own seats.
    """
    name, played = _judged(plan, state, decider_firms, Seating(seats) if seats is not None else None)
    problems = check_one(Decider(played.situation, decider_firms, played.ballot), decision)
    return [Objection(name, 0, problem.what, problem.instead) for problem in problems]


def check_sheet(
    plan: Plan,
    state: State,
    decider_firms: tuple[str, ...],
    decisions: Sequence[Decision],
    seating: Seating | None = None,
) -> list[Objection]:
    """Everything against a whole sheet, whose decisions use up one purse and the same sites together.

    Changes nothing. A decision with a problem is set aside and takes nothing from the others. `seating`: left
    out, the scenario's own seats.
    """
    name, played = _judged(plan, state, decider_firms, seating)
    return played.through({name: decisions})[1]


def put_on_table(plan: Plan, state: State, sheets: Sheets, seating: Seating) -> tuple[State, list[Objection]]:
    """The state with this round's offers on the table and nothing else changed: what answers are given to.

    The sheets with offers and answers together are then applied to the state without them.
    """
    played = _begin(plan, state, seating)
    for rank in SEQUENCE[: SEQUENCE.index(Turn.OFFER) + 1]:
        played.carry_out(sheets, rank)
    table = state.copy()
    table.offers = dict(played.situation.state.offers)
    made = {(step.seat, step.index) for step in played.steps(sheets, Turn.OFFER)}
    return table, [
        objection for objection in played.objections if (objection.decider, objection.index) in made
    ]


def carry_signed(
    plan: Plan, state: State, signed: Sequence[AgreeDeal], seating: Seating
) -> tuple[State, list[Objection]]:
    """The state with the packages signed so far carried out, while the round is still being decided.

    Their applications to calls are noted; pots are given out only when all sheets are settled.
    """
    played = _begin(plan, state, seating)
    played.carry_signed(signed)
    return played.situation.state, played.objections


def settle(
    plan: Plan, state: State, sheets: Sheets, seating: Seating, signed: Sequence[AgreeDeal] = ()
) -> Settled:
    """Carry out all sheets on a copy of the state; what could not stand is set aside and named.

    A sheet may also bear the id of a single firm. A package is carried out whole or not at all. `signed`: the
    packages signed during the round, in order; objections to them bear the decider `SIGNED`.
    """
    played = _begin(plan, state, seating)
    after, objections = played.through(sheets, signed)
    return Settled(after, tuple(objections), played.lapsed)


def _begin(plan: Plan, state: State, seating: Seating) -> Round:
    seats = seating.seats
    purses = purses_of(seats[key] for key in sorted(seats))
    return Round(Situation(plan, state.copy(), purses), seating.seed, seats, Ballot(seats))
