"""Needs: an input of a line, filled by the cheapest delivered secondary first, and virgin for the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING

from sim.plan.parts import NeedPlan
from sim.year.stores import Intake

if TYPE_CHECKING:
    from sim.year.lines import Line


class Need:
    """One input of a line, in units of its virgin material."""

    __slots__ = (
        "blend_den", "blend_num", "bought", "carry", "debt", "den", "id",
        "intakes", "line", "live", "num", "on_order", "orders", "plan", "replaced", "required", "seen", "supply",
        "virgin", "virgin_stock", "weeks",
    )  # fmt: skip

    def __init__(self, plan: NeedPlan, line: Line, blend: tuple[int, int]) -> None:
        self.plan = plan
        self.id = plan.id
        self.line = line
        self.num, self.den = plan.amount
        self.blend_num, self.blend_den = blend
        self.carry = 0
        self.debt = 0
        """virgin-equivalents filled ahead by rounding: at most one unit, negative or zero"""
        self.intakes: list[Intake] = []
        """standing intakes, cheapest delivered first"""
        self.supply = plan.supply
        self.virgin_stock = 0
        self.orders: deque[tuple[int, int]] = deque()
        """(hour of arrival, amount)"""
        self.on_order = 0
        self.live = plan.supply is not None
        self.seen = 0
        self.required = self.virgin = self.replaced = self.bought = 0
        self.weeks: list[tuple[int, ...]] = []
        """a week: required, virgin consumed, replaced by secondaries, bought"""

    def requirement(self, size: int) -> int:
        """What a batch of this size needs, carrying the remainder."""
        total = size * self.num + self.carry
        amount = total // self.den
        self.carry = total - amount * self.den
        return amount

    def most_size(self, size: int) -> int:
        """The largest batch up to `size` that its stocks allow; only a need with a store limits."""
        if self._enough_for(size):
            return size
        # What suffices for a batch suffices for a smaller one, so the largest is found by halving.
        return bisect_left(range(size), True, key=lambda one: not self._enough_for(one + 1))

    def _enough_for(self, size: int) -> bool:
        """Whether a batch of this size finds what it needs, within shares and blend."""
        want = (size * self.num + self.carry) // self.den + self.debt
        return self.virgin_stock + self._secondary_within(want) >= want

    def _secondary_within(self, want: int) -> int:
        """Virgin-equivalents that secondaries in stock may fill of a requirement."""
        limit = want * self.blend_num // self.blend_den
        filled = 0
        for intake in self.intakes:
            num, den = intake.plan.ratio
            share = want * intake.share_num // intake.share_den
            take = min(intake.stock, min(share, limit - filled) * den // num)
            filled += (take * num + intake.carry) // den if take > 0 else 0
        return filled

    def consume(self, size: int) -> None:
        """Take what a batch of this size needs: secondaries as far as share, blend and stock allow."""
        want = self.requirement(size)
        self.required += want
        limit = want * self.blend_num // self.blend_den
        filled = 0
        for intake in self.intakes:
            stock = intake.stock
            if not stock:
                continue
            num, den = intake.plan.ratio
            share = want * intake.share_num // intake.share_den
            left = limit - filled
            take = (share if share < left else left) * den // num
            if take > stock:
                take = stock
            if take > 0:
                intake.stock = stock - take
                intake.used += take
                total = take * num + intake.carry
                worth = total // den
                intake.carry = total - worth * den
                filled += worth
        self.replaced += filled
        virgin = want - filled + self.debt
        if virgin < 0:
            self.debt, virgin = virgin, 0
        else:
            self.debt = 0
        if self.supply is None:
            self.bought += virgin
        else:
            self.virgin_stock -= virgin
        self.virgin += virgin

    def settle(self) -> None:
        """Catch up with the line, for a need that only virgin material fills, bought as it is used."""
        if not self.live:
            begun = self.line.begun - self.seen
            self.seen += begun
            amount = self.requirement(begun)
            self.required += amount
            self.bought += amount
            self.virgin += amount

    def count(self) -> None:
        """Note the week."""
        self.settle()
        self.weeks.append((self.required, self.virgin, self.replaced, self.bought))
        self.required = self.virgin = self.replaced = self.bought = 0

    def retune(self, num: int, den: int) -> None:
        """Change how much the line needs: a project that saves input."""
        self.settle()
        self.num, self.den, self.carry = num, den, 0

    def receive(self, hour: int) -> None:
        """Unload orders that have arrived by now."""
        while self.orders and self.orders[0][0] <= hour:
            amount = self.orders.popleft()[1]
            self.on_order -= amount
            self.virgin_stock += amount
            self.bought += amount

    def cancel_orders(self) -> None:
        """Nobody will be there to unload them."""
        self.orders.clear()
        self.on_order = 0

    def order(self, hour: int) -> None:
        """Order whole lots when stock and orders have fallen to the reorder level."""
        supply = self.supply
        if supply is None or supply.lot <= 0 or self.line.closed:
            return
        short = supply.reorder - self.virgin_stock - self.on_order
        if short >= 0:
            amount = (short // supply.lot + 1) * supply.lot
            self.on_order += amount
            self.orders.append((hour + supply.lead, amount))
            if not supply.lead:
                self.receive(hour)
