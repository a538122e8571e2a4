"""Lines: fixed slots, inputs taken at the start of a batch, product and side streams at its end."""

from __future__ import annotations

from sim.plan.parts import LinePlan
from sim.units import Unit
from sim.year.machine import Machine
from sim.year.needs import Need
from sim.year.stores import Store


class Line(Machine):
    """A production process.

    At the end of each slot it releases the batch under way and begins the next one, as large as the
    hours it was up in the slot just past, its market and its inputs allow. So a batch is one slot in
    work, and that work crosses New Year.
    """

    __slots__ = (
        "backlog", "begun", "demand_den", "demand_num", "demands", "limiting", "live_needs", "live_streams", "needs",
        "open", "plan", "released", "service", "service_total", "slot", "streams", "weeks", "work",
    )  # fmt: skip

    def __init__(self, plan: LinePlan, carry: int, idle: int, work: int) -> None:
        super().__init__(plan.id, plan.firm, plan.batch, plan.capacity, carry, idle)
        self.plan = plan
        self.work = work
        """size of the batch under way"""
        self.begun = self.released = 0
        """totals since New Year"""
        self.needs: list[Need] = []
        self.streams: list[Store] = []
        self.limiting: list[Need] = []
        self.live_needs: list[Need] = []
        self.live_streams: list[Store] = []
        self.demands: list[int] | None = None
        """what the market wants of each slot of the year; None takes all"""
        self.service: list[int] | None = None
        """the same at fixed service, without rebound"""
        self.demand_num = self.demand_den = 1
        self.open = 0
        """orders waiting"""
        self.backlog = 0
        """orders that will wait; the rest buys elsewhere"""
        self.slot = 0
        self.service_total = 0
        self.weeks: list[tuple[int, ...]] = []
        """at each week's close since New Year: begun, released, wanted at fixed service, hours up, in work"""

    def recipe_work(self) -> dict[Unit, int]:
        """Work in progress by dimension: the batch under way at its recipe's virgin inputs."""
        return {unit: self.work * num // den for unit, (num, den) in self.plan.inputs.items()}

    def count(self) -> None:
        """Note the week."""
        self.weeks.append((self.begun, self.released, self.service_total, self.up_hours, self.work))

    def release(self) -> None:
        """The batch under way comes out: product to its market, side streams to their stores."""
        size, self.work = self.work, 0
        self.released += size
        for store in self.live_streams:
            store.emit(size)

    def start(self, hour: int) -> None:
        """Begin the next batch."""
        size = self.possible(hour)
        demands = self.demands
        if demands is not None:
            wanted = demands[self.slot]
            service = self.service[self.slot] if self.service is not None else wanted
            self.slot += 1
            if self.demand_num != self.demand_den:
                wanted = wanted * self.demand_num // self.demand_den
                service = service * self.demand_num // self.demand_den
            self.service_total += service
            wanted += self.open
            if wanted < size:
                size = wanted
        for need in self.limiting:
            size = need.most_size(size)
        if demands is not None:
            left = wanted - size
            self.open = left if left < self.backlog else self.backlog
        for need in self.live_needs:
            need.consume(size)
        self.begun += size
        self.work = size
