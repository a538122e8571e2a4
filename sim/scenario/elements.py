"""Elements in recipes: whether calcium, carbon and the like that go into a line also come out of it.

A check of the figures against chemistry and no part of a year: nothing is simulated by element. What a material
holds is its `composition`. The CO2 that a material gives off where it is used (`direct` and `biogenic`) carries
its carbon away; what else leaves with gas or water stands in `leaves`. An element below 2 % of a recipe's mass is
a trace and is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple, get_args

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.firms import Line, Treatment
from sim.scenario.materials import Element, Material
from sim.scenario.problems import Finding, Where

ELEMENTS: Final[tuple[Element, ...]] = get_args(Element)
TRACE: Final = Decimal("0.02")
"""Of a recipe's mass: what is less goes unnamed, an input as well as an element."""
OPEN: Final = Decimal("0.1")
"""Of the larger side: what analyses of different years and works may leave open."""
_CARBON_IN_CO2: Final = Decimal(12) / Decimal(44)
_Parts = list[tuple[Material, Decimal]]


class Closing(NamedTuple):
    """An element of a recipe, in t per unit made or treated."""

    element: Element
    into: Decimal
    out: Decimal

    @property
    def gap(self) -> Decimal:
        """What comes out less what goes in, beside the larger of the two."""
        return (self.out - self.into) / max(self.out, self.into)


def closings(scenario: Scenario) -> Iterator[tuple[Where, list[Closing]]]:
    """The elements of every line, and of every treatment, that are more than traces."""
    for key, firm in scenario.firms.items():
        for line_id, line in firm.lines.items():
            yield ("firms", key, "lines", line_id), _of_line(line, scenario.materials)
        for plant_id, plant in firm.treatments.items():
            yield ("firms", key, "treatments", plant_id), _of_treatment(plant, scenario.materials)


def unnamed(line: Line, scenario: Scenario) -> Decimal:
    """The share of what goes into a line, by its unit, that the scenario does not follow."""
    unit = scenario.materials[line.makes].unit
    needs = [need for need in line.needs.values() if scenario.materials[need.virgin].unit == unit]
    into = sum((need.amount.value for need in needs), line.untracked.value + line.from_air.value)
    return line.untracked.value / into if into else Decimal(0)


def unclosed(scenario: Scenario) -> Iterator[Finding]:
    """Questions about elements that do not come out as they go in."""
    for where, elements in closings(scenario):
        for each in elements:
            if abs(each.gap) > OPEN:
                yield Finding(
                    where,
                    Message(
                        "Of `{key}` {into} t go in and {out} t come out for each unit.",
                        key=each.element,
                        into=_short(each.into),
                        out=_short(each.out),
                    ),
                    Message("Look at `composition:` of its materials, or write what leaves into `leaves:`."),
                )


def _of_line(line: Line, materials: dict[str, Material]) -> list[Closing]:
    into = [(materials[need.virgin], need.amount.value) for need in line.needs.values()]
    out = [(materials[stream.material], stream.amount.value) for stream in line.side_streams.values()]
    out.append((materials[line.makes], Decimal(1)))
    return _closings(line, (into, out), line.untracked.value + line.from_air.value)


def _of_treatment(plant: Treatment, materials: dict[str, Material]) -> list[Closing]:
    used = [(materials[key], part.amount.value) for key, part in plant.auxiliaries.items()]
    made = [(materials[part.material], part.share.value) for part in plant.yields.values()]
    feed = materials[plant.takes]
    if plant.residue:
        rest = 1 + _mass(used) - _mass(made) - plant.off_gas.value
        made.append((materials[plant.residue.material], plant.residue.share.value or rest))
    return _closings(plant, ([(feed, Decimal(1)), *used], made), Decimal(0), passed_on=feed)


def _closings(
    of: Line | Treatment, parts: tuple[_Parts, _Parts], more: Decimal, passed_on: Material | None = None
) -> list[Closing]:
    """`more`: t that go in besides; `passed_on`: what is treated, and so not burnt."""
    into, out = parts
    mass = max(_mass(into) + more, _mass(out))
    burnt = sum(
        (
            (part.direct.value + part.biogenic.value) * amount
            for part, amount in into
            if part is not passed_on
        ),
        Decimal(0),
    )
    followed = []
    for element in ELEMENTS:
        gone = of.leaves.held(element) if of.leaves else Decimal(0)
        if element == "carbon":
            gone += burnt * _CARBON_IN_CO2
        closing = Closing(element, _held(element, into), _held(element, out) + gone)
        if max(closing.into, closing.out) > TRACE * mass and _is_told(element, into):
            followed.append(closing)
    return followed


def _is_told(element: Element, parts: _Parts) -> bool:
    """Whether the file says of anything that goes in how much of the element it holds."""
    return any(part.composition and element in part.composition.model_fields_set for part, _ in parts)


def _held(element: Element, parts: _Parts) -> Decimal:
    return sum(
        (part.composition.held(element) * amount for part, amount in parts if part.composition), Decimal(0)
    )


def _mass(parts: _Parts) -> Decimal:
    """t of what is weighed, and of fuels by what a unit weighs."""
    return sum((amount if part.unit == "t" else amount * _weight(part) for part, amount in parts), Decimal(0))


def _weight(part: Material) -> Decimal:
    return part.tonnes.value if part.unit == "MWh" and "tonnes" in part.model_fields_set else Decimal(0)


def _short(number: Decimal) -> str:
    return f"{number:.3g}"
