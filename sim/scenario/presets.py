"""Presets: the same years cut into other rounds, with some figures changed, for sessions of another length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sim.message import Message
from sim.scenario.figures import Figure, Path
from sim.scenario.file import PresetTerms, Scenario
from sim.scenario.places import inside, steps_of
from sim.scenario.problems import Finding, Where

Data = dict[str, Any]
WHERE: Final[Where] = ("about", "presets")
_OWN: Final = (["about", "rounds"], ["about", "first_year"])
"""what a preset says by its `rounds`: no change of a figure"""


def preset_data(scenario: Scenario, data: Data, terms: PresetTerms) -> Data:
    """The plain data of a sound scenario as a preset plays it; `data` is its own."""
    about = {key: part for key, part in data["about"].items() if key != "presets"}
    about["rounds"] = list(terms.rounds)
    data = {**data, "about": about}
    for place, figure in terms.change.items():
        _put(scenario, data, steps_of(place), figure)
    return data


def check_places(scenario: Scenario) -> Iterator[Finding]:
    """A preset covers the years of the game, and changes figures that are there."""
    years = sum(scenario.about.rounds)
    for name, terms in scenario.about.presets.items():
        if sum(terms.rounds) != years:
            yield Finding(
                (*WHERE, name, "rounds"),
                Message(
                    "These rounds cover {n} years; the game has {years}.", n=sum(terms.rounds), years=years
                ),
                "Cut the same years into rounds.",
            )
        for place, figure in terms.change.items():
            steps = steps_of(place)
            part = _part(scenario, steps) if steps[:2] not in _OWN else None
            where = (*WHERE, name, "change", place)
            if not _can_change(part):
                yield Finding(
                    where,
                    "There is no figure at this place.",
                    "Write the field as problems name it: `measures.approval.cost` or `about.goals[1].change`.",
                )
            elif isinstance(part, int) and figure.exact.denominator != 1:
                yield Finding(where, "Here stands a whole number.", "Write one without a fraction.")


def _part(part: object, steps: list[str]) -> object:
    """What stands at a place; None if nothing does."""
    for step in steps:
        part = dict(inside(part)).get(step)
    return part


def _can_change(part: object) -> bool:
    return isinstance(part, Figure | Path | int) and not isinstance(part, bool)


def _put(part: object, data: Any, steps: list[str], figure: Figure) -> None:
    """Put a figure where the steps lead, as its field has it: with where it comes from, or as a plain number."""
    step, *rest = steps
    within = dict(inside(part))[step]
    key: Any = int(step[1:-1]) - 1 if step.startswith("[") else step
    if rest:
        _put(within, data[key] if isinstance(data, list) else data.setdefault(key, {}), rest, figure)
    elif isinstance(within, int):
        data[key] = int(figure.value)
    else:
        data[key] = figure.model_dump(mode="json", exclude_unset=True)
