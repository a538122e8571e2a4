"""Doubts: figures that can be played and are hardly meant. Asked about, never refused.

A number far from its neighbours is more often a slip of a thousand than a strange cluster. An author who means it
can leave it; what is asked is said once by `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from sim.message import Listing, Message
from sim.scenario.doubts_of_place import doubts_of_place
from sim.scenario.elements import unclosed
from sim.scenario.energy import unlike_ratios, unstated_bases
from sim.scenario.figures import Figure, Path
from sim.scenario.file import Scenario
from sim.scenario.firms import Line
from sim.scenario.problems import Finding, Sentence, Where
from sim.scenario.traversal import parts
from sim.scenario.windows import window
from sim.scenario.written_numbers import thousands, written

_FAR: Final = 100
"""how many times a line's capacity may be what its market asks for, or the market what it can make"""
_EMISSIONS: Final = ("direct", "upstream", "grid", "biogenic")
_YEARS_IN_STORE: Final = 10
"""how many years of its stream a store may hold"""


def doubts(scenario: Scenario) -> Iterator[Finding]:
    """Every question about a scenario that is sound, in the order of its parts."""
    for part in parts(scenario):
        if isinstance(part.model, Figure | Path):
            yield from _thousands(part.where, part.model)
    for firm_id, firm in scenario.firms.items():
        for line_id, line in firm.lines.items():
            where = ("firms", firm_id, "lines", line_id)
            yield from _far_from_demand(where, line)
            yield from _large_stores(where, line)
    yield from _burnt_without_emissions(scenario)
    yield from unclosed(scenario)
    yield from unstated_bases(scenario)
    yield from unlike_ratios(scenario)
    yield from _unasked_routes(scenario)
    yield from _rivals(scenario)
    yield from doubts_of_place(scenario)


def _thousands(where: Where, model: Figure | Path) -> Iterator[Finding]:
    """Three digits and a nought at the end behind a point, which keeps thousands apart in half of Europe."""
    numbers: tuple[Decimal | None, ...] = (
        (model.value, model.low, model.high) if isinstance(model, Figure) else tuple(model.by_year.values())
    )
    for number in numbers:
        if number is not None and (besides := thousands(number)) is not None:
            what = Message("`{number}` is read as {other}.", number=str(number), other=written(number))
            yield Finding(
                where,
                what,
                Message(
                    "Write `{other}` or `{besides}`, whichever is meant.",
                    other=written(number),
                    besides=written(besides),
                ),
            )
            return


def _far_from_demand(where: Where, line: Line) -> Iterator[Finding]:
    """A line that can make a hundred times what its market wants, or a hundredth of it."""
    if line.market is None:
        return
    demand, capacity = max(line.market.demand.by_year.values()), line.capacity.value
    if not (demand > 0 and capacity > 0) or Fraction(1, _FAR) < Fraction(capacity) / Fraction(demand) < _FAR:
        return
    what = Message(
        "The line can make {amount} a year, and its market wants {other}.",
        amount=written(capacity),
        other=written(demand),
    )
    yield Finding((*where, "capacity"), what, _which(capacity, demand))


def _which(number: Decimal, neighbour: Decimal) -> Sentence:
    """The number a thousand times larger or smaller, if that is near its neighbour."""
    for factor in (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001")):
        if Decimal("0.1") <= number * factor / neighbour <= 10:
            return Message(
                "Write `{number}` if that is meant; `{other}` if it is not.",
                number=written(number * factor),
                other=written(number),
            )
    return Message("Look at both figures and their units again.")


def _large_stores(where: Where, line: Line) -> Iterator[Finding]:
    for key, stream in line.side_streams.items():
        flow, store = line.capacity.value * stream.amount.value, stream.store.value
        if flow > 0 and store > flow * _YEARS_IN_STORE:
            what = Message(
                "The store holds {amount}, and {yearly} a year can arise.",
                amount=written(store),
                yearly=written(flow),
            )
            yield Finding((*where, "side_streams", key, "store"), what, _which(store, flow))


def _burnt_without_emissions(scenario: Scenario) -> Iterator[Finding]:
    """Fuel of which the file does not say what leaves the stack where it is used, and bought power of no origin."""
    bought, passed_on = _consumed(scenario)
    for key, material in scenario.materials.items():
        given = material.model_fields_set
        if material.resource == "fossil" and key in bought | passed_on and "direct" not in given:
            what = Message("This fossil material is used, and nothing is said of its emissions there.")
            instead = Message(
                "Write `direct:` in t CO2e a unit if it is burnt, or `direct: 0` if it becomes a product."
            )
            yield Finding(("materials", key), what, instead)
        elif material.resource == "energy" and key in bought and given.isdisjoint(_EMISSIONS):
            what = Message("This energy is bought, and nothing is said of the emissions of making it.")
            instead = Message("Write `grid:` in t CO2e a unit, or `grid: 0` if there are none.")
            yield Finding(("materials", key), what, instead)


def _consumed(scenario: Scenario) -> tuple[set[str], set[str]]:
    """The materials that are bought to be used, and those of others that are used for their energy."""
    bought, passed_on = set(), set()
    for firm in scenario.firms.values():
        for line in firm.lines.values():
            for need in line.needs.values():
                bought.add(need.virgin)
                passed_on |= {key for key, part in need.secondaries.items() if part.label == "energy"}
        for treatment in firm.treatments.values():
            bought |= treatment.auxiliaries.keys()
    return bought, passed_on


def _unasked_routes(scenario: Scenario) -> Iterator[Finding]:
    """Projects that bring into use what is waste by law, and name no approval for it."""
    lines = [line for firm in scenario.firms.values() for line in firm.lines.values()]
    streams = [stream for line in lines for stream in line.side_streams.values()]
    waste = {stream.material for stream in streams if stream.waste and stream.waste.status == "waste"}
    treatments = {key: part for firm in scenario.firms.values() for key, part in firm.treatments.items()}
    for key, project in scenario.projects.items():
        taken = {built.material for built in project.builds if built.intake}
        taken |= {treatments[built.treatment].takes for built in project.builds if built.treatment}
        if not project.approvals and taken & waste:
            instead = Message("Add `approvals:`: a permit, a notice, a test, a decision or a registration.")
            yield Finding(("projects", key), "It uses what is waste by law, and names no approval.", instead)


def _rivals(scenario: Scenario) -> Iterator[Finding]:
    """A card offered in one round only that its purse cannot pay beside another which opens in that round: whoever
    takes it has decided about the other. Asked about unless its cost is said to be chosen for play."""
    for firms in _purses(scenario):
        cards = {key: card for key, card in scenario.projects.items() if card.firm in firms and not card.done}
        offers = {key: window(scenario.about, card) for key, card in cards.items()}
        for number in range(1, len(scenario.about.rounds) + 1):
            means = _means(scenario, firms, number)
            now = [
                key for key, card in cards.items()
                if offers[key].from_round == number and card.cost.exact <= means
            ]  # fmt: skip
            for key in now:
                beside = [
                    other for other in now
                    if other != key and cards[key].cost.exact + cards[other].cost.exact > means
                ]  # fmt: skip
                if offers[key].to_round == number and beside and cards[key].cost.tuned is None:
                    yield _rivalry(scenario, key, beside, number)


def _means(scenario: Scenario, firms: Sequence[str], number: int) -> Fraction:
    """EUR that a purse can have at most as a round begins, if nothing was spent before: its own money, and credit."""
    about, members = scenario.about, [scenario.firms[firm] for firm in firms]
    before = range(about.first_year, about.years_of(number).start)
    means = sum((firm.credit.limit.exact for firm in members), Fraction(0))
    for purse in (firm.purse for firm in members if firm.purse):
        means += sum((purse.yearly.in_year(year) for year in before), purse.start.exact)
    return means


def _purses(scenario: Scenario) -> list[list[str]]:
    """The firms that share a purse; each its own where nobody is seated."""
    seated = [list(seat.firms) for seat in scenario.seats.values()]
    return seated or [[firm] for firm in scenario.firms]


def _rivalry(scenario: Scenario, key: str, beside: Sequence[str], number: int) -> Finding:
    codes = [scenario.projects[card].code or card for card in (key, *beside)]
    what = Message(
        "{code} is offered in round {n} only, and its purse cannot pay it beside {codes}.",
        code=codes[0],
        n=number,
        codes=Listing(tuple(codes[1:]), "or"),
    )
    return Finding(
        ("projects", key),
        what,
        "If that choice is meant, say at its cost why it is `tuned`. Else lengthen the offer, or lower a cost.",
    )
