"""What must fit together in a cluster: seats, needs and markets, stores and stocks, stops."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sim.message import Message
from sim.scenario.figures import Figure
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Firm, Line, Need, Secondary, SideStream, Yield
from sim.scenario.problems import Finding, Where, quoted


def check_world(scenario: Scenario) -> Iterator[Finding]:
    """Findings about firms, seats and distances."""
    for key, firm in scenario.firms.items():
        yield from _firm(("firms", key), key, firm, scenario)
    yield from _seats(scenario)
    yield from _distances(scenario)


def _firm(where: Where, key: str, firm: Firm, scenario: Scenario) -> Iterator[Finding]:
    if firm.successor == key:
        yield Finding(
            (*where, "successor"), "A firm cannot follow itself.", "Write another firm, or take the line out."
        )
    for line_id, line in firm.lines.items():
        yield from _line((*where, "lines", line_id), line, scenario)
    for treatment_id, treatment in firm.treatments.items():
        for made_id, made in treatment.yields.items():
            yield from _stock((*where, "treatments", treatment_id, "yields", made_id), made)
    for collection_id, collection in firm.collections.items():
        yield from _stock((*where, "collections", collection_id), collection)


def _line(where: Where, line: Line, scenario: Scenario) -> Iterator[Finding]:
    yield from _stops(where, line)
    if line.market and line.market.season is not None and not any(line.market.season):
        yield Finding(
            (*where, "market", "season"), "All months weigh nothing.", "Give at least one month a weight."
        )
    for key, need in line.needs.items():
        yield from _need((*where, "needs", key), need, line)
    for key, stream in line.side_streams.items():
        yield from _stock((*where, "side_streams", key), stream)
        yield from _mixed((*where, "side_streams", key), stream, scenario)


def _stops(where: Where, line: Line) -> Iterator[Finding]:
    for number, stop in enumerate(line.stops):
        if stop.to_day < stop.from_day:
            yield Finding(
                (*where, "stops", number, "to_day"),
                Message(
                    "The stop ends on day {last}, before it begins on day {first}.",
                    last=stop.to_day,
                    first=stop.from_day,
                ),
                "Swap the days; write two stops if it runs over New Year.",
            )
    in_order = sorted(range(len(line.stops)), key=lambda number: line.stops[number].from_day)
    for before, after in pairwise(in_order):
        if line.stops[after].from_day <= line.stops[before].to_day:
            yield Finding(
                (*where, "stops", after, "from_day"),
                Message(
                    "The stop begins before the one of day {first} has ended.",
                    first=line.stops[before].from_day,
                ),
                "Make one stop of the two.",
            )


def _need(where: Where, need: Need, line: Line) -> Iterator[Finding]:
    if need.counted and not need.secondaries:
        yield Finding(
            (*where, "counted"),
            "The need is counted, but no secondary can fill it.",
            "Add `secondaries:`, or write `counted: false`.",
        )
    if need.counted and line.market is None:
        yield Finding(
            (*where, "counted"),
            "The need is counted, but its line has no market, so there is no fixed service to compare with.",
            "Add `market:` with a demand to the line, or write `counted: false`.",
        )
    if need.virgin in need.secondaries:
        yield Finding(
            (*where, "secondaries", need.virgin),
            "A material stands in for itself.",
            "Name another material, or take this one out.",
        )
    for key, secondary in need.secondaries.items():
        yield from _stock((*where, "secondaries", key), secondary)


def _stock(where: Where, part: SideStream | Yield | Collection | Secondary) -> Iterator[Finding]:
    """What is in a store at the start fits into it."""
    store: Figure | None = part.store
    if store is not None and part.stock is not None and part.stock.value > store.value:
        yield Finding(
            (*where, "stock"),
            Message(
                "The stock of {amount} is more than the store of {most} holds.",
                amount=str(part.stock.value),
                most=str(store.value),
            ),
            Message("Write at most {most}, or a larger `store`.", most=str(store.value)),
        )


def _mixed(where: Where, stream: SideStream, scenario: Scenario) -> Iterator[Finding]:
    sorted_, mixed = scenario.materials.get(stream.material), scenario.materials.get(stream.mixed or "")
    if sorted_ and mixed and sorted_.unit != mixed.unit:
        yield Finding(
            (*where, "mixed"),
            Message(
                "It is measured in {unit}, but {material} in {other}.",
                unit=mixed.unit,
                material=quoted(stream.material),
                other=sorted_.unit,
            ),
            Message("Name a material measured in {other}.", other=sorted_.unit),
        )


def _seats(scenario: Scenario) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for key, seat in scenario.seats.items():
        for number, firm in enumerate(seat.firms):
            where: Where = ("seats", key, "firms", number)
            if firm in taken:
                yield Finding(
                    where,
                    Message(
                        "{firm} already has the seat {seat}.", firm=quoted(firm), seat=quoted(taken[firm])
                    ),
                    "Keep it in one seat.",
                )
            elif firm in scenario.firms and scenario.firms[firm].outside:
                yield Finding(
                    where,
                    Message("{firm} is outside the cluster and has no seat.", firm=quoted(firm)),
                    "Take it out.",
                )
            taken.setdefault(firm, key)


def _distances(scenario: Scenario) -> Iterator[Finding]:
    known: set[frozenset[str]] = set()
    for number, distance in enumerate(scenario.distances):
        ends = frozenset(distance.between)
        where: Where = ("distances", number, "between")
        if len(ends) == 1:
            yield Finding(where, "Both ends are the same firm.", "Write two firms.")
        elif ends in known:
            yield Finding(where, "The distance of these two firms is already given.", "Keep one of the two.")
        known.add(ends)
