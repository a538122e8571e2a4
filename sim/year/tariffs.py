"""Tariffs: what everything costs this year, in whole cents a unit, as luck and events have it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from sim.effects import Effects
from sim.plan.parts import CarrierPlan, DisposalPlan
from sim.plan.plan import Plan
from sim.plan.prices import CO2, carriage, indexed_price, is_taxed, luck_key, with_luck
from sim.scenario.figures import Path
from sim.state import Ratio
from sim.units import WEEKS, cents
from sim.year.columns import nothing
from sim.year.events import Changes
from sim.year.invoices import Price


class Tariffs:
    """Prices of one year. An event that changes a price begins an era in the week it happens."""

    def __init__(self, plan: Plan, seed: int, year: int, changes: Changes) -> None:
        self.plan = plan
        self.seed = seed
        self.year = year
        self.changes = changes
        self.priced_as = year
        """the year whose prices these are: in the legacy run they hold"""
        self.eras: list[tuple[int, Effects]] = []
        """first week, and the effects of what was in force"""
        self._about: dict[str, list[tuple[int, Effects]]] = {}
        """what it is → the eras in which something began or ended that changes it"""
        self._known: dict[tuple[str, str], Price] = {}
        self._co2: dict[str, int] = {}
        self._rates: dict[tuple[str, int], Ratio] = {}
        """(firm, first week of an era) → its rate of interest"""

    def _level(self, path: Path, thing: str) -> Fraction:
        return with_luck(path, self.priced_as, self.priced_as, self.seed, thing)

    def new_era(self, week: int) -> None:
        """The events in force have changed."""
        if self.eras and self.eras[-1][0] == week:
            self.eras.pop()
        self.eras.append((week, self.changes.now()))
        self._about.clear()
        self._known.clear()

    def of(self, what: str, thing: str, path: Path) -> Price:
        """The price of something, by what it is and whose."""
        known = self._known.get((what, thing))
        if known is None:
            known = self._known[what, thing] = self._work_out(what, thing, path)
        return known

    def _work_out(self, what: str, thing: str, path: Path) -> Price:
        return self._by_era(what, thing, self._level(path, luck_key(what, thing)))

    def _by_era(self, what: str, thing: str, figure: Fraction) -> Price:
        """A figure in EUR as each era makes it, in cents."""
        if what not in self.plan.changes:
            return cents(figure)
        eras = self._eras_about(what)
        levels = [cents(effects.figure(what, thing, figure)) for _, effects in eras]
        if len(set(levels)) == 1:
            return levels[0]
        prices = nothing()
        for (week, _), level in zip(eras, levels, strict=True):
            prices[week:] = level
        return prices

    def _eras_about(self, what: str) -> list[tuple[int, Effects]]:
        """The eras of one sort of price: a large cluster's year has many, few of which change any one sort."""
        eras = self._about.get(what)
        if eras is None:
            at_work = [effects.at_work(what) for _, effects in self.eras]
            eras = [
                era
                for era, now, past in zip(self.eras, at_work, [None, *at_work], strict=False)
                if now != past
            ]
            self._about[what] = eras
        return eras

    def sum_of(self, what: str, thing: str, path: Path) -> int:
        """A yearly sum of money, in cents."""
        price = self.of(what, thing, path)
        return price if isinstance(price, int) else int(price[WEEKS - 1])

    def virgin(self, need: str) -> Price:
        """Virgin material of a need, delivered."""
        return self.of("price", need, self.plan.needs[need].price)

    def contract(
        self, fixed: int, indexed: tuple[int, int] | None, need: str, ratio: tuple[int, int]
    ) -> Price:
        """A contract's price: fixed, or a share of the virgin price of what it replaces."""
        if indexed is None or not need:
            return fixed
        virgin = self.virgin(need)
        if isinstance(virgin, int):
            return indexed_price(indexed, ratio, virgin)
        return np.array([indexed_price(indexed, ratio, int(one)) for one in virgin])

    def fee(self, thing: str, disposal: DisposalPlan) -> Price:
        """Fee of a disposal, without tax."""
        return self.of("fee", thing, disposal.fee)

    def tax(self, disposal: DisposalPlan) -> Price:
        """Tax on a disposal; 0 where none falls on it yet. A law begins in the year it names, in the legacy
        run too: only its level holds there."""
        if disposal.tax is None or not is_taxed(disposal, self.year):
            return 0
        return self.of("tax", disposal.tax, self.plan.scenario.taxes[disposal.tax])

    def carriage(self, carrier: CarrierPlan, km: tuple[int, int]) -> Price:
        """One unit over a distance."""
        return self._by_era("carriage", carrier.id, carriage(self._level, carrier, Fraction(*km)))

    def credit_rate(self, firm: str, week: int) -> Ratio:
        """Interest a year on a firm's debt in a week."""
        rate = self.plan.firms[firm].rate
        if "credit_rate" not in self.plan.changes:
            return max((0, 1), rate)
        first, effects = next(era for era in reversed(self.eras) if era[0] <= week)
        if (firm, first) not in self._rates:
            bent = effects.figure("credit_rate", firm, Fraction(*rate))
            self._rates[firm, first] = max(Fraction(0), bent).as_integer_ratio()
        return self._rates[firm, first]

    def co2(self, material: str) -> int:
        """What the CO2 price adds to one unit consumed."""
        path = self.plan.scenario.co2_price
        if path is None:
            return 0
        if material not in self._co2:
            level = self._level(path, CO2)
            self._co2[material] = cents(level * self.plan.scenario.materials[material].direct.exact)
        return self._co2[material]


def now(price: Price) -> int:
    """A price as it stands now, for a choice made now."""
    return price if isinstance(price, int) else int(price[-1])
