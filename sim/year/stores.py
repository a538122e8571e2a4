"""Stores: what can be given (side streams, yields, collections), and takers' intakes.

Each keeps the week's movements in plain counters. At the week's close `count` notes and empties them;
rows, causes and payments are worked out from these notes when the year is over. What nobody looks at
from day to day (a side stream with no outlet, a need without secondaries) is settled at the week's
close from its line's running total, by the same arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.plan.parts import IntakePlan, StorePlan
from sim.units import WEEKS

if TYPE_CHECKING:
    from sim.year.exchanges import Exchange
    from sim.year.lines import Line
    from sim.year.machine import Machine


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
        "capacity", "carry", "collect", "collect_carry", "collected", "den", "discarded", "emitted", "exchanges",
        "flows", "hauls", "id", "line", "live", "machine", "num", "own", "own_sent", "plan", "seen", "spilt",
        "stock", "strangers", "weeks",
    )  # fmt: skip

    def __init__(self, plan: StorePlan, stock: int, collect: tuple[int, int], carry: int, collect_carry: int) -> None:
        self.plan = plan
        self.id = plan.id
        self.stock = stock
        self.capacity = plan.capacity
        self.num, self.den = plan.amount
        self.carry = carry
        self.collect = collect
        """share of what arises that is collected"""
        self.collect_carry = collect_carry
        self.machine: Machine | None = None
        self.line: Line | None = None
        self.seen = 0
        self.live = False
        self.own: list[Intake] = []
        """intakes of the same firm, served first, in order of id"""
        self.flows: list[Exchange] = []
        self.hauls: list[Exchange] = []
        self.exchanges: list[Exchange] = []
        """every contract ever made about it, running or not: they say why something was not taken"""
        self.strangers: list[tuple[str, int]] = []
        """takers it has no contract with, and what they could take a week"""
        self.emitted = self.collected = self.discarded = self.spilt = 0
        self.own_sent: list[int] = []
        """sent to each of the firm's own intakes"""
        self.weeks: list[tuple[int, ...]] = []
        """a week: emitted, collected, discarded, spilt, then what each own intake got"""

    def emit(self, made: int) -> None:
        """Take what arises from so much made (or treated): the collected part is stored."""
        total = made * self.num + self.carry
        amount = total // self.den
        self.carry = total - amount * self.den
        if not amount:
            return
        self.emitted += amount
        share, whole = self.collect
        if share == whole:
            kept = amount
        else:
            total = amount * share + self.collect_carry
            kept = total // whole
            self.collect_carry = total - kept * whole
        self.collected += kept
        self.discarded += amount - kept
        self.stock += kept

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
            self.spilt += over
            self.stock = self.capacity

    def count(self) -> None:
        """Note the week."""
        self.settle()
        if not self.live:
            self.spill()
        self.weeks.append((self.emitted, self.collected, self.discarded, self.spilt, *self.own_sent))
        self.emitted = self.collected = self.discarded = self.spilt = 0
        if self.own_sent:
            self.own_sent = [0] * len(self.own)

    def retune(self, num: int, den: int) -> None:
        """Change how much arises: a project that prevents waste. The remainder below one kilogram lapses."""
        self.settle()
        self.num, self.den, self.carry = num, den, 0


class Intake:
    """A taker's store for one secondary material."""

    __slots__ = (
        "built", "capacity", "carry", "exchanges", "machine", "plan", "road", "share_den", "share_num", "stock",
        "used", "weeks",
    )  # fmt: skip

    def __init__(self, plan: IntakePlan, stock: int, carry: int) -> None:
        self.plan = plan
        self.stock = stock
        self.capacity = plan.capacity
        self.carry = carry
        """remainder of virgin-equivalents, in parts of the ratio's denominator"""
        self.share_num, self.share_den = plan.greatest_share
        self.machine: Machine | None = None
        self.road = 0
        """on the way to it"""
        self.built = BuildState()
        self.exchanges: list[Exchange] = []
        self.used = 0
        self.weeks: list[int] = []
        """used, a week"""

    def count(self) -> None:
        """Note the week."""
        self.weeks.append(self.used)
        self.used = 0

    @property
    def room(self) -> int:
        """What may still be sent to it."""
        return max(0, self.capacity - self.stock - self.road)
