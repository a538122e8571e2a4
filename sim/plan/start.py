"""What lies in a giver's store when the first round begins."""

from __future__ import annotations

from fractions import Fraction

from sim.plan.parts import LinePlan, StorePlan
from sim.plan.plan import Plan
from sim.units import base_units


def stock_at_start(plan: Plan, store: StorePlan) -> int:
    """As the scenario says. Where it says nothing and nobody took a side stream before, its store has filled up, as
    far as it does in a year."""
    if store.stock is not None:
        return store.stock
    line = plan.lines[store.process]
    if not stands_at_start(plan, line) or _was_taken(plan, store):
        return 0
    yearly = line.capacity
    if line.market is not None:
        wanted = line.market.demand.in_year(plan.scenario.about.first_year)
        yearly = min(yearly, base_units(max(Fraction(0), wanted)))
    return min(store.capacity, int(yearly * Fraction(*store.amount) * Fraction(*store.recovery)))


def stands_at_start(plan: Plan, line: LinePlan) -> bool:
    """Whether a line was there before round 1: neither a project nor a measure has still to bring it about."""
    thing = ("line", line.id, "")
    project = plan.built_by.get(thing)
    return plan.projects[project].done if project else thing not in plan.opened_by


def _was_taken(plan: Plan, store: StorePlan) -> bool:
    """Whether a contract older than the game, or a taker of the firm's own that stands, took from it."""
    agreed = plan.scenario.exchanges.values()
    if any(terms.giver == store.id and terms.first_year < plan.scenario.about.first_year for terms in agreed):
        return True
    return any(
        intake.firm == store.firm and _takes_at_start(plan, intake.taker, intake.material)
        for intake in plan.takers.get(store.material, ())
        if intake.process != store.process
    )


def _takes_at_start(plan: Plan, taker: str, material: str) -> bool:
    what = "treatment" if taker in plan.treatments else "intake"
    project = plan.built_by.get((what, taker, material if what == "intake" else ""))
    return project is None or plan.projects[project].done
