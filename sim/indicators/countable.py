"""What a scenario gives nothing to count of: such an indicator is null, and is not shown as a zero."""

from __future__ import annotations

from sim.indicators.disposals import ways_of
from sim.indicators.virgin import uses_of
from sim.plan.plan import Plan


def uncounted(plan: Plan) -> tuple[str, ...]:
    """The fields of `Indicators` that are 0 whatever anybody decides, in order."""
    scenario = plan.scenario
    materials = scenario.materials.values()
    firms = [firm for firm in scenario.firms.values() if not firm.outside]
    uses, ways = uses_of(plan), ways_of(plan)
    counts = {
        "scope2_kg": any(part.grid.value for part in materials),
        "biogenic_kg": any(part.biogenic.value for part in materials),
        "removed_kg": any(way.removes_g for way in ways)
        or any(intake.removes_g for intake in plan.intakes.values()),
        "water_l": any(part.resource == "water" for part in materials),
        "heap_kg": any(way.kind == "heap" for way in ways),
        "outside_virgin_kg": any(firm.outside and firm.lines for firm in scenario.firms.values()),
        "energy_share": "energy" in uses,
        "fill_share": "fill" in uses,
        "jobs": any(firm.jobs.value for firm in firms),
        "resource_productivity_eur_per_t": any(
            line.market and any(line.market.price.by_year.values())
            for firm in firms
            for line in firm.lines.values()
        ),
    }
    return tuple(sorted(name for name, counted in counts.items() if not counted))
