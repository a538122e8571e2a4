"""Tariffs: what everything costs this year, in whole cents a unit, as luck and events have it."""

from __future__ import annotations

from fractions import Fraction

from sim.plan.parts import CarrierPlan, DisposalPlan
from sim.plan.plan import Plan
from sim.plan.prices import with_luck
from sim.scenario.figures import Path
from sim.units import cents
from sim.year.events import Changes


class Tariffs:
    """Prices of one year. `refresh` after an event changed a price or a tax."""

    def __init__(self, plan: Plan, seed: int, year: int, changes: Changes) -> None:
        self.plan = plan
        self.seed = seed
        self.year = year
        self.changes = changes
        self._known: dict[tuple[str, str], int] = {}

    def refresh(self) -> None:
        """Forget what is worked out: something has changed."""
        self._known.clear()

    def _price(self, what: str, thing: str, path: Path) -> int:
        known = self._known.get((what, thing))
        if known is None:
            figure = with_luck(path, self.year, self.seed, f"{what}|{thing}")
            known = self._known[what, thing] = cents(self.changes.apply(what, thing, figure))
        return known

    def virgin(self, need: str) -> int:
        """Virgin material of a need, delivered."""
        return self._price("price", need, self.plan.needs[need].price)

    def fee(self, thing: str, disposal: DisposalPlan) -> int:
        """Fee of a disposal, without tax."""
        return self._price("fee", thing, disposal.fee)

    def tax(self, disposal: DisposalPlan) -> int:
        """Tax on a disposal; 0 where none falls on it yet."""
        if disposal.tax is None or self.year < disposal.taxed_from:
            return 0
        return self._price("tax", disposal.tax, self.plan.scenario.taxes[disposal.tax])

    def of(self, what: str, thing: str, path: Path) -> int:
        """Any other price or yearly sum of money, by what it is and whose."""
        return self._price(what, thing, path)

    def carriage(self, carrier: CarrierPlan, km: tuple[int, int]) -> int:
        """One unit over a distance."""
        loading = with_luck(carrier.per_unit, self.year, self.seed, f"carrier|{carrier.id}")
        way = with_luck(carrier.per_unit_km, self.year, self.seed, f"carrier km|{carrier.id}")
        return cents(loading + way * Fraction(*km))

    def co2(self, material: str) -> int:
        """What the CO2 price adds to one unit consumed."""
        path = self.plan.scenario.co2_price
        if path is None:
            return 0
        known = self._known.get(("co2", material))
        if known is None:
            level = with_luck(path, self.year, self.seed, "co2")
            known = cents(level * self.plan.scenario.materials[material].direct.exact)
            self._known["co2", material] = known
        return known
