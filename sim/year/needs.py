"""Needs: an input of a line, filled by the cheapest delivered secondary first, and virgin for the rest."""

from __future__ import annotations

from collections import deque

from sim.plan.parts import NeedPlan
from sim.units import BASE
from sim.year.machine import Maker
from sim.year.mixes import Mix
from sim.year.stores import Intake


class RunningNeed:
    """One input of a line, in units of its virgin material."""

    __slots__ = (
        "blend_den", "blend_num", "bought", "carry", "debt", "den", "id", "intakes", "limited", "limits", "line",
        "live", "mix", "num", "on_order", "orders", "plan", "recipe", "reorder", "replaced", "required", "rooms",
        "seen", "supply", "virgin", "virgin_stock", "was_retuned",
    )  # fmt: skip

    def __init__(self, plan: NeedPlan, line: Maker, blend: tuple[int, int]) -> None:
        self.plan = plan
        self.id = plan.id
        self.line = line
        self.num, self.den = plan.amount
        self.was_retuned = False
        """whether it needed another amount in any part of the year"""
        self.recipe: list[tuple[int, tuple[int, int]]] = [(0, plan.amount)]
        """first week, and what a unit made needs from then on without prevention: news may change it"""
        self.blend_num, self.blend_den = blend
        self.carry = 0
        self.debt = 0
        """virgin-equivalents filled ahead by rounding: at most one unit, negative or zero"""
        self.intakes: list[Intake] = []
        """those a secondary may reach this year, cheapest delivered first"""
        self.supply = plan.supply
        self.reorder = plan.supply.reorder if plan.supply else 0
        self.virgin_stock = 0
        self.orders: deque[tuple[int, int]] = deque()
        """(hour of arrival, amount)"""
        self.on_order = 0
        self.live = plan.supply is not None
        self.limits = plan.limits
        self.mix: Mix | None = None
        """what the batch of its line holds of the scenario's contents, if a side stream carries it on"""
        self.rooms: list[int] = []  # how much more of each limited content the batch may hold
        self.seen = 0
        self.required = self.virgin = self.replaced = self.bought = self.limited = 0
        """totals since New Year: required, virgin consumed, replaced by secondaries, bought; and what a limit of a
        content kept secondaries from filling"""

    def most_size(self, size: int) -> int:
        """The largest batch up to `size` that its stocks allow; only a need with a store limits."""
        num, den, carry, debt, virgin = self.num, self.den, self.carry, self.debt, self.virgin_stock
        want = (size * num + carry) // den + debt
        if virgin >= want or virgin + self._secondary_within(want) >= want:
            return size
        # What suffices for a batch suffices for a smaller one, so the largest is found by halving.
        most = virgin + self._secondary_in_stock()
        least = 0
        while least < size:
            half = (least + size) // 2 + 1
            want = (half * num + carry) // den + debt
            if want <= virgin or (want <= most and want <= virgin + self._secondary_within(want)):
                least = half
            else:
                size = half - 1
        return least

    def _secondary_in_stock(self) -> int:
        """Virgin-equivalents that secondaries could fill at most, whatever is required."""
        return sum(
            (intake.stock * intake.ratio_num + intake.carry) // intake.ratio_den for intake in self.intakes
        )

    def _secondary_within(self, want: int) -> int:
        """Virgin-equivalents that secondaries in stock may fill of a requirement."""
        limit = want * self.blend_num // self.blend_den
        filled = 0
        for intake in self.intakes:
            num, den = intake.ratio_num, intake.ratio_den
            share = want * intake.share_num // intake.share_den
            take = min(intake.stock, min(share, limit - filled) * den // num)
            filled += (take * num + intake.carry) // den if take > 0 else 0
        return filled

    def consume(self, size: int) -> None:
        """Take what a batch of this size needs: secondaries as far as they may fill it, and virgin for the rest."""
        total = size * self.num + self.carry
        want = total // self.den
        self.carry = total - want * self.den
        self.required += want
        filled = self._fill(want) if self.intakes else 0
        if filled or self.debt:
            want = self._left_for_virgin(want, filled)
        if self.mix is not None:
            self.mix.add_at(self.plan.levels, want)
        if self.supply is None:
            self.bought += want
        else:
            self.virgin_stock -= want
        self.virgin += want

    def _fill(self, want: int) -> int:
        """Take secondaries, cheapest delivered first, as far as share, blend, limits and stock allow."""
        filled = 0
        if self.limits:
            self._open_rooms(want)
        for intake in self.intakes:
            if intake.stock:
                most = want * intake.share_num // intake.share_den
                left = want * self.blend_num // self.blend_den - filled
                if most > left:
                    most = left
                # A secondary up to so many virgin-equivalents; what it is worth, carrying the remainder.
                num, den = intake.ratio_num, intake.ratio_den
                take = most * den // num
                if take > intake.stock:
                    take = intake.stock
                if intake.mix is not None and take > 0:
                    take = self._mix_in(intake, intake.mix, take)
                if take > 0:
                    intake.stock -= take
                    intake.used += take
                    worth = take * num + intake.carry
                    filled += worth // den
                    intake.carry = worth % den
        return filled

    def _virgin_level(self, place: int) -> int:
        return self.plan.levels[place] if self.plan.levels else 0

    def _open_rooms(self, want: int) -> None:
        """All virgin, the batch would leave so much room for each content that is limited."""
        self.rooms = [(most - self._virgin_level(place)) * want for place, most in self.limits]

    def _mix_in(self, intake: Intake, mix: Mix, take: int) -> int:
        """How much of a secondary is taken, as far as the limits let it in; what it holds goes into the batch."""
        if self.limits:
            take = self._within_limits(intake, mix, take)
        contents = mix.take(take, intake.stock)
        if self.mix is not None:
            self.mix.add(contents)
        return take

    def _within_limits(self, intake: Intake, mix: Mix, take: int) -> int:
        """What of it the limits let in, with what is in already.

        Of a content with a limit L, virgin material holds v and the secondary s in a unit, of which `ratio` units of
        virgin material make room for one: a unit of it uses up (s − L) + ratio × (L − v) of (L − v) × requirement.
        """
        stock, num, den = intake.stock, intake.ratio_num, intake.ratio_den
        weights = [
            (mix.amounts[place] * BASE - most * stock) * den
            + num * (most - self._virgin_level(place)) * stock
            for place, most in self.limits
        ]
        allowed = take
        for room, weight in zip(self.rooms, weights, strict=True):
            if weight > 0:
                allowed = min(allowed, max(0, room) * stock * den // weight)
        self.rooms = [
            room - weight * allowed // (stock * den) for room, weight in zip(self.rooms, weights, strict=True)
        ]
        self.limited += (take - allowed) * num // den
        return allowed

    def _left_for_virgin(self, want: int, filled: int) -> int:
        """What secondaries leave of a requirement, with what they filled ahead before."""
        self.replaced += filled
        left = want + self.debt - filled
        self.debt = left if left < 0 else 0
        return left if left > 0 else 0

    def settle(self) -> None:
        """Catch up with the line, for a need that only virgin material fills, bought as it is used."""
        begun = self.line.begun - self.seen
        if begun and not self.live:
            self.seen += begun
            total = begun * self.num + self.carry
            amount = total // self.den
            self.carry = total - amount * self.den
            self.required += amount
            self.bought += amount
            self.virgin += amount

    def retune(self, num: int, den: int) -> None:
        """Change how much the line needs: a project that saves input."""
        self.settle()
        self.num, self.den, self.carry = num, den, 0
        self.was_retuned = True

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
