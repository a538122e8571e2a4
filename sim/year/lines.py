"""Lines: fixed slots, inputs taken at the start of a batch, product and side streams at its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, islice

from sim.plan.parts import LinePlan
from sim.rows import packed
from sim.units import YEAR, Unit
from sim.year.machine import Machine
from sim.year.mixes import Mix
from sim.year.needs import RunningNeed
from sim.year.stores import Store, pass_on


class RunningLine(Machine):
    """A production process.

    At the end of each slot it releases the batch under way and begins the next one, as large as the
    hours it was up in the slot just past, its market and its inputs allow. So a batch is one slot in
    work, and that work crosses New Year.
    """

    __slots__ = (
        "backlog", "begun", "carrying", "demands", "leaving", "limiting", "live_needs", "mix", "needs", "open",
        "opening_work", "plan", "service", "service_by", "streams", "wanted", "work",
    )  # fmt: skip

    def __init__(self, plan: LinePlan, carry: int, idle: int, work: int) -> None:
        super().__init__(plan, carry, idle)
        self.plan = plan
        self.work = work
        """size of the batch under way"""
        self.opening_work = work
        self.begun = 0
        """total since New Year"""
        self.needs: list[RunningNeed] = []
        self.streams: list[Store] = []
        self.limiting: list[RunningNeed] = []
        self.live_needs: list[RunningNeed] = []
        self.demands: Sequence[int] = ()
        """what the market wants of each slot of the year, before events change it"""
        self.service: Sequence[int] = ()
        """the same at fixed service, without rebound"""
        self.wanted: Sequence[int] | None = None
        """the demands as events have them now; None takes all"""
        self.service_by: Sequence[int] = ()
        """fixed service from New Year to the end of each slot, as events have it now"""
        self.mix: Mix | None = None
        """what the batch under way holds of the contents that its side streams carry"""
        self.carrying: list[Store] = []
        self.leaving: list[Store] = []
        """side streams that arise by the use of a secondary"""
        self.open = 0
        """orders waiting"""
        self.backlog = 0
        """orders that will wait; the rest buys elsewhere"""

    def recipe_work(self) -> dict[Unit, int]:
        """Work in progress by dimension: the batch under way at its recipe's virgin inputs."""
        return {unit: self.work * num // den for unit, (num, den) in self.plan.inputs.items()}

    @property
    def released(self) -> int:
        """What has come out since New Year: product to its market, side streams to their stores."""
        return self.opening_work + self.begun - self.work

    @property
    def served(self) -> int:
        """What its market has wanted since New Year at fixed service."""
        return self.service_by[self.slots - 1] if self.service_by and self.slots else 0

    def set_demand(self, num: int, den: int) -> None:
        """Events change what its market wants, at fixed service too, from the next slot on."""
        self.wanted = scaled(self.demands, num, den)
        past = self.service_by[: self.slots]
        ahead = accumulate(scaled(self.service[self.slots :], num, den), initial=self.served)
        self.service_by = packed([*past, *islice(ahead, 1, None)])

    def release(self) -> None:
        """The batch under way comes out before its slot has ended: the line closes."""
        self.give_out([store for store in self.streams if store.live])
        self.work = 0

    def give_out(self, stores: list[Store]) -> None:
        """Side streams of the batch under way come out; what it holds leaves with those that carry it."""
        for store in stores:
            store.emit(store.batch if store.left_from else self.work)
        if self.mix is not None and pass_on(self.mix.amounts, self.carrying):
            self.mix.take(1, 1)

    def start(self, hour: int) -> None:
        """Begin the next batch; the one under way has come out."""
        if self.halts or self.idle:
            size = self.possible(hour)
        else:
            # `possible` spelt out for an unbroken slot, since a year is mostly made of them.
            self.slots += 1
            self.slot_lost = 0
            size, self.carry = divmod(self.slot_full + self.carry, YEAR)
        wanted = self.wanted
        if wanted is None:
            for need in self.limiting:
                size = need.most_size(size)
        else:
            asked = wanted[self.slots - 1] + self.open
            if asked < size:
                size = asked
            for need in self.limiting:
                size = need.most_size(size)
            left = asked - size
            self.open = left if left < self.backlog else self.backlog
        self.work = size
        if size:
            self.begun += size
            for need in self.live_needs:
                need.consume(size)
            if self.mix is not None:
                self.mix.add_at(self.plan.adds, size)
        for store in self.leaving:
            store.count_use()

    def pass_slot(self, hour: int) -> None:
        """A slot ends, and nobody looks."""
        self.start(hour)

    def pass_whole_slots(self, number: int) -> None:
        """So many slots end one after the other, none of which was broken: `start`, again and again."""
        if self.wanted is None:
            for _ in range(number):
                self.start(self.due)  # no slot is broken: the hour is of no account
            return
        carry, waiting, size = self.carry, self.open, self.work
        for asked in self.wanted[self.slots : self.slots + number]:
            total = self.slot_full + carry
            size = total // YEAR
            carry = total - size * YEAR
            left = asked + waiting - size
            if left < 0:
                size += left
                left = 0
            waiting = left if left < self.backlog else self.backlog
            self.begun += size
        super().pass_whole_slots(number)
        self.open, self.work = waiting, size

    def pass_still_slots(self, number: int) -> None:
        """So many slots end, in all of which it stood still, while its customers wait or buy elsewhere."""
        if self.wanted is not None:
            for asked in self.wanted[self.slots : self.slots + number]:
                self.open = min(self.open + asked, self.backlog)
        super().pass_still_slots(number)
        self.work = 0


def scaled(slots: Sequence[int], num: int, den: int) -> Sequence[int]:
    """Each slot's amount times a ratio, rounded down."""
    return slots if num == den else packed([slot * num // den for slot in slots])
