"""What can carry what between two firms: trucks and trains, or a pipe that somebody must build."""

from __future__ import annotations

from sim.plan.plan import Plan

_PIPED = ("energy", "water")
"""Resource classes that only a pipe can carry. A fuel counted in MWh may still go by truck."""


def needs_pipe(plan: Plan, material: str) -> bool:
    """Whether a material is heat, power, gas or water, which no truck carries."""
    part = plan.scenario.materials[material]
    return part.resource in _PIPED or part.unit == "m3"


def pipe_builders(plan: Plan, giver_firm: str, taker_firm: str) -> dict[str, tuple[str, ...]]:
    """Carrier → the projects that build it between these two firms. An unnamed carrier is ``""``."""
    builders: dict[str, tuple[str, ...]] = {}
    for project in plan.projects.values():
        for build in project.builds:
            if (build.what, build.thing, build.other) == ("pipe", giver_firm, taker_firm):
                builders[build.carrier] = (*builders.get(build.carrier, ()), project.id)
    return builders


def usual_carrier(plan: Plan, material: str, giver_firm: str, taker_firm: str) -> str:
    """The carrier of an exchange that names none; empty if nothing can carry it.

    A truck or train where one will do; else the pipe that a project builds between the two, else any pipe.
    """
    if not needs_pipe(plan, material):
        return plan.first_truck
    built = next((carrier for carrier in pipe_builders(plan, giver_firm, taker_firm) if carrier), "")
    pipes = (key for key, carrier in plan.scenario.carriers.items() if carrier.kind == "pipe")
    return built or next(pipes, "")
