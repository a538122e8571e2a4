"""Whatever names something in a scenario names something that is there, and of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sim.ledger import SINKS
from sim.message import Message
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Firm, Line, Need, SideStream, Treatment
from sim.scenario.index import Index, a_thing, id_of, refer_name
from sim.scenario.materials import Disposal
from sim.scenario.measures import Change, Effect, Measure
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.projects import Builds, ExchangeTerms, Match, Project

_GIVERS = ("side stream", "yield", "collection")
_TAKERS = ("need", "treatment")
_PROJECTS = ("project", "priority area", "firm")
CHANGED: Final[dict[Change, tuple[str, ...]]] = {
    "price": ("need",),
    "tax": (),
    "rate": ("firm", "line", "treatment"),
    "demand": ("line",),
    "permit": _PROJECTS,
    "build": _PROJECTS,
    "share": ("need",),
    "carriage": (),
    "readiness": _PROJECTS,
    "risk": _PROJECTS,
    "cost": _PROJECTS,
    "credit_rate": ("firm",),
    "credit_limit": ("firm",),
    "need": ("need",),
    "grant": ("call",),
    "saving": ("need", "firm"),
    "levy": (),
    "reveal": ("match",),
    "stand": ("firm", "line", "treatment", "project", "need"),
    "close": ("firm",),
    "stop": ("line", "treatment", "firm"),
}
"""What each change of a measure may change, by kind; taxes, carriers and technologies have names of their own."""
_NAMED: Final[dict[Change, tuple[str, ...]]] = {
    "tax": ("tax",),
    "carriage": ("carrier",),
    "levy": ("disposal",),
}
OF_TECHNOLOGY: Final[tuple[Change, ...]] = ("permit", "build", "readiness", "risk", "cost")
OF_ALL: Final[tuple[Change, ...]] = tuple(
    change for change in CHANGED if change not in ("stand", "close", "stop")
)
"""Changes that may be of `all`."""
OF_APPLICANT: Final[tuple[Change, ...]] = tuple(
    change
    for change, kinds in CHANGED.items()
    if "firm" in kinds and change not in ("stand", "close", "stop")
)
"""Changes that may be of the `applicant`."""
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
        for number, member in enumerate(seat.firms):
            yield from index.refer(("seats", key, "firms", number), member, "firm")
    for key, project in scenario.projects.items():
        yield from _project(("projects", key), project, index)
        for number, build in enumerate(project.builds):
            yield from _builds(("projects", key, "builds", number), build, names, index)
    for key, exchange in scenario.exchanges.items():
        yield from _ends(("exchanges", key), exchange, index)
        if exchange.carrier is not None:
            yield from names.carrier(("exchanges", key, "carrier"), exchange.carrier)
    for key, match in scenario.matches.items():
        yield from _ends(("matches", key), match, index)
    for group, measures in (("events", scenario.events), ("measures", scenario.measures)):
        for key, measure in measures.items():
            yield from _measure((group, key), measure, names, index)


class _Names:
    """The materials, carriers and taxes of a scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._technologies = {project.technology for project in scenario.projects.values()}

    def material(self, where: Where, key: str | None) -> Iterator[Finding]:
        if key is not None:
            what = Message("There is no material {name}.", name=quoted(key))
            yield from refer_name(where, key, self._scenario.materials, "material", what)

    def carrier(self, where: Where, key: str) -> Iterator[Finding]:
        what = Message("There is no carrier {name}.", name=quoted(key))
        yield from refer_name(where, key, self._scenario.carriers, "carrier", what)

    def technology(self, key: str) -> bool:
        """Whether a project uses this technology."""
        return key in self._technologies

    def tax(self, where: Where, key: str | None) -> Iterator[Finding]:
        if key is not None:
            what = Message("There is no tax {name}.", name=quoted(key))
            yield from refer_name(where, key, self._scenario.taxes, "tax", what)

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
        taken = {material: need for need in line.needs.values() for material in need.secondaries}
        if stream.left_of is not None:
            what = Message("No need of the line takes {name}.", name=quoted(stream.left_of))
            place = (*where, "side_streams", key, "left_of")
            yield from refer_name(place, stream.left_of, taken, "material", what)


def _need(where: Where, need: Need, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "virgin"), need.virgin)
    for key in need.secondaries:
        yield from names.material((*where, "secondaries", key), key)


def _stream(where: Where, stream: SideStream, names: _Names) -> Iterator[Finding]:
    yield from names.material((*where, "material"), stream.material)
    yield from names.material((*where, "mixed"), stream.mixed)
    if stream.lost_power is not None:
        yield from names.material((*where, "lost_power", "material"), stream.lost_power.material)
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


def _project(where: Where, project: Project, index: Index) -> Iterator[Finding]:
    yield from index.refer((*where, "firm"), project.firm, "firm")
    for number, area in enumerate(project.areas):
        yield from index.refer((*where, "areas", number), area, "priority area")
    entry = index.things.get(project.technology or "")
    if entry:
        yield Finding(
            (*where, "technology"),
            Message(
                "{name} is already the id of {kind}.",
                name=quoted(project.technology),
                kind=a_thing(entry.kind),
            ),
            "Write another word for the technology.",
        )


def _measure(where: Where, measure: Measure, names: _Names, index: Index) -> Iterator[Finding]:
    after = measure.eligible.after
    if after is not None:
        yield from index.refer((*where, "eligible", "after"), after, "measure", "event", "call")
    for number, firm in enumerate(measure.answers):
        yield from index.refer((*where, "answers", number), firm, "firm")
    for number, effect in enumerate(measure.effects):
        yield from _effect((*where, "effects", number), effect, names, index)


def _effect(where: Where, effect: Effect, names: _Names, index: Index) -> Iterator[Finding]:
    yield from names.material((*where, "material"), effect.material)
    place: Where = (*where, "of")
    if effect.of in ("all", "applicant"):
        if effect.change not in (OF_ALL if effect.of == "all" else OF_APPLICANT):
            kinds = id_of(*(CHANGED[effect.change] or _NAMED[effect.change]))
            what = Message("A {change} cannot be of {need}.", change=effect.change, need=quoted(effect.of))
            yield Finding(place, what, Message("Write {what}.", what=kinds))
    elif effect.change == "tax":
        yield from names.tax(place, effect.of)
    elif effect.change == "levy":
        what = Message("There is no kind of disposal {name}.", name=quoted(effect.of))
        yield from refer_name(place, effect.of, dict.fromkeys(SINKS), "disposal", what)
    elif effect.change == "carriage":
        yield from names.carrier(place, effect.of)
    elif not (effect.change in OF_TECHNOLOGY and names.technology(effect.of)):
        yield from index.refer(place, effect.of, *CHANGED[effect.change])
