"""Treatments: a side stream becomes secondaries and a residue."""

from __future__ import annotations

from sim import keyed_random
from sim.plan.parts import DisposalPlan, TreatmentPlan
from sim.units import DAY, WEEKS
from sim.year.exchanges import Exchange
from sim.year.machine import Machine
from sim.year.mixes import exceeds
from sim.year.stores import Intake, Store, pass_on


class RunningAuxiliary:
    """What a treatment uses besides its feed, bought as it is used."""

    __slots__ = ("bought", "carry", "den", "num", "seen")

    def __init__(self, amount: tuple[int, int], carry: int) -> None:
        self.num, self.den = amount
        self.carry = carry
        self.bought = self.seen = 0

    def settle(self, treated: int) -> None:
        """Catch up at the week's close with all that was treated since New Year: buy what that needed."""
        total = (treated - self.seen) * self.num + self.carry
        amount = total // self.den
        self.carry = total - amount * self.den
        self.bought += amount
        self.seen = treated


_WEEKS_AHEAD = 4
"""What a treatment may have in store for its contracts, beyond what is owed (tuned)."""


class RunningTreatment(Machine):
    """Works on what stands in its feed store: as far as its outlets take, or whatever comes of its yields."""

    __slots__ = (
        "auxiliaries", "carrying", "feed", "for_disposal", "held", "off_spec", "outlets", "plan", "refused",
        "residue", "residue_carry", "seed", "sells", "treated", "ways", "year", "yields",
    )  # fmt: skip

    def __init__(self, plan: TreatmentPlan, seed: int, year: int, carry: int, idle: int) -> None:
        super().__init__(plan, carry, idle)
        self.plan = plan
        self.seed = seed
        self.year = year
        self.feed: Intake
        self.yields: list[Store] = []
        self.outlets: list[Store] = []
        """those of its yields that somebody may take from"""
        self.ways: dict[Store, list[Exchange]] = {}
        """outlet → the contracts about it that run"""
        self.for_disposal = plan.runs_for == "disposal"
        """whether it also works on what only leaves it to be thrown away"""
        self.auxiliaries: list[RunningAuxiliary] = []
        self.sells = False
        """whether the world outside buys what nobody takes of a yield: then it always has an outlet"""
        self.carrying: list[Store] = []
        """those of its yields that hold what went in of the scenario's contents"""
        self.residue_carry = 0
        self.treated = self.off_spec = self.refused = self.residue = self.held = 0
        """totals since New Year; `refused` for what a lot held of a content, `held` for want of room"""

    def treat(self, hour: int) -> None:
        """Treat one slot's worth."""
        most = self.possible(hour)
        feed = self.feed
        amount = most if most < feed.stock else feed.stock
        if amount <= 0:
            return
        room = amount if self.takes_all else self._room(amount, hour)
        if room < amount:
            self.held += amount - room
            amount = room
            if amount <= 0:
                return
        contents = feed.mix.take(amount, feed.stock) if feed.mix is not None else []
        feed.stock -= amount
        feed.used += amount
        self.treated += amount
        if contents and exceeds(contents, self.plan.limits, amount):
            self.refused += amount
        elif self.plan.off_spec and self._fails_test(hour):
            self.off_spec += amount
        else:
            self._split(amount)
            if contents:
                pass_on(contents, self.carrying)

    @property
    def takes_all(self) -> bool:
        """Whether it works on all that comes: what nobody takes of its yields is sold or thrown away."""
        return self.for_disposal or self.sells

    @property
    def waste_route(self) -> DisposalPlan:
        """Where residue and off-spec lots go."""
        return self.plan.residue.disposal if self.plan.residue else self.plan.yields[0].disposal

    def _room(self, amount: int, hour: int) -> int:
        """How much of an amount it may work on: as far as the outlet of one of its yields takes.

        A treatment none of whose yields has an outlet does not run.
        """
        room = 0
        for store in self.outlets:
            free = self._taken(store, hour) - store.stock
            if free > 0:
                free = free * store.den // store.num
                if free >= amount:
                    return amount
                if free > room:
                    room = free
        return room

    def _taken(self, store: Store, hour: int) -> int:
        """What may stand in a yield's store now: what leaves at once, and what is wanted soon and has room."""
        leaves = soon = 0
        for way in self.ways[store]:
            if way.active:
                sent = way.may_send(hour)
                leaves += sent
                soon += max(sent, way.quota + way.most * _WEEKS_AHEAD // WEEKS)
        for intake in store.own:
            if intake.built.standing:
                leaves += intake.room
                soon += intake.room + store.capacity
        return min(leaves + store.capacity, soon)

    def _fails_test(self, hour: int) -> bool:
        index = (self.year * 366 + hour // DAY) * DAY + hour % DAY
        return keyed_random.chance(self.plan.off_spec, self.seed, "lot", self.id, index)

    def _split(self, amount: int) -> None:
        """Yields by their shares; the residue takes the rest, or its stated share and the rest is lost."""
        left = amount
        for store in self.yields:
            part = store.emit(amount)
            if store.plan.unit == self.plan.unit:
                left -= part
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
            # Yields round up now and then by what they left over before: the residue gives that back later.
            left += self.residue_carry
            part = left if left > 0 else 0
            self.residue_carry = left - part
            self.residue += part
