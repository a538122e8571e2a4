"""Treatments: a side stream becomes secondaries and a residue."""

from __future__ import annotations

from sim import luck
from sim.plan.parts import TreatmentPlan
from sim.units import DAY, Unit
from sim.year.machine import Machine
from sim.year.stores import Intake, Store


class Auxiliary:
    """What a treatment uses besides its feed, bought as it is used."""

    __slots__ = ("bought", "carry", "den", "material", "num", "price", "unit")

    def __init__(self, material: str, unit: Unit, amount: tuple[int, int], price: int) -> None:
        self.material = material
        self.unit = unit
        self.num, self.den = amount
        self.price = price
        self.carry = 0
        self.bought = 0

    def use(self, treated: int) -> None:
        """Buy what so much treated needs."""
        total = treated * self.num + self.carry
        amount = total // self.den
        self.carry = total - amount * self.den
        self.bought += amount


class Treatment(Machine):
    """Works on what stands in its feed store, as far as capacity and room for its yields allow."""

    __slots__ = (
        "auxiliaries", "feed", "held", "off_spec", "plan", "residue", "residue_carry", "seed", "standing", "treated",
        "waits_for", "year", "yields",
    )  # fmt: skip

    def __init__(self, plan: TreatmentPlan, seed: int, year: int, carry: int, idle: int) -> None:
        super().__init__(plan.id, plan.firm, plan.batch, plan.capacity, carry, idle)
        self.plan = plan
        self.seed = seed
        self.year = year
        self.feed: Intake
        self.yields: list[Store] = []
        self.auxiliaries: list[Auxiliary] = []
        self.residue_carry = 0
        self.standing = True
        self.waits_for = ""
        self.treated = self.off_spec = self.residue = self.held = 0

    def treat(self, hour: int) -> None:
        """Treat one slot's worth."""
        most = self.possible(hour)
        amount = min(most, self.feed.stock)
        if amount <= 0:
            return
        room = self._room(most)
        if room < amount:
            self.held += amount - room
            amount = room
            if amount <= 0:
                return
        self.feed.stock -= amount
        self.feed.used += amount
        self.treated += amount
        for auxiliary in self.auxiliaries:
            auxiliary.use(amount)
        if self._fails_test(hour):
            self.off_spec += amount
        else:
            self._split(amount)

    def _room(self, most: int) -> int:
        """Feed it may work on: as long as one yield with an outlet has room, at least one slot's worth.

        A treatment none of whose yields has an outlet does not run.
        """
        room = 0
        for store in self.yields:
            if store.live:
                slot = most * store.num // store.den
                free = max(store.capacity, slot) - store.stock
                if free > 0:
                    room = max(room, free * store.den // store.num)
        return room

    def _fails_test(self, hour: int) -> bool:
        chance = self.plan.off_spec
        if not chance:
            return False
        index = (self.year * 366 + hour // DAY) * DAY + hour % DAY
        return luck.chance(chance, self.seed, "lot", self.id, index)

    def _split(self, amount: int) -> None:
        """Yields by their shares; the residue takes the rest, or its stated share and the rest is lost."""
        left = amount
        for store in self.yields:
            before = store.emitted
            store.emit(amount)
            if store.plan.unit == self.plan.unit:
                left -= store.emitted - before
        residue = self.plan.residue
        if residue is None:
            return
        if residue.loses_rest:
            num, den = residue.share
            total = amount * num + self.residue_carry
            part = total // den
            self.residue_carry = total - part * den
            self.residue += min(part, max(0, left))
        else:
            self.residue += max(0, left)
