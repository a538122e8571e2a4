"""What things cost in a year: the scenario's paths, bent by luck and by events, as whole cents."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from sim import keyed_random
from sim.plan.parts import CarrierPlan, DisposalPlan
from sim.scenario.figures import Path
from sim.units import cents, half_even

Ratio = tuple[int, int]
"""Numerator and denominator of an exact share."""


def with_luck(path: Path, year: int, luck_year: int, seed: int, thing: str) -> Fraction:
    """A path's figure in a year, bent by its volatility with the luck of a year: lognormal, median 1."""
    level = path.in_year(year)
    if not path.volatility:
        return level
    factor = keyed_random.lognormal(1.0, float(path.volatility), seed, "path", thing, luck_year)
    return level * Fraction(str(factor))


def price(path: Path, year: int, seed: int, thing: str) -> int:
    """Cents per t, MWh or m3 (or cents, for a sum of money) in a year."""
    return cents(with_luck(path, year, year, seed, thing))


def indexed_price(indexed: Ratio, ratio: Ratio, virgin: int) -> int:
    """An indexed contract's price: a share of the virgin price of what one unit replaces.

    `ratio` units of virgin material at `virgin` cents each are what one unit of the secondary replaces.
    """
    return half_even(virgin * indexed[0] * ratio[0], indexed[1] * ratio[1])


Level = Callable[[Path, str], Fraction]
"""A path's figure, EUR, and the key it draws its luck by."""


def luck_key(what: str, thing: str) -> str:
    """What the price of a thing draws its luck by."""
    return f"{what}|{thing}"


CO2 = "co2"
"""What the CO2 price draws its luck by."""


def is_taxed(disposal: DisposalPlan, year: int) -> bool:
    """Whether the tax on a disposal falls due in a year."""
    return disposal.tax is not None and year >= disposal.taxed_from


def carriage(level: Level, carrier: CarrierPlan, km: Fraction) -> Fraction:
    """EUR for one unit over a distance, before the news: loading, and the way."""
    loading = level(carrier.per_unit, luck_key("carrier", carrier.id))
    return loading + level(carrier.per_unit_km, luck_key("carrier km", carrier.id)) * km
