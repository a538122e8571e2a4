"""Figures of a scenario as whole amounts and exact ratios."""

from __future__ import annotations

from sim.scenario.figures import Figure
from sim.state import Ratio
from sim.units import base_units


def ratio(figure: Figure) -> Ratio:
    """A figure as numerator and denominator."""
    return figure.exact.as_integer_ratio()


def amount_of(figure: Figure) -> int:
    """A figure in t, MWh or m3 as whole kg, kWh or l."""
    return base_units(figure.exact)


def grams(figure: Figure) -> int:
    """kg CO2e per unit as g per unit."""
    return round(figure.exact * 1000)
