"""Everything in a scenario that has an id, findable by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from sim.ledger import AIR, IN_USE, LOSSES, MARKET, OUTSIDE, SINKS, WATERS
from sim.message import Listing, Message, Value
from sim.scenario.figures import Thing
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Firm, Need, SideStream, Treatment, Yield
from sim.scenario.measures import Measure
from sim.scenario.problems import Finding, Where, quoted
from sim.scenario.spelling import suggestion

_Part = TypeVar("_Part", bound=Thing)

RESERVED: Final = frozenset(
    {
        OUTSIDE,
        MARKET,
        AIR,
        LOSSES,
        WATERS,
        IN_USE,
        *SINKS,
        "all",
        "applicant",
        "programme",
        "business",
        "state",
        "carriers",
        "bank",
        "owner",
        "fund",
    }
)
"""Names the ledger has for places and accounts of its own, and words that stand for many things."""


class Entry(NamedTuple):
    """A thing: what kind it is, where it stands in the file, and the firm it belongs to (or is)."""

    kind: str
    where: Where
    part: Thing
    firm: str


@dataclass
class Index:
    """All things but materials, carriers, taxes and seats, which have names of their own.

    A seat may bear the id of a firm.
    """

    things: dict[str, Entry] = field(default_factory=dict)
    _ids: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """kinds → the ids of these kinds, listed when first asked for"""

    @classmethod
    def of(cls, scenario: Scenario) -> tuple[Index, list[Finding]]:
        """The index of a scenario, and what is wrong with its ids."""
        index = cls()
        findings: list[Finding] = []
        for key, entry in _things(scenario):
            first = index.things.get(key)
            if first is None or (entry.kind == "seat" and first.kind == "firm"):
                if entry.kind != "seat":
                    index.things[key] = entry
                findings += _reserved(key, entry)
            else:
                findings.append(_twice(key, entry, first))
        return index, findings

    def get(self, key: str, kind: str) -> Entry | None:
        """The thing of a kind with this id."""
        entry = self.things.get(key)
        return entry if entry and entry.kind == kind else None

    def refer(self, where: Where, key: str, *kinds: str) -> Iterator[Finding]:
        """A finding if no thing of one of these kinds bears the id."""
        entry = self.things.get(key)
        if entry and entry.kind in kinds:
            return
        what = Message("There is no {name}.", name=quoted(key))
        if entry:
            kind, wanted = a_thing(entry.kind), _alternatives(kinds)
            what = Message("{name} is {kind}, not {wanted}.", name=quoted(key), kind=kind, wanted=wanted)
        yield Finding(where, what, _remedy(key, self._known(kinds), id_of(*kinds)))

    def _known(self, kinds: tuple[str, ...]) -> list[str]:
        if kinds not in self._ids:
            self._ids[kinds] = [thing for thing, entry in self.things.items() if entry.kind in kinds]
        return self._ids[kinds]

    def part(self, key: str, type_: type[_Part]) -> _Part | None:
        """The thing with this id if it is of a type."""
        entry = self.things.get(key)
        return entry.part if entry and isinstance(entry.part, type_) else None


def refer_name(
    where: Where, key: str, known: Mapping[str, object], kind: str, what: Message
) -> Iterator[Finding]:
    """A finding if a material, carrier or tax of this name is not in the scenario."""
    if key not in known:
        yield Finding(where, what, _remedy(key, known, id_of(kind)))


def _remedy(key: str, known: list[str] | Mapping[str, object], what: Message) -> Message:
    close = suggestion(key, known)
    if close:
        return Message("Write `{near}`, or {what}.", near=close, what=what)
    if known and len(known) <= _FEW:
        return Message("Write {what}: {names}.", what=what, names=", ".join(known))
    return Message("Write {what}, or add it to the scenario.", what=what)


_FEW = 12


_KINDS: Final = {
    "firm": Message("a firm"),
    "line": Message("a line"),
    "need": Message("a need"),
    "side stream": Message("a side stream"),
    "treatment": Message("a treatment"),
    "yield": Message("a yield"),
    "collection": Message("a collection"),
    "project": Message("a project"),
    "exchange": Message("an exchange"),
    "match": Message("a match"),
    "event": Message("an event"),
    "measure": Message("a measure"),
    "priority area": Message("a priority area"),
    "call": Message("a call"),
    "seat": Message("a seat"),
    "letter": Message("a letter"),
    "material": Message("a material"),
    "carrier": Message("a carrier"),
    "tax": Message("a tax"),
    "disposal": Message("a kind of disposal"),
}


def a_thing(kind: str) -> Message:
    """A thing of a kind."""
    return _KINDS[kind]


def id_of(*kinds: str) -> Message:
    """The id of a thing of one of these kinds."""
    return Message("the id of {what}", what=_alternatives(kinds))


def _alternatives(kinds: Iterable[str]) -> Value:
    return Listing(tuple(map(a_thing, kinds)), "or")


def _reserved(key: str, entry: Entry) -> Iterator[Finding]:
    if key in RESERVED:
        yield Finding(
            entry.where,
            Message("The id {name} is kept for the ledger.", name=quoted(key)),
            Message("Write `{name}` or another id.", name=f"{key}_1"),
        )


def _twice(key: str, entry: Entry, first: Entry) -> Finding:
    place = ".".join(map(str, first.where))
    return Finding(
        entry.where,
        Message(
            "The id {name} is already that of {kind}, at {place}.",
            name=quoted(key),
            kind=a_thing(first.kind),
            place=place,
        ),
        Message("Write another id, such as `{name}`.", name=f"{key[:50]}_2"),
    )


def _things(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    for key, firm in scenario.firms.items():
        yield key, Entry("firm", ("firms", key), firm, key)
        yield from _in_firm(key, firm)
    for kind, name, group in (
        ("project", "projects", scenario.projects),
        ("exchange", "exchanges", scenario.exchanges),
        ("match", "matches", scenario.matches),
        ("event", "events", scenario.events),
        ("measure", "measures", scenario.measures),
        ("letter", "letters", scenario.letters),
        ("seat", "seats", scenario.seats),
    ):
        for key, part in group.items():
            narrower = _kind_of(part) if isinstance(part, Measure) and kind == "measure" else kind
            yield key, Entry(narrower, (name, key), part, "")


def _kind_of(measure: Measure) -> str:
    if measure.kind == "area":
        return "priority area"
    return "call" if measure.call is not None else "measure"


def _in_firm(firm: str, part: Firm) -> Iterator[tuple[str, Entry]]:
    here: Where = ("firms", firm)
    for key, line in part.lines.items():
        yield key, Entry("line", (*here, "lines", key), line, firm)
        for need, inside in line.needs.items():
            yield need, Entry("need", (*here, "lines", key, "needs", need), inside, firm)
        for stream, by_product in line.side_streams.items():
            yield (
                stream,
                Entry("side stream", (*here, "lines", key, "side_streams", stream), by_product, firm),
            )
    for key, treatment in part.treatments.items():
        yield key, Entry("treatment", (*here, "treatments", key), treatment, firm)
        for product, made in treatment.yields.items():
            yield product, Entry("yield", (*here, "treatments", key, "yields", product), made, firm)
    for key, collection in part.collections.items():
        yield key, Entry("collection", (*here, "collections", key), collection, firm)


Giver = SideStream | Yield | Collection
Taker = Need | Treatment
