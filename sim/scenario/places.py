"""Places in a scenario and in the data of its file: which of them are there, and what stands at one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sim.scenario.figures import Path
from sim.scenario.problems import Where


def written(where: Where, data: Any) -> Where:
    """The deepest part of a place that stands in the data."""
    depth = 0
    for step in where:
        if not _stands(step, data):
            break
        data = data[step]
        depth += 1
    return where[:depth]


def _stands(step: str | int, data: Any) -> bool:
    if isinstance(data, list | tuple):
        return isinstance(step, int) and 0 <= step < len(data)
    return isinstance(data, dict) and step in data


def value_at(where: Where, data: Any) -> Any:
    """What stands at a place that is there."""
    for step in where:
        data = data[step]
    return data


def steps_of(name: str) -> list[str]:
    """The steps of a place as problems name it: `about.goals[1].change` → about, goals, [1], change."""
    return name.replace("[", ".[").split(".")


def inside(part: Any) -> Iterator[tuple[str, Any]]:
    """What can be named inside a part of a scenario, by the step that leads to it; lists count from 1."""
    if isinstance(part, Path):
        for year in range(min(part.by_year), max(part.by_year) + 1):
            yield str(year), part.in_year(year)
    elif isinstance(part, BaseModel):
        yield from ((name, getattr(part, name)) for name in type(part).model_fields)
    elif isinstance(part, dict):
        yield from ((str(key), value) for key, value in part.items())
    elif isinstance(part, list | tuple):
        yield from ((f"[{at}]", value) for at, value in enumerate(part, 1))
