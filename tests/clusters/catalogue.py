"""What flows in a random cluster: families of materials, carriers and taxes.

A family has a virgin material, the by-product as collected (`raw`), the same uncollected (`mixed`), and
what a treatment makes of it (`clean`). Each district of a hundred firms has materials of its own, so a
cluster of 10 000 firms is a hundred neighbourhoods and everything in it grows in proportion.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws

DISTRICT = 100
"""Firms in a district. Nothing is exchanged between districts."""


@dataclass(frozen=True)
class Family:
    """One virgin material and the secondaries that can take its place."""

    virgin: str
    raw: str
    mixed: str
    clean: str
    unit: str
    resource: str
    label: str
    price: int
    """EUR per unit of the virgin material, about"""
    grades: tuple[int, int, int]
    """of raw, mixed and clean"""
    disposals: tuple[str, ...]
    tonnes: str = "1"


FAMILIES = (
    Family("rock", "slag", "mixed_slag", "gravel", "t", "minerals", "lower_use", 12, (60, 30, 90),
           ("landfill", "heap", "landfill")),
    Family("lime", "lime_mud", "mixed_mud", "reburnt_lime", "t", "minerals", "same_use", 90, (55, 20, 85),
           ("landfill", "heap")),
    Family("ore", "dust", "mixed_dust", "briquettes", "t", "ores", "same_use", 110, (50, 25, 80),
           ("landfill", "far_sale")),
    Family("logs", "bark", "wet_bark", "chips", "t", "biomass", "lower_use", 60, (65, 40, 85),
           ("energy_recovery", "landfill")),
    Family("pig_iron", "scrap", "mixed_scrap", "sorted_scrap", "t", "ores", "same_use", 350, (70, 35, 95),
           ("far_sale", "landfill")),
    Family("soil", "ash", "wet_ash", "granules", "t", "minerals", "fill", 8, (45, 15, 75),
           ("landfill", "heap")),
    Family("oil", "process_gas", "raw_gas", "clean_gas", "MWh", "fossil", "energy", 45, (50, 30, 90),
           ("flare", "energy_recovery"), "0.085"),
    Family("boiler_heat", "warm_water", "cool_water", "hot_water", "MWh", "energy", "energy", 38,
           (55, 25, 95), ("discharge",), "0"),
    Family("fresh_water", "used_water", "sewage", "reclaimed_water", "m3", "water", "same_use", 2,
           (50, 20, 85), ("discharge",), "0"),
)  # fmt: skip
WATER_FAMILY = FAMILIES[8]
HEAT_FAMILY = FAMILIES[7]
SECTORS = ("metals", "forest", "mining", "food", "building", "energy")
PRODUCTS = {"t": "goods", "MWh": "sold_heat", "m3": "sold_water"}
RESIDUES = {"t": "rest", "m3": "reject_water"}


def district_of(firm: int) -> int:
    """The district a firm stands in."""
    return firm // DISTRICT


def local(name: str, district: int) -> str:
    """A material's id in a district."""
    return f"{name}_{district}" if district else name


def materials(seed: int, districts: int) -> Data:
    """The materials of all districts."""
    found: Data = {}
    for district in range(districts):
        draws = Draws(seed, "materials", district)
        for family in FAMILIES:
            found |= {local(k, district): part for k, part in _of_family(family, draws).items()}
        found |= {local(k, district): part for k, part in _others(draws).items()}
    return found


def _of_family(family: Family, draws: Draws) -> Data:
    same: Data = {"unit": family.unit, "resource": family.resource, "estimate": WHY}
    raw, mixed, clean = family.grades
    virgin = same | {"stage": "extraction", "tonnes": Decimal(family.tonnes)}
    virgin |= {"upstream": draws.between(0, 0.3), "basis": draws.pick(["wet", "dry"])}
    if family.resource == "fossil":
        virgin["direct"] = Decimal("0.27")
    if family.resource == "biomass":
        virgin["biogenic"] = draws.between(0.1, 0.4)
    return {
        family.virgin: virgin,
        family.raw: same | {"grade": raw + draws.whole(-4, 4), "tonnes": Decimal(family.tonnes)},
        family.mixed: same | {"grade": mixed},
        family.clean: same | {"grade": clean, "stage": "end_of_life"},
    }


def _others(draws: Draws) -> Data:
    goods: Data = {"resource": "goods", "stage": "manufacture", "source": WHY, "confidence": "low"}
    return {
        "goods": goods,
        "sold_heat": goods | {"unit": "MWh", "resource": "energy"},
        "sold_water": goods | {"unit": "m3", "resource": "water", "stage": "use"},
        "rest": {"resource": "minerals", "grade": 5, "tuned": WHY},
        "reject_water": {"unit": "m3", "resource": "water", "grade": 5, "estimate": WHY},
        "power": {"unit": "MWh", "resource": "energy", "grid": draws.between(0, 0.2), "estimate": WHY},
        "binder": {"resource": "minerals", "upstream": draws.between(0, 0.8), "estimate": WHY},
    }


def carriers(seed: int) -> Data:
    """Truck, rail, conveyor and pipes; the first is what a contract without a carrier takes."""
    draws = Draws(seed, "carriers")

    def pipe(kind: str, per_unit: str) -> Data:
        return {"kind": kind, "per_unit": Decimal(per_unit), "estimate": WHY}

    found: Data = {
        "truck": {"kind": "truck", "lot": draws.pick([25, 32, 40]), "per_unit": draws.between(1, 3, 2),
                  "per_unit_km": Decimal("0.12"), "co2e_per_unit_km": Decimal("0.06"), "estimate": WHY},
        "old_truck": {"kind": "truck", "lot": 15, "vehicles": draws.whole(1, 3), "handling_hours": 5,
                      "speed": draws.between(20, 60, 0), "per_unit_km": draws.yearly(Decimal("0.15")),
                      "estimate": WHY},
        "rail": {"kind": "rail", "lot": draws.pick([300, 600]), "vehicles": draws.whole(1, 6),
                 "handling_hours": draws.whole(6, 48), "speed": 40, "per_unit": 2,
                 "per_unit_km": Decimal("0.04"), "co2e_per_unit_km": Decimal("0.02"), "estimate": WHY},
        "belt": pipe("conveyor", "0.4"),
        "heat_pipe": pipe("pipe", "1.1"),
        "gas_pipe": pipe("pipe", "0.7"),
        "water_pipe": pipe("pipe", "0.05"),
    }  # fmt: skip
    for name in ("belt", "heat_pipe", "water_pipe"):
        if draws.chance(0.5):
            found[name]["capacity"] = draws.between(2, 60)
    return found


def taxes(seed: int) -> Data:
    """Taxes per unit disposed of."""
    draws = Draws(seed, "taxes")
    rising = {FIRST_YEAR: 70, FIRST_YEAR + 3: draws.between(70, 140, 0)}
    low = {FIRST_YEAR: draws.between(0, 1)}
    return {
        "waste_tax": {"by_year": rising, "source": WHY},
        "water_tax": {"by_year": low, "volatility": Decimal("0.1"), "estimate": WHY},
    }
