"""Places in the data of a file: which of them are there, and what stands at one."""

from __future__ import annotations

from typing import Any

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
