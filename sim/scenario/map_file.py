"""The map beside a scenario, `ID.map` beside `ID.yaml`: read by the same reader, and put in as its `map:`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sim.message import Message
from sim.scenario.problems import Where
from sim.scenario.reader import Document, read
from sim.scenario.yaml_events import Placed, Refusal

ENDING: Final = ".map"
KEY: Final = "map"


@dataclass(frozen=True)
class MappedDocument:
    """A scenario file with its map: one piece of plain data that knows in which file every part of it stood."""

    scenario: Document
    map: Document | None = None

    @property
    def data(self) -> Any:
        """The plain data of both."""
        return self.scenario.data

    @property
    def findings(self) -> Iterator[tuple[str, Placed]]:
        """What the reader had to say of each file, by its name."""
        yield from ((self.scenario.name, placed) for placed in self.scenario.findings)
        if self.map is not None:
            for line, column, finding in self.map.findings:
                yield self.map.name, (line, column, finding._replace(where=(KEY, *finding.where)))

    def place(self, where: Where) -> tuple[str, int, int]:
        """File, line and column of a part."""
        if self.map is not None and where[:1] == (KEY,):
            return (self.map.name, *self.map.position(where[1:]))
        return (self.scenario.name, *self.scenario.position(where))


def with_map(path: str | os.PathLike[str], scenario: Document) -> MappedDocument:
    """A scenario that was read from a path, with the map that lies beside it, if one does. Raises `Refusal`."""
    beside = Path(path).with_suffix(ENDING)
    if not isinstance(scenario.data, dict) or not beside.exists() or beside == Path(path):
        return MappedDocument(scenario)
    name = str(Path(scenario.name).with_suffix(ENDING))
    if KEY in scenario.data:
        what = Message("The scenario has a map already, and another lies beside it.")
        raise Refusal(what, "Take one of them away.", *scenario.position((KEY,)), where=(KEY,))
    try:
        map_ = read(beside, name)
    except Refusal as refusal:
        refusal.file, refusal.where = name, (KEY, *refusal.where)
        raise
    scenario.data[KEY] = map_.data
    return MappedDocument(scenario, map_)
