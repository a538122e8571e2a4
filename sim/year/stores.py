"""Stores: what can be given (side streams, yields, collections), and takers' intakes.

Each keeps what has moved since New Year in plain counters, which are noted at each week's close; rows,
causes and payments are worked out from these notes when the year is over. What nobody looks at from day
to day (a side stream with no outlet, a need without secondaries) is settled at the week's close from its
line's running total, by the same arithmetic.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.plan.parts import IntakePlan, StorePlan
from sim.units import WEEKS
from sim.year.machine import Machine, Maker
from sim.year.mixes import Mix, exceeds


class BuildState:
    """Whether something stands, from which week of the year, and what had to be built first."""

    __slots__ = ("earlier", "from_week", "project", "standing")

    def __init__(self) -> None:
        self.standing = True
        self.from_week = 0
        self.project = ""
        self.earlier: list[tuple[str, int]] = []
        """projects it waited for before, and until which week"""

    def wait_for(self, project: str, week: int = 0) -> None:
        """From this week on nothing moves before this project is done; an empty name means it stands."""
        if not project:
            self.stand(week)
        elif project != self.project:
            if self.project:
                self.earlier.append((self.project, week))
            self.standing, self.from_week, self.project = False, WEEKS, project

    def stand(self, week: int) -> None:
        """It stands from this week on."""
        if not self.standing:
            self.standing, self.from_week = True, week


class Store:
    """A store something can be given from.

    Its stock may stand above its capacity between two phases of an hour; the disposal phase spills
    what is too much.
    """

    __slots__ = (
        "arose", "batch", "capacity", "carry", "collect", "collect_carry", "collects_all", "counted", "den",
        "discarded", "emitted", "holds", "id", "kept", "left_from", "line", "live", "machine", "mix", "num",
        "over_limit", "own", "own_sent", "plan", "seen", "spilt", "stock", "strangers",
    )  # fmt: skip

    def __init__(
        self, plan: StorePlan, stock: int, collect: tuple[int, int], carry: int, collect_carry: int
    ) -> None:
        self.plan = plan
        self.id, self.capacity = plan.id, plan.capacity
        self.num, self.den = plan.amount
        self.stock, self.carry, self.collect = stock, carry, collect
        """share of what arises that is collected"""
        self.collects_all = collect[0] == collect[1]
        self.collect_carry = collect_carry
        self.machine: Machine | None = None
        self.line: Maker | None = None
        self.seen, self.live = 0, False
        """whether somebody may take from it: then it is looked at from day to day"""
        self.holds = True
        """whether anything may come to it this year"""
        self.own: list[Intake] = []
        """intakes of the same firm, served first, in order of id"""
        self.strangers: list[tuple[str, int]] = []
        """takers it has no contract with, and what they could take a week"""
        self.emitted = self.discarded = self.spilt = self.over_limit = 0
        """arisen, not collected and spilt since New Year, and spilt beyond a limit of its disposal"""
        self.mix: Mix | None = None
        """what it holds of the scenario's contents, if they are followed"""
        self.arose = self.kept = 0  # in the last slot, where contents are followed
        self.left_from: list[Intake] = []
        """those by whose use it arises, if not by what its line makes"""
        self.batch = self.counted = 0  # of their use: in the batch under way, and counted since New Year
        self.own_sent: list[int] = []
        """sent to each of the firm's own intakes since New Year"""

    def emit(self, made: int) -> int:
        """Take what arises from so much made (or treated): the collected part is stored. What arose."""
        total = made * self.num + self.carry
        amount = total // self.den
        self.carry = total - amount * self.den
        self.emitted += amount
        before = self.stock
        if self.collects_all:
            self.stock += amount
        elif amount:
            self._collect(amount)
        if self.mix is not None:
            self.arose, self.kept = amount, self.stock - before
            if not self.plan.carries:
                self.mix.add_at(self.plan.levels, self.kept)
        return amount

    def _collect(self, amount: int) -> None:
        share, whole = self.collect
        total = amount * share + self.collect_carry
        kept = total // whole
        self.collect_carry = total - kept * whole
        self.discarded += amount - kept
        self.stock += kept

    def count_use(self) -> None:
        """What the batch that begins has used of what leaves this behind."""
        used = sum([intake.used for intake in self.left_from])
        self.batch, self.counted = used - self.counted, used

    def settle(self) -> None:
        """Catch up with the line, for a store nobody looks at from day to day."""
        if self.line is not None and not self.live:
            made = self.line.released - self.seen
            self.seen += made
            self.emit(made)

    def spill(self) -> None:
        """Dispose of what does not fit."""
        over = self.stock - self.capacity
        if over > 0:
            self.spill_of(over)

    def spill_of(self, amount: int) -> None:
        """Dispose of so much."""
        self.spilt += amount
        if self.mix is not None:
            contents = self.mix.take(amount, self.stock)
            if exceeds(contents, self.plan.disposal.limits, amount):
                self.over_limit += amount
        self.stock -= amount

    def close_week(self) -> None:
        """Catch up at the week's close, if nobody looks at it from day to day."""
        line = self.line
        if line is not None:
            made = line.released - self.seen
            if made:
                self.seen += made
                self.emit(made)
        if self.stock > self.capacity:
            self.spill()

    def retune(self, num: int, den: int) -> None:
        """Change how much arises: a project that prevents waste. The remainder below one kilogram lapses."""
        self.settle()
        self.num, self.den, self.carry = num, den, 0


def pass_on(contents: list[int], stores: list[Store]) -> bool:
    """What a batch held goes to the stores that carry it, by what arose of each; what was not collected of one takes
    its part along. Whether anything arose."""
    whole = sum([store.arose for store in stores])
    for store in stores:
        if store.mix is not None and store.kept:
            store.mix.add([amount * store.kept // whole for amount in contents])
    return whole > 0


class Intake:
    """A taker's store for one secondary material."""

    __slots__ = (
        "built", "capacity", "carry", "has_own_giver", "machine", "mix", "plan", "ratio_den", "ratio_num",
        "road", "share_den", "share_num", "stock", "used",
    )  # fmt: skip

    def __init__(self, plan: IntakePlan, stock: int, carry: int) -> None:
        self.plan = plan
        self.stock = stock
        self.capacity = plan.capacity
        self.carry = carry
        """remainder of virgin-equivalents, in parts of the ratio's denominator"""
        self.share_num, self.share_den = plan.greatest_share
        self.ratio_num, self.ratio_den = plan.ratio
        self.machine: Machine | None = None
        self.mix: Mix | None = None
        self.road = 0
        """on the way to it"""
        self.built = BuildState()
        self.has_own_giver = False
        """whether a store of the same firm may fill it"""
        self.used = 0
        """used since New Year"""

    @property
    def room(self) -> int:
        """What may still be sent to it."""
        room = self.capacity - self.stock - self.road
        return room if room > 0 else 0


class Cleared(NamedTuple):
    """What a closing firm left in a store and had taken away."""

    week: int
    place: str
    material: str
    sink: str
    amount: int
    firm: str
