"""Every indicator by name and unit, as heading of a column: those that the page shows, and all others."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.text.translator import Translator
from sim.rules.names import readable


class Heading(NamedTuple):
    """What stands above a column of figures."""

    text: str
    unit: str
    """empty: a count, or a number without a unit"""
    is_share: bool = False


_UNITS: Final = {"_eur_per_t": "€/t", "_t": "t", "_m3": "m³"}
_SHARES: Final = frozenset(
    {"secondary_share", "energy_share", "fill_share", "symbiotic_utilisation", "own_use"}
)


def heading(key: str, w: Translator) -> Heading:
    """The heading of an indicator by its name in `run --json`; its part, if it has parts, behind a colon."""
    name, _, part = key.partition(".")
    end, unit = next(((end, unit) for end, unit in _UNITS.items() if name.endswith(end)), ("", ""))
    text = _names(w).get(name) or readable(name.removesuffix(end))
    if part:
        text = f"{text}: {_parts(w).get(part) or readable(part)}"
    return Heading(text, unit, name in _SHARES)


def _names(w: Translator) -> dict[str, str]:
    return {
        "addressable_virgin_t": w("Replaceable new material, a year"),
        "undelivered_virgin_t": w("of it made elsewhere"),
        "virgin_t": w("All new material, a year"),
        "virgin_by_class_t": w("All new material"),
        "virgin_by_stage_t": w("All new material"),
        "outside_virgin_t": w("New material outside the region, apart"),
        "landfill_t": w("Landfill, a year"),
        "heap_t": w("Heaps, a year"),
        "parked_t": w("Growth of stores, a year"),
        "co2e_t": w("CO₂e, a year"),
        "scope1_t": w("CO₂e, scope 1"),
        "scope2_t": w("CO₂e, scope 2"),
        "scope3_t": w("CO₂e, scope 3"),
        "biogenic_t": w("Biogenic CO₂, apart"),
        "removed_t": w("CO₂ stored for good, apart"),
        "water_m3": w("Fresh water, a year"),
        "secondary_share": w("Recycled share of inputs"),
        "energy_share": w("Recycled share, needs of energy"),
        "fill_share": w("Recycled share, needs of fill"),
        "replaced_by_label_t": w("New material replaced"),
        "symbiotic_utilisation": w("Side streams put to use"),
        "own_use": w("Side streams used by their own firm"),
        "exchanges": w("Exchanges at work"),
        "exchanges_by_label": w("Exchanges at work"),
        "link_density": w("Link density"),
        "eco_connectance": w("Eco-connectance"),
        "mci": w("Material Circularity Indicator"),
        "resource_productivity_eur_per_t": w("Resource productivity"),
        "jobs": w("Jobs"),
    }


def _parts(w: Translator) -> dict[str, str]:
    return {
        "same_use": w("same use"),
        "lower_use": w("lower use"),
        "fill": w("fill"),
        "energy": w("energy"),
        "treated": w("into treatment"),
        "ores": w("ores"),
        "minerals": w("minerals"),
        "biomass": w("biomass"),
        "fossil": w("fossil"),
        "water": w("water"),
        "goods": w("goods"),
        "extraction": w("extraction"),
        "processing": w("processing"),
        "manufacture": w("manufacture"),
        "use": w("use"),
        "end_of_life": w("end of life"),
    }
