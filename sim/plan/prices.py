"""What things cost in a year: the scenario's paths, bent by luck and by events, as whole cents."""

from __future__ import annotations

from fractions import Fraction

from sim import luck
from sim.scenario.figures import Path
from sim.units import cents


def with_luck(path: Path, year: int, luck_year: int, seed: int, thing: str) -> Fraction:
    """A path's figure in a year, bent by its volatility with the luck of a year: lognormal, median 1."""
    level = path.in_year(year)
    if not path.volatility:
        return level
    factor = luck.lognormal(1.0, float(path.volatility), seed, "path", thing, luck_year)
    return level * Fraction(str(factor))


def price(path: Path, year: int, seed: int, thing: str) -> int:
    """Cents per t, MWh or m3 (or cents, for a sum of money) in a year."""
    return cents(with_luck(path, year, year, seed, thing))
