"""What can carry what between two firms, and whether the way is built."""

from __future__ import annotations

from sim.plan.ways import needs_pipe, pipe_builders
from sim.rules import refusals
from sim.rules.names import named
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
    plan, name = situation.plan, named(situation.plan, "material", material)
    if not carrier:
        return [refusals.NO_CARRIER(material=name)]
    called = named(plan, "carrier", carrier)
    if carrier not in plan.carriers:
        return [refusals.UNKNOWN_CARRIER(name=called)]
    if needs_pipe(plan, material) and plan.scenario.carriers[carrier].kind != "pipe":
        return [refusals.NEEDS_PIPE(material=name, carrier=called)]
    if plan.carriers[carrier].lots:
        return []
    builders = pipe_builders(plan, *ends)
    projects = builders.get(carrier, ()) + builders.get("", ())
    begun = {
        project for project in projects if stage_of(plan, situation.state, project) in (*UNDER_WAY, "done")
    }
    if not projects or begun or set(projects) & set(in_package):
        return []
    return [refusals.PIPE_NOT_BUILT(carrier=called, project=named(plan, "project", projects[0]))]
