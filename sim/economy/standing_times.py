"""When things will stand, as a rule: projects in the hours their permits and building usually take."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from sim.economy.exchange_ends import Ends
from sim.effects import STANDING
from sim.plan.plan import Plan
from sim.plan.ways import pipe_builders
from sim.situation import Situation


def hours_to_build(situation: Situation, project: str) -> tuple[int, int]:
    """Hours from this New Year until building begins, and until it is over, with the median permit and no delay."""
    plan, effects = situation.plan.projects[project], situation.effects()
    permit = int(plan.permit_median * max(Fraction(0), effects.figure("permit", project, Fraction(1))))
    build = int(plan.build * max(Fraction(0), effects.figure("build", project, Fraction(1))))
    begun = situation.state.projects.get(project)
    if plan.done or (begun is not None and begun.stage in STANDING):
        return 0, 0
    if begun is None or begun.stage not in ("permit", "build"):
        return permit, permit + build
    if begun.stage == "permit":
        left = max(0, permit - begun.elapsed)
        return left, left + build
    return 0, max(0, build - begun.elapsed)


def hours_to_full(situation: Situation, project: str) -> int:
    """Hours until it counts as running in full: half of its ramp-up is taken for lost."""
    begun = situation.state.projects.get(project)
    ramp = situation.plan.projects[project].ramp
    if situation.plan.projects[project].done or (begun is not None and begun.stage == "done"):
        return 0
    if begun is not None and begun.stage == "ramp":
        return max(0, ramp - begun.elapsed) // 2
    return hours_to_build(situation, project)[1] + ramp // 2


def builders_of(plan: Plan, ends: Ends, carrier: str) -> tuple[str, ...]:
    """The projects that build the giver's treatment, the taker's treatment or intake, and the pipe between them."""
    store, intake = ends
    things = (
        ("treatment" if store.is_yield else "line", store.process, ""),
        ("treatment" if intake.is_feed else "line", intake.process, ""),
        ("intake", intake.taker, intake.material),
    )
    built = [plan.built_by[thing] for thing in things if thing in plan.built_by]
    if carrier in plan.carriers and not plan.carriers[carrier].lots:
        ways = pipe_builders(plan, store.firm, intake.firm)
        built += [*ways.get(carrier, ()), *ways.get("", ())][:1]
    return tuple(dict.fromkeys(built))


def lacking(situation: Situation, builders: Collection[str], in_package: Collection[str]) -> tuple[str, ...]:
    """Those that nobody has begun and no project of the package is."""
    state, plan = situation.state, situation.plan
    return tuple(
        project
        for project in builders
        if project not in in_package
        and not plan.projects[project].done
        and (
            project not in state.projects
            or state.projects[project].stage not in (*STANDING, "permit", "build")
        )
    )
