"""What the format expects at a place of a scenario: which keys, which kind of value. Read from the types."""

from __future__ import annotations

import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.scenario.counts import Count
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.problems import Where


class Expected(NamedTuple):
    """The type a place has, and its field in the type around it (none inside mappings and lists)."""

    kind: Any
    field: FieldInfo | None


def expected(where: Where) -> Expected | None:
    """What the format expects at a place; None where it knows no such place."""
    here: Expected | None = Expected(Scenario, None)
    for step in where:
        if here is None:
            return None
        here = _inside(here.kind, step)
    return here


def model_at(where: Where) -> type[BaseModel] | None:
    """The type of the group of keys at a place."""
    here = expected(where)
    kind = here and _bare(here.kind)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


@cache
def keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys an author may write in a group."""
    names = tuple(model.model_fields)
    if model is Figure:
        return (*names, "base")
    return (*names, "value", "base") if model is Path else names


def _inside(kind: Any, step: str | int) -> Expected | None:
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(step))
        return Expected(_kind(field), field) if field else None
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is dict:
        return Expected(arguments[1], None)
    if origin is tuple:
        return Expected(arguments[step], None) if isinstance(step, int) and step < len(arguments) else None
    return Expected(arguments[0], None) if origin is list else None


def _kind(field: FieldInfo) -> Any:
    """A field's type; of a whole figure the group that its author may write."""
    return Figure if _is_count(field.metadata) else field.annotation


def _is_count(marks: Iterable[Any]) -> bool:
    return any(isinstance(mark, Count) for mark in marks)


def _bare(kind: Any) -> Any:
    """The type without `Annotated` and without `| None`."""
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        return Figure if _is_count(marks) else _bare(inner)
    if get_origin(kind) in (Union, types.UnionType):
        rest = [part for part in get_args(kind) if part is not type(None)]
        return _bare(rest[0])
    return kind
