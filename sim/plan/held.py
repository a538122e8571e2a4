"""What materials hold of the scenario's named contents, and how much of it somebody accepts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sim.plan.parts import Levels, Limits
from sim.scenario.figures import Figure, figure
from sim.scenario.file import Scenario

_MILLION: Final = 1_000_000


class Held:
    """Contents by their place, in order of id."""

    def __init__(self, scenario: Scenario) -> None:
        self._places = {key: place for place, key in enumerate(sorted(scenario.contents))}

    def levels(self, held: Mapping[str, Figure]) -> Levels:
        """How much of each content; empty where nothing is held."""
        known = [held.get(key, figure(0)).exact for key in self._places]
        return tuple(round(level * _MILLION) for level in known) if any(known) else ()

    def limits(self, limits: Mapping[str, Figure]) -> Limits:
        """The most of each content that has a limit."""
        return tuple(
            sorted((self._places[key], round(most.exact * _MILLION)) for key, most in limits.items())
        )
