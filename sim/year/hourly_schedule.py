"""Shifts: what is done when slots end, in the phases of an hour.

Lines and treatments with the same slots form a cohort, and one calendar event serves all that are due
in an hour. Within it the phases follow one another here as plain loops, each in order of id; nothing
else in the calendar falls between them.
"""

from __future__ import annotations

from sim.units import DAY, YEAR
from sim.year.allocation import pipes_of, roads_of, serve_own
from sim.year.calendar import Calendar, Phase, Story
from sim.year.cluster import Cluster
from sim.year.stores import Store
from sim.year.treatments import RunningTreatment


class Shift:
    """All that is due when the slots of certain lengths end together."""

    def __init__(self, cluster: Cluster, batches: frozenset[int]) -> None:
        self.lines = [line for line in cluster.lines.values() if line.batch in batches and not line.rests]
        self.filled = [
            (line, live) for line in self.lines if (live := [store for store in line.streams if store.live])
        ]
        self.treatments = [
            treatment for treatment in _last_step_first(cluster)
            if treatment.batch in batches and not treatment.rests and (treatment.outlets or treatment.takes_all)
        ]  # fmt: skip
        self.returns = cluster.returns if DAY in batches else []
        stores = [store for store in cluster.stores.values() if store.live and _due(cluster, store, batches)]
        self.owners = [(store, *part) for store in stores if store.holds for part in enumerate(store.own)]
        ways = [(store, cluster.outlets[store.id]) for store in stores]
        self.piped = [
            pipes_of(store, outlets.flows, outlets.hauls) for store, outlets in ways if outlets.flows
        ]
        self.hauled = [roads_of(store, outlets.hauls) for store, outlets in ways if outlets.hauls]
        self.stores = [store for store in stores if store.holds]
        hauled = (exchange for exchange in cluster.exchanges.values() if exchange.carrier.lots)
        self.on_road = [
            exchange for exchange in hauled
            if (exchange.runs or exchange.arrivals) and _due(cluster, exchange.source, batches)
        ]  # fmt: skip
        self.supplied = [need for line in self.lines for need in line.limiting]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do: everything rests."""
        machines, ways = (self.lines, self.treatments), (self.returns, self.piped, self.hauled, self.on_road)
        return not any((*machines, *ways, self.stores))

    def work(self, hour: int) -> None:
        """Arrivals, line output, treatment, pipes, lots, purchases, batch start, disposal."""
        for exchange in self.on_road:
            if exchange.arrivals:
                exchange.arrive(hour)
        for need in self.supplied:
            if need.orders:
                need.receive(hour)
        for line, stores in self.filled:
            if line.work:
                line.give_out(stores)
        for goods in self.returns:
            goods.arrive(hour)
        for treatment in self.treatments:
            treatment.treat(hour)
        for store, place, intake in self.owners:
            if store.stock and intake.stock < intake.capacity:
                serve_own(store, place, intake)
        for serve_pipes in self.piped:
            serve_pipes(hour)
        for serve_roads in self.hauled:
            serve_roads(hour)
        for need in self.supplied:
            if need.virgin_stock + need.on_order <= need.reorder:
                need.order(hour)
        for line in self.lines:
            line.start(hour)
        for store in self.stores:
            if store.stock > store.capacity:
                store.spill()


def _last_step_first(cluster: Cluster) -> list[RunningTreatment]:
    """Treatments in order of id, but whoever treats another's yield before it: so the other sees what room is left."""
    steps: list[RunningTreatment] = []
    seen: set[str] = set()

    def add(treatment: RunningTreatment) -> None:
        if treatment.id not in seen:
            seen.add(treatment.id)
            for store, ways in treatment.ways.items():
                for intake in (*store.own, *(way.sink for way in ways)):
                    if intake.plan.is_feed:
                        add(cluster.treatments[intake.plan.taker])
            steps.append(treatment)

    for treatment in cluster.treatments.values():
        add(treatment)
    return steps


def _due(cluster: Cluster, store: Store, batches: frozenset[int]) -> bool:
    """Whether a store's filler, or one of its takers, ends a slot."""
    takers = (*(exchange.sink for exchange in cluster.outlets[store.id].exchanges), *store.own)
    machines = [store.machine, *(intake.machine for intake in takers)]
    if store.machine is None and DAY in batches:
        return True
    return any(machine is not None and machine.batch in batches for machine in machines)


def first_slot(batch: int, hours_before: int) -> int:
    """The first hour of the year at which slots of this length end; they run on across New Year."""
    return -hours_before % batch


def working_year(calendar: Calendar, cluster: Cluster, hours_before: int) -> Story:
    """Serve every shift of the year."""
    lengths = {machine.batch for machine in cluster.machines.values()}
    if cluster.returns:
        lengths.add(DAY)
    due: dict[int, list[int]] = {}
    for batch in sorted(lengths):
        for hour in range(first_slot(batch, hours_before), YEAR, batch):
            due.setdefault(hour, []).append(batch)
    shifts: dict[tuple[int, ...], Shift] = {}
    for hour in sorted(due):
        key = tuple(due[hour])
        shift = shifts.get(key)
        if shift is None:
            shift = shifts[key] = Shift(cluster, frozenset(key))
        if not shift.is_empty:
            if not calendar.comes_first(hour, Phase.ARRIVALS):
                yield calendar.until(hour, Phase.ARRIVALS)
            shift.work(hour)
