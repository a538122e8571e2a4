"""Side streams: what arose, what others used, what was dumped, and what is only parked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sim.indicators.moved import Moved
from sim.ledger import IN_USE, SINKS, Kind, Ledger, Row
from sim.plan.parts import StorePlan
from sim.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Streams:
    """Mass only, kg a year; energy and water are no part of these."""

    generated_kg: int
    disposed: dict[str, int]
    """sink → kg a year"""
    parked_kg: int
    """growth of all stores of secondary material and of what is on the road; negative when they shrink"""
    utilisation: float
    """share of what arose that another firm took, 0 to 1"""
    own_use: float
    """share of what arose that the same firm took up itself, 0 to 1"""
    recovery: float
    """yields over feeds of the cluster's treatments, 0 to 1; 1 without treatments"""


def streams(plan: Plan, moved: Moved) -> Streams:
    """The side streams of a round."""
    generated = sum(_arising(plan, moved))
    sent, own = _sent(plan, moved), _own(plan, moved)
    disposed = dict.fromkeys(SINKS, 0)
    for row, amount in _mass(plan, moved, Kind.DISPOSAL):
        disposed[row.target] = disposed.get(row.target, 0) + amount
    return Streams(
        moved.yearly(generated),
        {sink: moved.yearly(amount) for sink, amount in disposed.items()},
        moved.yearly(_parked(plan, moved)),
        _part(sent, generated),
        _part(own, generated),
        _recovery(plan, moved),
    )


def _part(part: Fraction | int, whole: int) -> float:
    """A share; what was drawn from older stores cannot raise it above 1."""
    return min(1.0, float(Fraction(part) / whole)) if whole else 0.0


def _mass(plan: Plan, moved: Moved, *kinds: Kind) -> Iterator[tuple[Row, int]]:
    materials = plan.scenario.materials
    for row, amount in moved.rows(*kinds):
        if row.material in materials and materials[row.material].unit == "t":
            yield row, amount


def is_stream(plan: Plan, place: str) -> bool:
    """Whether a place stores a side stream or returned goods, not a treatment's yield."""
    store = plan.stores.get(place)
    return store is not None and not store.is_yield


def _arising(plan: Plan, moved: Moved) -> Iterator[int]:
    """What lines made besides their product, collected or not, and what came back from use."""
    for row, amount in _mass(plan, moved, Kind.MADE, Kind.RETURNED):
        if is_stream(plan, row.target):
            yield amount
    for row, amount in _mass(plan, moved, Kind.DISPOSAL):
        if row.source in plan.lines or row.source == IN_USE:
            yield amount


def _sent(plan: Plan, moved: Moved) -> Fraction:
    """What went to other firms; of yields only the part whose feed the firm did not itself receive."""
    sent = Fraction(0)
    for kind, sign in ((Kind.EXCHANGE, 1), (Kind.TURNED_BACK, -1)):
        for row, amount in _mass(plan, moved, kind):
            store = plan.stores.get(row.source if kind is Kind.EXCHANGE else row.target)
            if store is not None:
                sent += sign * amount * _own_fed(plan, moved, store, frozenset())
    return sent


def _own_fed(plan: Plan, moved: Moved, store: StorePlan, seen: frozenset[str]) -> Fraction:
    """Share of a store that comes of the firm's own streams, through however many treatments; 1 for a stream."""
    if not store.is_yield or store.id in seen:
        return Fraction(1)
    feed = f"{store.process}/feed"
    own = [(plan.stores[row.source], n) for row, n in moved.rows(Kind.OWN) if row.target == feed]
    whole = sum(n for _, n in own) + moved.total(Kind.RECEIVED, target=feed)
    parts = (n * _own_fed(plan, moved, source, seen | {store.id}) for source, n in own)
    return sum(parts, Fraction(0)) / whole if whole else Fraction(1)


def _own(plan: Plan, moved: Moved) -> Fraction:
    """What a firm took up itself of its own streams, straight or as its own yields. What it had received is
    counted where it was sent: no tonne counts twice."""
    return sum(
        (
            amount * _own_fed(plan, moved, plan.stores[row.source], frozenset())
            for row, amount in _mass(plan, moved, Kind.OWN)
            if row.target in plan.needs
        ),
        Fraction(0),
    )


def _parked(plan: Plan, moved: Moved) -> int:
    """What stores hold more than at the start; where they were drawn down, nothing is parked."""
    if not moved.ledgers:
        return 0
    first, last = moved.ledgers[0], moved.ledgers[-1]
    return max(0, _stored(plan, last, closing=True) - _stored(plan, first, closing=False))


def _stored(plan: Plan, ledger: Ledger, *, closing: bool) -> int:
    """kg of secondary material in stores, intakes, feeds and on the road."""
    stocks = ledger.closing if closing else ledger.opening
    materials = plan.scenario.materials
    return sum(
        amount
        for key, amount in stocks.items()
        if materials[key.material].unit == "t"
        and not (key.place in plan.needs and plan.needs[key.place].virgin == key.material)
    )


def _recovery(plan: Plan, moved: Moved) -> float:
    """What treatments made of what they took in, mass to mass."""
    fed = sum(n for row, n in _mass(plan, moved, Kind.USED) if row.target in plan.treatments)
    made = sum(n for row, n in _mass(plan, moved, Kind.MADE) if row.source in plan.treatments)
    return _part(made, fed) if fed else 1.0
