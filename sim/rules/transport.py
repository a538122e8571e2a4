"""What can carry what between two firms, and whether the way is built."""

from __future__ import annotations

from sim.plan.ways import needs_pipe, pipe_builders
from sim.rules import refusals
from sim.rules.names import carrier_name, material_name, project_name
from sim.rules.objection import Problem
from sim.situation import UNDER_WAY, Situation, stage_of


def carrier_problems(
    situation: Situation,
    carrier: str,
    material: str,
    ends: tuple[str, str],
    in_package: tuple[str, ...] = (),
) -> list[Problem]:
    """Why this carrier cannot bring the material from one firm (``ends``) to the other.

    A pipe or conveyor counts as built when a project for it stands, is under way or is in the same
    package, and also where no project of the scenario builds it.
    """
    plan, name = situation.plan, material_name(situation.plan, material)
    if not carrier:
        return [refusals.no_carrier(name)]
    called = carrier_name(plan, carrier)
    if carrier not in plan.carriers:
        return [refusals.unknown_carrier(called)]
    if needs_pipe(plan, material) and plan.scenario.carriers[carrier].kind != "pipe":
        return [refusals.needs_pipe(name, called)]
    if plan.carriers[carrier].lots:
        return []
    builders = pipe_builders(plan, *ends)
    projects = builders.get(carrier, ()) + builders.get("", ())
    begun = {one for one in projects if stage_of(plan, situation.state, one) in (*UNDER_WAY, "done")}
    if not projects or begun or set(projects) & set(in_package):
        return []
    return [refusals.pipe_not_built(called, project_name(plan, projects[0]))]
