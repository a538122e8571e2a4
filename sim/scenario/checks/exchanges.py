"""Exchanges and matches: what the giver gives, the taker takes, and something can carry it there."""

from __future__ import annotations

from collections.abc import Iterator

from sim.message import Message
from sim.scenario.bounds import plain
from sim.scenario.checks.offers import check_offer
from sim.scenario.distances import Distances
from sim.scenario.file import Scenario
from sim.scenario.firms import Collection, Need, SideStream, Treatment, Yield
from sim.scenario.index import Entry, Index
from sim.scenario.materials import Carrier
from sim.scenario.problems import Finding, Where, listed, quoted
from sim.scenario.projects import ExchangeTerms, Match

_BY_LOT = ("truck", "rail")


def check_exchanges(scenario: Scenario, index: Index) -> Iterator[Finding]:
    """Findings about the exchanges that exist and the matches that could be made."""
    usual = next((carrier for carrier in scenario.carriers.values() if carrier.kind in _BY_LOT), None)
    for key, exchange in scenario.exchanges.items():
        where: Where = ("exchanges", key)
        yield from _ends(where, exchange, scenario, index)
        yield from _terms(where, exchange)
        carrier = usual if exchange.carrier is None else scenario.carriers.get(exchange.carrier)
        yield from _carriage(where, exchange, carrier, scenario, index)
    revealed = _revealed(scenario)
    for key, match in scenario.matches.items():
        yield from _ends(("matches", key), match, scenario, index)
        if match.hidden and match.revealed_from is None and revealed.isdisjoint((key, "all")):
            yield Finding(
                ("matches", key, "hidden"),
                "Nothing ever reveals this match.",
                "Add `revealed_from:` with a year, or `change: reveal` of it to an event or measure.",
            )
        yield from check_offer(("matches", key), match, scenario.about)


def _revealed(scenario: Scenario) -> set[str]:
    """The ids that events and measures reveal."""
    measures = (*scenario.events.values(), *scenario.measures.values())
    return {effect.of for measure in measures for effect in measure.effects if effect.change == "reveal"}


def _ends(where: Where, part: ExchangeTerms | Match, scenario: Scenario, index: Index) -> Iterator[Finding]:
    giver, taker = index.things.get(part.giver), index.things.get(part.taker)
    material = _given(giver)
    if not giver or not taker or material is None:
        return
    if giver.firm == taker.firm:
        yield Finding(
            (*where, "taker"),
            Message("Giver and taker both belong to {firm}.", firm=quoted(giver.firm)),
            "Name a taker of another firm; within a firm no contract is needed.",
        )
    known = _taken(taker)
    if known is not None and material not in known:
        yield Finding(
            (*where, "taker"),
            Message(
                "{giver} gives {material}, which {taker} does not take.",
                giver=quoted(part.giver),
                material=quoted(material),
                taker=quoted(part.taker),
            ),
            Message(
                "Name a taker of {material}; this one takes: {names}.",
                material=quoted(material),
                names=listed(known) or Message("nothing yet"),
            ),
        )
    elif known is not None:
        yield from _grade((*where, "taker"), material, taker, scenario)
        yield from _distance((*where, "taker"), material, (giver.firm, taker.firm), scenario)


def _distance(where: Where, material: str, ends: tuple[str, str], scenario: Scenario) -> Iterator[Finding]:
    part = scenario.materials.get(material)
    if part is None or part.greatest_km is None:
        return
    km = round(Distances(scenario).km(*ends))
    if km > part.greatest_km.value:
        yield Finding(
            where,
            Message(
                "{material} is carried {most} km at most, but the way is {number} km.",
                material=quoted(material),
                most=plain(part.greatest_km.value),
                number=km,
            ),
            "Name a taker nearby, or raise `greatest_km`.",
        )


def _given(giver: Entry | None) -> str | None:
    if giver and isinstance(giver.part, SideStream | Yield | Collection):
        return giver.part.material
    return None


def _taken(taker: Entry) -> list[str] | None:
    """The materials that a taker takes; None for what takes nothing."""
    if isinstance(taker.part, Need):
        return list(taker.part.secondaries)
    return [taker.part.takes] if isinstance(taker.part, Treatment) else None


def _grade(where: Where, material: str, taker: Entry, scenario: Scenario) -> Iterator[Finding]:
    part = taker.part
    if isinstance(part, Need):
        lowest = part.secondaries[material].lowest_grade
    elif isinstance(part, Treatment):
        lowest = part.lowest_grade
    else:
        return
    known = scenario.materials.get(material)
    if known and known.grade.value < lowest.value:
        yield Finding(
            where,
            Message(
                "{material} has grade {grade}, but the taker wants {least} or more.",
                material=quoted(material),
                grade=str(known.grade.value),
                least=str(lowest.value),
            ),
            "Lower `lowest_grade`, or give a better material.",
        )


def _terms(where: Where, exchange: ExchangeTerms) -> Iterator[Finding]:
    if exchange.last_year < exchange.first_year:
        yield Finding(
            (*where, "last_year"),
            Message(
                "The contract ends in {last}, before it begins in {first}.",
                last=exchange.last_year,
                first=exchange.first_year,
            ),
            "Swap the two years.",
        )
    if exchange.least is not None and exchange.least.value > exchange.most.value:
        yield Finding(
            (*where, "least"),
            Message(
                "The least amount {least} is above the most, {most}.",
                least=str(exchange.least.value),
                most=str(exchange.most.value),
            ),
            Message("Write at most {most}.", most=str(exchange.most.value)),
        )
    if exchange.indexed is not None and "price" in exchange.model_fields_set:
        yield Finding((*where, "indexed"), "There are both `price` and `indexed`.", "Keep one of the two.")


def _carriage(
    where: Where, exchange: ExchangeTerms, carrier: Carrier | None, scenario: Scenario, index: Index
) -> Iterator[Finding]:
    """Energy flows through a pipe or over a line; only goods and water ride in loads."""
    if carrier is None and exchange.carrier is None:
        yield Finding(
            (*where, "carrier"), "Nothing carries this: there is no truck or rail.", "Add `carrier:` here."
        )
    material = scenario.materials.get(_given(index.things.get(exchange.giver)) or "")
    if carrier and material and material.unit == "MWh" and carrier.kind in _BY_LOT:
        yield Finding(
            (*where, "carrier"),
            Message("Energy cannot ride on a {carrier}.", carrier=carrier.kind),
            "Name a carrier of kind pipe or conveyor.",
        )
