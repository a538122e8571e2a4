"""How far it is between two firms by road: as the scenario states it, or the straight line with a detour."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from sim.scenario.file import Scenario
from sim.units import nearest_root

_DETOUR: Final = Fraction(13, 10)
"""Road km per straight km where a scenario gives none (usual planning value, an estimate)."""


class Distances:
    """The ways of a scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._firms = scenario.firms
        self._detour = scenario.detour.exact if scenario.detour else _DETOUR
        self._stated = {frozenset(part.between): part.km.exact for part in scenario.distances}

    def km(self, start: str, end: str) -> Fraction:
        """Road km, to 10 m where it is not stated."""
        stated = self._stated.get(frozenset((start, end)))
        if stated is not None:
            return stated
        a, b = self._firms[start].place, self._firms[end].place
        square = sum(((here.exact - there.exact) ** 2 for here, there in zip(a, b, strict=True)), Fraction(0))
        return Fraction(nearest_root(square * 100**2), 100) * self._detour
