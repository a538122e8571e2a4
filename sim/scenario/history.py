"""A scenario as history was: what is left to chance comes in the year in which it really came, or not at all."""

from __future__ import annotations

from sim.scenario.figures import figure
from sim.scenario.file import Scenario
from sim.scenario.measures import Measure


def has_history(scenario: Scenario) -> bool:
    """Whether the scenario says of anything left to chance when it really happened."""
    return any(event.happened is not None for event in scenario.events.values())


def as_it_was(scenario: Scenario) -> Scenario:
    """The same cluster in which no event is left to chance; breakdowns, prices and permits still are."""
    dated = {key: _dated(event) for key, event in scenario.events.items()}
    return scenario.model_copy(update={"events": dated})


def _dated(event: Measure) -> Measure:
    if not 0 < event.chance.value < 1:
        return event
    certain = {"chance": figure(1), "year": event.happened, "happened": None}
    return event.model_copy(update=certain if event.happened is not None else {"chance": figure(0)})
