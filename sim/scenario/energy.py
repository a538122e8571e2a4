"""Energy per tonne: what one unit of a secondary replaces where author and materials speak of heating values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from sim.message import Message
from sim.scenario.bounds import plain
from sim.scenario.file import Scenario
from sim.scenario.firms import Need, Secondary
from sim.scenario.materials import Material
from sim.scenario.problems import Finding, Where

_APART: Final = Fraction(1, 4)
"""how far a stated ratio may lie from that of the heating values before it is asked about"""


def ratio_of(scenario: Scenario, need: Need, material: str) -> Fraction:
    """Units of virgin material that one unit of a secondary replaces: as stated, or by energy."""
    secondary = need.secondaries[material]
    by_energy = _by_energy(scenario, need, material)
    if "ratio" in secondary.model_fields_set or by_energy is None:
        return secondary.ratio.exact
    return by_energy


def _by_energy(scenario: Scenario, need: Need, material: str) -> Fraction | None:
    known, virgin = scenario.materials.get(material), scenario.materials.get(need.virgin)
    if known is None or virgin is None or not (known.energy or virgin.energy):
        return None
    energies = _energy(known), _energy(virgin)
    return energies[0] / energies[1] if energies[0] and energies[1] else None


def _energy(material: Material) -> Fraction | None:
    """MWh in one unit."""
    if material.unit == "MWh":
        return Fraction(1)
    return material.energy.exact if material.energy else None


def check_energy(scenario: Scenario) -> Iterator[Finding]:
    """Findings about energy on no basis."""
    for key, material in scenario.materials.items():
        if material.energy and (material.unit != "t" or "basis" not in material.model_fields_set):
            what = Message("The energy of a tonne depends on whether its water is weighed.")
            if material.unit != "t":
                what = Message("Only a material in t has an energy a tonne.")
            instead = (
                "Write `basis: wet` or `basis: dry` beside it, for a material in t; or take `energy` out."
            )
            yield Finding(("materials", key, "energy"), what, instead)


def unstated_bases(scenario: Scenario) -> Iterator[Finding]:
    """Questions about materials in t that hold something and do not say whether their water is weighed."""
    for key, material in scenario.materials.items():
        held = [name for name in ("composition", "contents") if getattr(material, name)]
        if material.unit == "t" and held and "basis" not in material.model_fields_set:
            what = Message("What a tonne holds depends on whether its water is weighed.")
            instead = Message(
                "Write `basis: wet` beside it if its tonnes include their water, else `basis: dry`."
            )
            yield Finding(("materials", key, held[0]), what, instead)


def unlike_ratios(scenario: Scenario) -> Iterator[Finding]:
    """Questions about ratios far from what the heating values say."""
    for firm_id, firm in scenario.firms.items():
        for line_id, line in firm.lines.items():
            for need_id, need in line.needs.items():
                for key, secondary in need.secondaries.items():
                    by_energy, stated = _by_energy(scenario, need, key), secondary.ratio.exact
                    if by_energy is None or "ratio" not in secondary.model_fields_set:
                        continue
                    if abs(stated - by_energy) > _APART * by_energy:
                        where = ("firms", firm_id, "lines", line_id, "needs", need_id, "secondaries", key)
                        yield _unlike((*where, "ratio"), f"{float(by_energy):.3g}", secondary)


def _unlike(where: Where, amount: str, secondary: Secondary) -> Finding:
    what = Message(
        "By their energy one unit replaces {amount}, and {number} is written.",
        amount=amount,
        number=plain(secondary.ratio.value),
    )
    instead = Message(
        "Leave it if that is meant; else write `{number}`, or look at the basis.", number=amount
    )
    return Finding(where, what, instead)
