"""Tonnes of virgin material that projects save a year, in closed form: what a call ranks them by.

An exchange counts for a project that it needs (its treatment, intake or pipe) or that is in the same
package; a project without one counts what it saves inside its own firm. Virgin-equivalent tonnes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from sim.economy.price_zone import runs
from sim.economy.volumes import free_demand, free_supply, required
from sim.plan.parts import BuildPlan, StorePlan
from sim.situation import Situation
from sim.state import Contract
from sim.units import BASE


def saved_tonnes(situation: Situation, projects: Iterable[str]) -> Fraction:
    """Virgin-equivalent tonnes a year that these projects save together, each exchange counted once."""
    keys = tuple(projects)
    state = situation.state
    serving = [contract for contract in state.contracts.values() if _serves(situation, contract, keys)]
    total = sum((_by_exchange(situation, contract) for contract in serving), Fraction(0))
    served = {contract.taker for contract in serving} | {contract.giver for contract in serving}
    for key in keys:
        for build in situation.plan.projects[key].builds:
            total += _by_itself(situation, build, served)
    return total


def _serves(situation: Situation, contract: Contract, projects: tuple[str, ...]) -> bool:
    plan, state = situation.plan, situation.state
    if not runs(contract, state.year) or contract.taker not in plan.needs:
        return False
    deals = {state.projects[key].deal for key in projects if key in state.projects} - {""}
    if contract.deal in deals:
        return True
    giver = plan.stores[contract.giver]
    ends = giver.firm, plan.firm_of(contract.taker)
    things = {("treatment", giver.process), ("intake", contract.taker), ("pipe", *ends)}
    return any(_mark(build) in things for key in projects for build in plan.projects[key].builds)


def _mark(build: BuildPlan) -> tuple[str, ...]:
    return ("pipe", build.thing, build.other) if build.what == "pipe" else (build.what, build.thing)


def _by_exchange(situation: Situation, contract: Contract) -> Fraction:
    """What a contract would carry in a year beside all the others, as virgin-equivalent tonnes."""
    others = {key: running for key, running in situation.state.contracts.items() if key != contract.id}
    beside = replace(situation, state=replace(situation.state, contracts=others))
    store = situation.plan.stores[contract.giver]
    supply = free_supply(beside, contract.giver, {})
    demand = free_demand(beside, contract.taker, store.material)
    amount = min(Fraction(contract.most), supply, demand)
    return _worth(situation, contract.taker, store.material, amount)


def _worth(situation: Situation, need: str, material: str, amount: Fraction) -> Fraction:
    plan = situation.plan
    ratio = Fraction(*plan.intakes[need, material].ratio)
    tonnes = plan.scenario.materials[plan.needs[need].virgin].tonnes.exact
    return amount * ratio * tonnes / BASE


def _by_itself(situation: Situation, build: BuildPlan, served: set[str]) -> Fraction:
    plan = situation.plan
    if build.what == "less_input":
        amount = required(situation, build.thing) * Fraction(*build.share)
        return amount * plan.scenario.materials[plan.needs[build.thing].virgin].tonnes.exact / BASE
    if build.what == "intake" and build.thing not in served:
        givers = [
            store for store in plan.givers.get(build.other, ()) if store.firm == plan.firm_of(build.thing)
        ]
        return max((_own_use(situation, store, build.thing) for store in givers), default=Fraction(0))
    if build.what == "treatment":
        return sum(
            (_best_at_home(situation, product, served) for product in plan.treatments[build.thing].yields),
            Fraction(0),
        )
    return Fraction(0)


def _best_at_home(situation: Situation, store: StorePlan, served: set[str]) -> Fraction:
    if store.id in served:
        return Fraction(0)
    uses = [
        _own_use(situation, store, intake.taker)
        for intake in situation.plan.takers.get(store.material, ())
        if intake.firm == store.firm and not intake.is_feed
    ]
    return max(uses, default=Fraction(0))


def _own_use(situation: Situation, store: StorePlan, need: str) -> Fraction:
    amount = min(free_supply(situation, store.id, {}), free_demand(situation, need, store.material))
    return _worth(situation, need, store.material, amount)
