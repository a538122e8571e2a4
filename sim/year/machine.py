"""What lines and treatments share: slots, capacity, and hours in which they stand still."""

from __future__ import annotations

from typing import Protocol

from sim.plan.parts import LinePlan, TreatmentPlan
from sim.units import YEAR


class Maker(Protocol):
    """What a line's own stores and needs know of it."""

    begun: int
    """begun since New Year"""
    closed: bool

    @property
    def released(self) -> int:
        """What has come out since New Year."""


class Machine:
    """Something that works in fixed slots and may be halted: by failure, a planned stop, not being
    built yet, or closure. Halts add up; it runs when none is left.
    """

    __slots__ = (
        "batch", "capacity", "carry", "closed", "due", "factor", "firm", "full_capacity", "halts", "id", "idle", "lost",
        "lost_unbuilt", "ramp", "rests", "since", "slot_full", "slot_lost", "slots", "slots_unbuilt",
    )  # fmt: skip

    def __init__(self, plan: LinePlan | TreatmentPlan, carry: int, idle: int) -> None:
        self.id = plan.id
        self.firm = plan.firm
        self.batch = plan.batch
        self.full_capacity = plan.capacity
        """kg, kWh or l a year at full rate"""
        self.capacity = plan.capacity
        self.carry = carry
        """remainder of the capacity arithmetic, in units per 8760"""
        self.idle = idle
        """hours still in the slot under way, not counting the halt that goes on"""
        self.halts = 0
        self.since = 0
        self.slots = self.slots_unbuilt = 0
        """slots that have ended since New Year"""
        self.slot_full = plan.batch * plan.capacity
        """what an unbroken slot could make, in units per 8760"""
        self.slot_lost = self.lost = self.lost_unbuilt = 0
        """hours still in the last slot, and in all slots since New Year"""
        self.closed = False
        self.rests = False
        """nobody looks at it from day to day: its slots pass when somebody does"""
        self.due = 0
        """hour in which its next slot ends, while it rests"""
        self.ramp = self.factor = (1, 1)

    def halt(self, hour: int) -> None:
        """Stand still from this hour on, for one reason more."""
        self.catch_up(hour)
        if not self.halts:
            self.since = hour
        self.halts += 1

    def resume(self, hour: int) -> None:
        """One reason to stand still is gone."""
        self.catch_up(hour)
        self.halts -= 1
        if not self.halts:
            self.idle += hour - self.since

    def possible(self, hour: int) -> int:
        """What the slot that ends now could have made at full rate in the hours it was up."""
        self.slots += 1
        if self.halts or self.idle:
            self._count_lost(hour)
            total = (self.batch - self.slot_lost) * self.capacity + self.carry
        else:
            self.slot_lost = 0
            total = self.slot_full + self.carry
        most = total // YEAR
        self.carry = total - most * YEAR
        return 0 if self.closed else most

    def rest(self, due: int) -> None:
        """From now on nobody looks at it from day to day; its next slot ends in this hour."""
        self.rests, self.due = True, due

    def catch_up(self, hour: int) -> None:
        """Let the slots pass that have ended before this hour, if nobody has looked since."""
        if not self.rests or self.due >= hour:
            return
        self.pass_slot(self.due)
        self.due += self.batch
        # Whatever halts it or lets it go on catches up first: all slots but the first are alike.
        alike = len(range(self.due, hour, self.batch))
        if alike:
            self.due += alike * self.batch
            if self.halts:
                self.pass_still_slots(alike)
            else:
                self.pass_whole_slots(alike)

    def pass_slot(self, hour: int) -> None:
        """A slot ends, and nobody looks."""
        self.possible(hour)

    def pass_whole_slots(self, number: int) -> None:
        """So many slots end one after the other, none of which was broken."""
        self.slots += number
        self.slot_lost = 0
        self.carry = (self.carry + number * self.slot_full) % YEAR

    def pass_still_slots(self, number: int) -> None:
        """So many slots end, in all of which it stood still."""
        self.slots += number
        self.slot_lost = self.batch
        self.lost += number * self.batch
        self.since = self.due - self.batch

    def stand_idle(self, hours: int) -> None:
        """Stand still at New Year, as for the hours before it that belong to the slot under way."""
        self.halt(0)
        self.idle = hours

    def _count_lost(self, hour: int) -> None:
        lost, self.idle = self.idle_at(hour), 0
        self.since = hour
        self.slot_lost = min(lost, self.batch)
        self.lost += self.slot_lost

    @property
    def existed(self) -> int:
        """Hours of all slots that have ended since New Year, or since it was built."""
        return (self.slots - self.slots_unbuilt) * self.batch

    @property
    def up_hours(self) -> int:
        """Hours of these slots in which it ran."""
        return self.existed - (self.lost - self.lost_unbuilt)

    def stand(self, hour: int) -> None:
        """It is built: from this hour on it exists and may work."""
        self.slots_unbuilt, self.lost_unbuilt = self.slots, self.lost
        self.resume(hour)

    def idle_at(self, hour: int) -> int:
        """Hours still so far in the slot under way."""
        return self.idle + (hour - self.since if self.halts else 0)

    def set_ramp(self, numerator: int, denominator: int) -> None:
        """What stands of it while its project ramps up."""
        self.ramp = (numerator, denominator)
        self._retune()

    def set_factor(self, numerator: int, denominator: int) -> None:
        """What events and restructuring leave of its rate."""
        self.factor = (numerator, denominator)
        self._retune()

    def _retune(self) -> None:
        num, den = self.ramp[0] * self.factor[0], self.ramp[1] * self.factor[1]
        self.capacity = self.full_capacity * num // den
        self.slot_full = self.batch * self.capacity
