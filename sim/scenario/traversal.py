"""Walks through all parts of a scenario that its author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from sim.scenario.counts import WholeFigure
from sim.scenario.figures import Figure, Path, Provenance, Thing
from sim.scenario.problems import Where


class Part(NamedTuple):
    """A group of keys in the file: where it is, itself, and what stands round it, nearest last."""

    where: Where
    model: BaseModel
    around: tuple[Provenance, ...]
    thing: Where
    """where the nearest thing stands; itself, if it is one"""


def parts(
    model: BaseModel, where: Where = (), around: tuple[Provenance, ...] = (), thing: Where = ()
) -> Iterator[Part]:
    """The part and all parts inside it, as written: what a file leaves out is not visited."""
    if isinstance(model, Thing):
        thing = where
    yield Part(where, model, around, thing)
    if isinstance(model, Figure | Path):
        return
    if isinstance(model, Thing):
        around = (*around, model)
    written = model.model_fields_set
    for name in type(model).model_fields:
        if name in written:
            yield from _inside(getattr(model, name), (*where, name), around, thing)


def _inside(value: object, where: Where, around: tuple[Provenance, ...], thing: Where) -> Iterator[Part]:
    if isinstance(value, WholeFigure):
        yield Part(where, value.figure, around, thing)
    elif isinstance(value, BaseModel):
        yield from parts(value, where, around, thing)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*where, key), around, thing)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*where, number), around, thing)
