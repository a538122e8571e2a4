"""What can carry what between two firms, and whether the way is built."""

from __future__ import annotations

from sim.plan.plan import Plan
from sim.rules import words
from sim.rules.names import carrier_name, material_name, project_name
from sim.rules.objection import Problem
from sim.rules.situation import UNDER_WAY, Situation, stage_of

_PIPED = ("energy", "water")
"""Resource classes that only a pipe can carry. A fuel counted in MWh may still go by truck."""


def needs_pipe(plan: Plan, material: str) -> bool:
    """Whether a material is heat, power, gas or water, which no truck carries."""
    part = plan.scenario.materials[material]
    return part.resource in _PIPED or part.unit == "m3"


def pipe_builders(plan: Plan, giver_firm: str, taker_firm: str) -> dict[str, tuple[str, ...]]:
    """Carrier → the projects that build it between these two firms. An unnamed carrier is ``""``."""
    found: dict[str, tuple[str, ...]] = {}
    for project in plan.projects.values():
        for build in project.builds:
            if (build.what, build.thing, build.other) == ("pipe", giver_firm, taker_firm):
                found[build.carrier] = (*found.get(build.carrier, ()), project.id)
    return found


def usual_carrier(plan: Plan, material: str, giver_firm: str, taker_firm: str) -> str:
    """The carrier of an exchange that names none; empty if nothing can carry it.

    A truck or train where one will do; else the pipe that a project builds between the two, else any pipe.
    """
    if not needs_pipe(plan, material):
        return plan.first_truck
    built = next((carrier for carrier in pipe_builders(plan, giver_firm, taker_firm) if carrier), "")
    pipes = (key for key, one in plan.scenario.carriers.items() if one.kind == "pipe")
    return built or next(pipes, "")


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
        return [words.no_carrier(name)]
    called = carrier_name(plan, carrier)
    if carrier not in plan.carriers:
        return [words.unknown_carrier(called)]
    if needs_pipe(plan, material) and plan.scenario.carriers[carrier].kind != "pipe":
        return [words.needs_pipe(name, called)]
    if plan.carriers[carrier].lots:
        return []
    builders = pipe_builders(plan, *ends)
    projects = builders.get(carrier, ()) + builders.get("", ())
    begun = {one for one in projects if stage_of(plan, situation.state, one) in (*UNDER_WAY, "done")}
    if not projects or begun or set(projects) & set(in_package):
        return []
    return [words.pipe_not_built(called, project_name(plan, projects[0]))]
