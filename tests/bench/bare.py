"""A bare loop: the same batches and lots from a plain heap, with the least bookkeeping that could be called one.

One push and one pop for each batch of each line and treatment and for each lot shipped; inputs taken and
outputs added on plain lists of whole numbers. No ledger, no causes, no prices, no outages. What a year
costs beyond this is the price of the model, and `test_year` reports it as a ratio.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import NamedTuple

from sim.plan.parts import LinePlan, TreatmentPlan
from sim.plan.plan import Plan
from sim.state import Contract, State
from sim.units import WEEK, WEEKS, YEAR

BATCH, LOT = 0, 1


class Batch(NamedTuple):
    """What one batch of a machine takes and gives: (place, num, den) of so much made."""

    hours: int
    size: int
    takes: list[tuple[int, int, int]]
    feed: int
    """place of the feed that limits it; -1 for a line"""
    gives: list[tuple[int, int, int]]
    outlets: list[int]
    """contracts served from what it gives"""


class Way(NamedTuple):
    """A contract: from, to, most a year, lot (0 flows with the batch) and hours on the road."""

    source: int
    sink: int
    most: int
    lot: int
    transit: int


class Bare:
    """The cluster as indices into one list of stocks."""

    def __init__(self, plan: Plan, state: State) -> None:
        self.plan = plan
        self._place: dict[tuple[str, str], int] = {}
        running = [one for one in state.contracts.values() if one.first_year <= state.year <= one.last_year]
        self.ways = [self._way(one) for one in running]
        machines: list[LinePlan | TreatmentPlan] = [*plan.lines.values(), *plan.treatments.values()]
        self.batches = [self._batch(one) for one in machines]

    def _at(self, thing: str, material: str) -> int:
        return self._place.setdefault((thing, material), len(self._place))

    def _way(self, contract: Contract) -> Way:
        carrier = self.plan.carriers[contract.carrier]
        material = self.plan.stores[contract.giver].material
        lot, transit = (carrier.lot, carrier.handling) if carrier.lots else (0, 0)
        return Way(
            self._at(contract.giver, material),
            self._at(contract.taker, material),
            contract.most,
            lot,
            transit,
        )

    def _batch(self, machine: LinePlan | TreatmentPlan) -> Batch:
        if isinstance(machine, LinePlan):
            takes = [(self._at(need.id, need.virgin), *need.amount) for need in machine.needs]
            given, feed = machine.streams, -1
        else:
            takes, given, feed = [], machine.yields, self._at(machine.id, machine.feed.material)
        gives = [(self._at(store.id, store.material), *store.amount) for store in given]
        sources = {place for place, _, _ in gives}
        outlets = [number for number, way in enumerate(self.ways) if way.source in sources]
        return Batch(machine.batch, machine.capacity * machine.batch // YEAR, takes, feed, gives, outlets)

    def play(self) -> int:
        """Play a year; how many events it had."""
        stock = [0] * len(self._place)
        sent = [0] * len(self.ways)
        heap = [(0, BATCH, number, 0) for number in range(len(self.batches))]
        heapify(heap)
        events = 0
        while heap[0][0] < YEAR:
            hour, kind, number, amount = heappop(heap)
            events += 1
            if kind == LOT:
                stock[self.ways[number].sink] += amount
                continue
            hours, size, takes, feed, gives, outlets = self.batches[number]
            if feed >= 0:
                size = min(size, stock[feed])
                stock[feed] -= size
            for place, num, den in takes:
                stock[place] -= size * num // den
            for place, num, den in gives:
                stock[place] += size * num // den
            for outlet in outlets:
                source, sink, most, lot, transit = self.ways[outlet]
                left = min(most * (hour // WEEK + 1) // WEEKS - sent[outlet], stock[source])
                if not lot and left > 0:
                    sent[outlet] += left
                    stock[source] -= left
                    stock[sink] += left
                while lot and left >= lot:
                    left -= lot
                    sent[outlet] += lot
                    stock[source] -= lot
                    heappush(heap, (hour + transit, LOT, outlet, lot))
            heappush(heap, (hour + hours, BATCH, number, 0))
        return events
