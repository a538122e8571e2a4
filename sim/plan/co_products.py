"""Co-products: what part of a treatment's cost its yields bear, where they are not measured alike."""

from __future__ import annotations

from fractions import Fraction

from sim.plan.parts import StorePlan, TreatmentPlan
from sim.plan.plan import Plan
from sim.units import Unit


def parts_by_value(plan: Plan, treatment: TreatmentPlan, year: int) -> dict[Unit, Fraction]:
    """Unit → what part of the cost its yields bear together: by the virgin material they can replace at most.

    Tonnes and MWh cannot be added; what they are worth can. Where none can replace anything, units bear alike.
    """
    worth: dict[Unit, Fraction] = {}
    for product in treatment.yields:
        value = Fraction(*product.amount) * _value(plan, product, year)
        worth[product.unit] = worth.get(product.unit, Fraction(0)) + value
    whole = sum(worth.values())
    return {unit: value / whole if whole else Fraction(1, len(worth)) for unit, value in worth.items()}


def _value(plan: Plan, product: StorePlan, year: int) -> Fraction:
    """EUR a unit of it saves where it replaces most."""
    values = [
        Fraction(*intake.ratio) * plan.needs[intake.taker].price.in_year(year)
        for intake in plan.takers.get(product.material, ()) if not intake.is_feed
    ]  # fmt: skip
    return max([Fraction(0), *values])
