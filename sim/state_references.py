"""Whether a state speaks of things that its scenario has: for states that come from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sim.plan.plan import Plan
from sim.state import State


class Names(NamedTuple):
    """A field of a state, the names in it, and those that it may hold."""

    field: str
    used: Iterable[str]
    known: Iterable[str]


def stray_field(plan: Plan, state: State) -> str:
    """The first field that names what the scenario does not have; empty if all is there."""
    if state.cash.keys() != plan.firms.keys():
        return "cash"
    return next((names.field for names in _names(plan, state) if not set(names.used) <= set(names.known)), "")


def _names(plan: Plan, state: State) -> Iterator[Names]:
    firms, makers = plan.firms, {*plan.lines, *plan.treatments}
    yield Names("purses", (firm for seat in state.purses for firm in seat), firms)
    yield Names("closed", state.closed, firms)
    yield Names("restructuring", state.restructuring, firms)
    yield from _contracts(plan, state)
    yield from _projects(plan, state)
    yield Names("work", state.work, makers)
    yield Names("slot_down", state.slot_down, makers)
    yield Names("down", state.down, makers)
    yield Names("orders", (order.need for order in state.orders), plan.needs)
    yield Names("recovery", state.recovery, plan.stores)
    yield Names("blend", state.blend, {*plan.needs, *plan.treatments})
    yield Names("runs_for", state.runs_for, plan.treatments)
    yield Names("to_clear", state.to_clear, plan.stores)
    yield Names("sold", state.sold, plan.lines)
    yield Names("unit_saving", state.unit_saving, plan.lines)
    yield from _measures(plan, state)


def _contracts(plan: Plan, state: State) -> Iterator[Names]:
    contracts = state.contracts.values()
    yield Names("contracts", (contract.giver for contract in contracts), plan.stores)
    ends = {f"{taker} {material}" for taker, material in plan.intakes}
    takers = (f"{contract.taker} {plan.stores[contract.giver].material}" for contract in contracts)
    yield Names("contracts", takers, ends)
    yield Names("contracts", (contract.carrier for contract in contracts), plan.carriers)
    yield Names("contracts", (contract.id for contract in contracts), state.contracts)
    yield Names("road", (load.contract for load in state.road), state.contracts)


def _projects(plan: Plan, state: State) -> Iterator[Names]:
    projects = state.projects.values()
    yield Names("projects", state.projects, plan.projects)
    yield Names("projects", (project.id for project in projects), state.projects)
    yield Names("projects", (payer.firm for project in projects for payer in project.payers), plan.firms)
    yield Names("projects", (project.grant for project in projects if project.grant), plan.measures)
    yield Names("loans", (loan.project for loan in state.loans), plan.projects)
    yield Names("loans", (firm for loan in state.loans for firm in (loan.lender, loan.borrower)), plan.firms)


def _measures(plan: Plan, state: State) -> Iterator[Names]:
    yield Names("scopes", (scope.measure for scope in state.scopes.values()), plan.measures)
    yield Names("scopes", (firm for scope in state.scopes.values() for firm in scope.firms), plan.firms)
    yield Names("events", state.events, {*plan.measures, *state.scopes})
    yield Names("started", state.started, plan.measures)
    yield Names("started", (firm for firms in state.started.values() for firm in firms), plan.firms)
    yield Names("areas", state.areas, plan.measures)
    yield Names("pots", state.pots, plan.measures)
