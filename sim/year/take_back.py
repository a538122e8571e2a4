"""Returns: goods sold long ago come to their end, and are taken back day by day."""

from __future__ import annotations

from sim.plan.parts import CollectionPlan
from sim.units import DAY, YEAR
from sim.year.stores import Store


class Returns:
    """Goods sold long ago that come back this year, day by day."""

    __slots__ = ("amount", "done", "plan", "store")

    def __init__(self, plan: CollectionPlan, store: Store, amount: int) -> None:
        self.plan = plan
        self.store = store
        self.amount = amount
        """goods that come to their end this year"""
        self.done = 0

    def arrive(self, hour: int) -> None:
        """Take back what has come to its end by the end of this day."""
        by_now = self.amount * min(YEAR, hour + DAY) // YEAR
        self.store.emit(by_now - self.done)
        self.done = by_now
