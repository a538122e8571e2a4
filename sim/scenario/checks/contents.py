"""Named contents: those that are listed, and lines and needs that can hold to them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.firms import Line, Need
from sim.scenario.index import refer_name
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.traversal import parts


def check_contents(scenario: Scenario) -> Iterator[Finding]:
    """Findings about contents that nobody lists, that go nowhere, or that a store of virgin material hides."""
    for part in parts(scenario):
        where, model = part.where, part.model
        for field in ("contents", "adds", "limits"):
            if not isinstance(model, Scenario) and field in model.model_fields_set:
                yield from _listed((*where, field), model, field, scenario)
        if isinstance(model, Need) and model.limits and model.supply:
            yield Finding(
                (*where, "supply"),
                "A need with `limits` mixes as it buys, so it keeps no virgin material in store.",
                "Take out `supply`, or `limits`.",
            )
        if isinstance(model, Line) and model.adds and not _carries(model):
            yield Finding(
                (*where, "adds"),
                "No side stream carries what the line adds.",
                "Write `carries: true` at one of its side streams.",
            )


def _listed(where: Where, model: BaseModel, field: str, scenario: Scenario) -> Iterator[Finding]:
    for key in getattr(model, field):
        what = Message("There is no content {name}.", name=quoted(key))
        yield from refer_name((*where, key), key, scenario.contents, "content", what)


def _carries(line: Line) -> bool:
    return any(stream.carries for stream in line.side_streams.values())
