"""Projects and what they build, in whole numbers."""

from __future__ import annotations

from sim.plan.amounts import amount_of, ratio
from sim.plan.parts import BuildPlan, ProjectPlan
from sim.scenario.file import About
from sim.scenario.projects import Builds, Project
from sim.scenario.windows import window
from sim.units import DAY, cents


def project_plan(key: str, part: Project, about: About) -> ProjectPlan:
    """A project in cents and hours."""
    return ProjectPlan(
        key,
        part.firm,
        cents(part.cost.exact),
        part.running,
        round(part.permit.median_days.exact * DAY) if part.permit else 0,
        float(part.permit.spread.value) if part.permit else 0.0,
        part.build_days * DAY,
        part.ramp_days * DAY,
        ratio(part.ramp_start),
        float(part.overrun_chance.value),
        ratio(part.overrun_cost),
        part.overrun_days * DAY,
        int(part.readiness),
        float(part.fails.value),
        float(part.falls_short.value),
        ratio(part.short_reaches),
        tuple(_build(build) for build in part.builds),
        window(about, part),
        part.done,
        part.technology or "",
        tuple(sorted(part.areas)),
    )


def _build(part: Builds) -> BuildPlan:
    share = ratio(part.share) if part.share else (0, 1)
    amount = amount_of(part.amount) if part.amount else 0
    if part.pipe:
        return BuildPlan("pipe", part.pipe[0], part.pipe[1], part.carrier or "")
    if part.intake:
        return BuildPlan("intake", part.intake, part.material or "")
    for what in ("treatment", "line", "less_waste", "less_input", "store"):
        thing = getattr(part, what)
        if thing:
            return BuildPlan(what, thing, share=share, amount=amount)
    raise ValueError("a project builds nothing; the loader refuses such a file")
