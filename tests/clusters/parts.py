"""Walks a scenario part by part: which fields of the format it uses, and which choices it makes."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel

from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.texts import Text

_PROVENANCE = ("source", "estimate", "tuned", "confidence")
SHARED = (Figure, Path, Text)
"""Small parts that stand everywhere; their own fields are tested with them."""


def own_fields(kind: type[BaseModel]) -> list[str]:
    """A part's fields, but for names, notes and provenance, which every part has."""
    return [name for name in kind.model_fields if name not in {"name", "note", *_PROVENANCE}]


def kinds(kind: Any, found: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """All types of parts a scenario is made of."""
    found = set() if found is None else found
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind in found or kind in SHARED:
            return found
        found.add(kind)
        for part in kind.model_fields.values():
            kinds(part.annotation, found)
    for inner in typing.get_args(kind):
        kinds(inner, found)
    return found


def literals(kind: Any) -> Iterator[Any]:
    if typing.get_origin(kind) is Literal:
        yield from typing.get_args(kind)
        return
    for inner in typing.get_args(kind):
        yield from literals(inner)


def _models(part: Any) -> Iterator[BaseModel]:
    """A part and all parts inside it."""
    if isinstance(part, BaseModel):
        if not isinstance(part, SHARED):
            yield part
            for name in part.model_fields_set:
                yield from _models(getattr(part, name))
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _models(inner)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _models(inner)


def uses(scenario: Scenario) -> Iterator[str]:
    for part in _models(scenario):
        yield from (f"{type(part).__name__}.{name}" for name in part.model_fields_set)


def choices(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    for part in _models(scenario):
        for name in own_fields(type(part)):
            if any(True for _ in literals(type(part).model_fields[name].annotation)):
                made = getattr(part, name)
                for one in made if isinstance(made, list | dict) else [made]:
                    yield f"{type(part).__name__}.{name}", one
