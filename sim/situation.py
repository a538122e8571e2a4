"""Who sits where, and what each purse can bear: the situation a decision is judged in.

All firms of a seat share one purse, kept by firm in ``State.cash``. A seat can take on a new cost if

    cash of its firms − instalments still to pay − what is owed at New Year − new cost ≥ −their credit limits

Loans being paid back are left out: they come out of what the finished project brings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sim.effects import Effects, credit_limit
from sim.plan.plan import Plan
from sim.state import Payer, ProjectState, State
from sim.units import cents, half_even

BUILDING = ("permit", "build")
"""Stages that take up a building site and still have instalments to pay."""
ADJUSTMENT = "adjustment"
"""Kind of a payment by which the facilitator gives money or takes it: money in hand at once."""
UNDER_WAY = (*BUILDING, "ramp")

Seats = Mapping[str, tuple[str, ...]]
Cost = tuple[str, tuple[Payer, ...]]
"""A project and who pays for it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The plan, the state as it stands at this moment, and the purses."""

    plan: Plan
    state: State
    purses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """firm → all firms that share its purse; a firm not named has a purse of its own"""

    def effects(self) -> Effects:
        """What works at this moment."""
        return Effects.at(self.plan, self.state)

    def purse(self, firm: str) -> tuple[str, ...]:
        """The firms that share a purse with this one."""
        return self.purses.get(firm, (firm,))


@dataclass(frozen=True)
class Standing(Situation):
    """A situation in which nothing changes while it is looked at, so what works is worked out once."""

    @cached_property
    def _works(self) -> Effects:
        return super().effects()

    def effects(self) -> Effects:
        """What works at this moment."""
        return self._works

    @classmethod
    def of(cls, situation: Situation) -> Standing:
        """A situation that is asked about now, and changed only afterwards."""
        return cls(situation.plan, situation.state, situation.purses)


def purses_of(seats: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Firm → the firms of its seat. A firm named at two seats belongs to the first."""
    purses: dict[str, tuple[str, ...]] = {}
    for firms in seats:
        free = tuple(firm for firm in firms if firm not in purses)
        purses |= dict.fromkeys(free, free)
    return purses


def stage_of(plan: Plan, state: State, project: str) -> str:
    """Where a project stands; empty if nobody has begun it."""
    known = state.projects.get(project)
    if known is not None:
        return known.stage
    return "done" if plan.projects[project].done else ""


def part_of(amount: int, payer: Payer) -> int:
    """What a payer carries of a sum, half to even."""
    return half_even(amount * payer.share[0], payer.share[1])


def cost_of(effects: Effects, project: str) -> int:
    """Cents a project costs as things stand, overruns apart."""
    return cents(effects.cost(project))


def _still_to_pay(effects: Effects, project: ProjectState, firms: tuple[str, ...]) -> int:
    cost = effects.plan.projects[project.id].cost
    left = max(0, cost - project.paid - project.spared)
    if cost:
        left = left * cost_of(effects, project.id) // cost
    return sum(part_of(left, payer) for payer in project.payers if payer.firm in firms)


def room(situation: Situation, firm: str) -> int:
    """Cents the purse of a firm can still take on, down to its credit limits."""
    plan, state, firms = situation.plan, situation.state, situation.purse(firm)
    open_firms = [firm for firm in firms if firm in plan.firms and firm not in state.closed]
    effects = situation.effects()
    cash = sum(state.cash.get(firm, 0) + credit_limit(effects, plan.firms[firm]) for firm in open_firms)
    under_way = (project for project in state.projects.values() if project.stage in BUILDING)
    instalments = sum(_still_to_pay(effects, project, firms) for project in under_way)
    given = sum(due.cents for due in state.dues if due.kind == ADJUSTMENT and due.payee in firms)
    owed = sum(due.cents * ((due.payer in firms) - (due.payee in firms)) for due in state.dues)
    return cash + given - instalments - max(0, owed + given)
