"""Whatever names something in a scenario names something that is there, and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Firm, Line, Need, SideStream, Treatment
from sim.scenario.index import Index, refer_name
from sim.scenario.materials import Disposal
from sim.scenario.problems import Finding, Where
from sim.scenario.projects import Builds, Effect, ExchangeTerms, Match

_GIVERS = ("side stream", "yield", "collection")
_TAKERS = ("need", "treatment")
CHANGED = {
    "price": ("need",),
    "tax": ("tax",),
    "rate": ("line", "treatment", "firm"),
    "demand": ("line",),
    "close": ("firm",),
    "reveal": ("match",),
}
"""What each change of an event changes."""
BUILT = {
    "treatment": ("treatment",),
    "line": ("line",),
    "intake": ("need",),
    "less_waste": ("side stream",),
    "less_input": ("need",),
    "store": ("side stream", "yield"),
}
"""What each thing a project builds is built at."""


def check_references(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """A finding for every id that leads nowhere or to the wrong kind of thing."""
    names = _Names(scenario)
    for key, firm in scenario.firms.items():
        yield from _firm(("firms", key), firm, names, index)
    for number, distance in enumerate(scenario.distances):
        for end, place in enumerate(distance.between):
            yield from index.refer(("distances", number, "between", end), place, "firm")
    for key, seat in scenario.seats.items():
        for number, one in enumerate(seat.firms):
            yield from index.refer(("seats", key, "firms", number), one, "firm")
    for key, project in scenario.projects.items():
        yield from index.refer(("projects", key, "firm"), project.firm, "firm")
        for number, build in enumerate(project.builds):
            yield from _builds(("projects", key, "builds", number), build, names, index)
    for key, exchange in scenario.exchanges.items():
        yield from _ends(("exchanges", key), exchange, index)
        if exchange.carrier is not None:
            yield from names.carrier(("exchanges", key, "carrier"), exchange.carrier)
    for key, match in scenario.matches.items():
        yield from _ends(("matches", key), match, index)
    for key, event in scenario.events.items():
        for number, effect in enumerate(event.effects):
            yield from _effect(("events", key, "effects", number), effect, names, index)


class _Names:
    """The materials, carriers and taxes of a scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    def material(self, where: Where, key: str | None) -> Iterator[Finding]:
        if key is not None:
            yield from refer_name(where, key, dict(self._scenario.materials), "material")

    def carrier(self, where: Where, key: str) -> Iterator[Finding]:
        yield from refer_name(where, key, dict(self._scenario.carriers), "carrier")

    def tax(self, where: Where, key: str | None) -> Iterator[Finding]:
        if key is not None:
            yield from refer_name(where, key, dict(self._scenario.taxes), "tax")

    def disposal(self, where: Where, part: Disposal) -> Iterator[Finding]:
        yield from self.tax((*where, "disposal", "tax"), part.tax)


def _firm(where: Where, firm: Firm, names: _Names, index: Index) -> Iterator[Finding]:
    if firm.successor is not None:
        yield from index.refer((*where, "successor"), firm.successor, "firm")
    for key, line in firm.lines.items():
        yield from _line((*where, "lines", key), line, names)
    for key, treatment in firm.treatments.items():
        yield from _treatment((*where, "treatments", key), treatment, names)
    for key, collection in firm.collections.items():
        yield from _collection((*where, "collections", key), collection, names, index)


def _line(where: Where, line: Line, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "makes"), line.makes)
    for key, need in line.needs.items():
        yield from _need((*where, "needs", key), need, names)
    for key, stream in line.side_streams.items():
        yield from _stream((*where, "side_streams", key), stream, names)


def _need(where: Where, need: Need, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "virgin"), need.virgin)
    for key in need.secondaries:
        yield from names.material((*where, "secondaries", key), key)


def _stream(where: Where, stream: SideStream, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "material"), stream.material)
    yield from names.material((*where, "mixed"), stream.mixed)
    yield from names.disposal(where, stream.disposal)


def _treatment(where: Where, treatment: Treatment, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "takes"), treatment.takes)
    for key, made in treatment.yields.items():
        yield from names.material((*where, "yields", key, "material"), made.material)
        yield from names.disposal((*where, "yields", key), made.disposal)
    if treatment.residue is not None:
        yield from names.material((*where, "residue", "material"), treatment.residue.material)
        yield from names.disposal((*where, "residue"), treatment.residue.disposal)
    for key in treatment.auxiliaries:
        yield from names.material((*where, "auxiliaries", key), key)


def _collection(where: Where, part: Collection, names: _Names, index: Index) -> Iterator[Finding]:
    yield from index.refer((*where, "of_line"), part.of_line, "line")
    yield from names.material((*where, "material"), part.material)
    yield from names.disposal(where, part.disposal)


def _builds(where: Where, build: Builds, names: _Names, index: Index) -> Iterator[Finding]:
    for field, kinds in BUILT.items():
        key = getattr(build, field)
        if key is not None:
            yield from index.refer((*where, field), key, *kinds)
    yield from names.material((*where, "material"), build.material)
    if build.carrier is not None:
        yield from names.carrier((*where, "carrier"), build.carrier)
    for number, end in enumerate(build.pipe or ()):
        yield from index.refer((*where, "pipe", number), end, "firm")


def _ends(where: Where, part: ExchangeTerms | Match, index: Index) -> Iterator[Finding]:
    yield from index.refer((*where, "giver"), part.giver, *_GIVERS)
    yield from index.refer((*where, "taker"), part.taker, *_TAKERS)


def _effect(where: Where, effect: Effect, names: _Names, index: Index) -> Iterator[Finding]:
    kinds = CHANGED[effect.change]
    if kinds == ("tax",):
        yield from names.tax((*where, "of"), effect.of)
    else:
        yield from index.refer((*where, "of"), effect.of, *kinds)
