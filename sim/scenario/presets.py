"""Presets: the same years cut into other rounds, with some figures changed, for sessions of another length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

from sim.message import Message
from sim.scenario.figures import Figure
from sim.scenario.file import PresetTerms, Scenario
from sim.scenario.problems import Finding, Where

Data = dict[str, Any]
WHERE: Final[Where] = ("about", "presets")


def preset_data(scenario: Scenario, data: Data, terms: PresetTerms) -> Data:
    """The plain data of a scenario as a preset plays it. Raises LookupError for a place that is not there."""
    about = {key: part for key, part in data["about"].items() if key != "presets"}
    about["rounds"] = list(terms.rounds)
    data = {**data, "about": about}
    for place, figure in terms.change.items():
        _put(scenario, data, place.split("."), figure)
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
        for place in terms.change:
            try:
                _put(scenario, {}, place.split("."), Figure(value=0))
            except LookupError:
                yield Finding(
                    (*WHERE, name, "change", place),
                    Message("There is no figure at this place."),
                    "Write the keys that lead to it, parted by full stops: `measures.product_approval.cost`.",
                )


def _put(part: object, data: Any, keys: list[str], figure: Figure) -> None:
    """Put a figure where the keys lead, as its field has it: with where it comes from, or as a plain number."""
    key = keys[0]
    inside = _inside(part, key)
    if len(keys) > 1:
        fallback: Any = [] if isinstance(inside, list | tuple) else {}
        at = data[int(key)] if isinstance(data, list) else data.setdefault(key, fallback)
        _put(inside, at, keys[1:], figure)
    elif isinstance(inside, Figure):
        data[key] = figure.model_dump(mode="json", exclude_unset=True)
    elif isinstance(inside, int) and not isinstance(inside, bool):
        data[key] = int(figure.value)
    else:
        raise LookupError(key)


def _inside(part: object, key: str) -> object:
    match part:
        case BaseModel() if key in type(part).model_fields:
            return getattr(part, key)
        case dict():
            return part[key]
        case list() | tuple() if key.isdecimal():
            return part[int(key)]
        case _:
            raise LookupError(key)
