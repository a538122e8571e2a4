"""Tariffs: what everything costs this year, in whole cents a unit, as luck and events have it.

A tax begins in the year its law names, in the legacy run too: only price levels hold there."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from sim.economy.price_paths import Prices, indexed_price, with_luck
from sim.effects import Effects, Worked, bent
from sim.plan.parts import DisposalPlan
from sim.plan.plan import Plan
from sim.scenario.figures import Path
from sim.state import Ratio
from sim.units import cents
from sim.year.columns import nothing, scaled
from sim.year.events import Changes
from sim.year.invoices import Price


class Tariffs(Prices[Price]):
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

    @property
    def nothing(self) -> Price:
        """No cost."""
        return 0

    def level(self, path: Path, key: str) -> Fraction:
        """A path's figure this year, before the news; in the legacy run that of the last year of play."""
        return with_luck(path, self.priced_as, self.seed, key)

    def new_era(self, week: int) -> None:
        """The events in force have changed."""
        if self.eras and self.eras[-1][0] == week:
            self.eras.pop()
        self.eras.append((week, self.changes.now()))
        self._about.clear()
        self._known.clear()

    def of(self, what: str, thing: str, path: Path) -> Price:
        """What a path comes to this year, worked out once."""
        known = self._known.get((what, thing))
        if known is None:
            known = self._known[what, thing] = super().of(what, thing, path)
        return known

    def with_news(self, what: str, thing: str, figure: Fraction) -> Price:
        """A figure in EUR as each era makes it, in cents."""
        if what not in self.plan.changes:
            return cents(figure)
        eras, levels = self._eras_about(what), list[int]()
        before, level = list[Worked](), cents(figure)
        for _, effects in eras:
            worked = effects.on(what, thing)
            if worked != before:
                before, level = worked, cents(bent(figure, worked))
            levels.append(level)
        if len(set(levels)) == 1:
            return level
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

    def rises(self, place: str, route: DisposalPlan) -> tuple[Price, Price]:
        """The purse's share of what fee and tax of a disposal have risen by since the first year."""
        about = self.plan.scenario.about
        share, first = about.purse_bears_rises.exact, about.first_year
        if not share:
            return 0, 0
        taxed = route.tax is not None and first >= route.taxed_from
        tax = self.plan.scenario.taxes[route.tax].in_year(first) if taxed and route.tax else Fraction(0)
        fee = Fraction(route.fee.in_year(first))
        return _risen(self.fee(place, route), cents(fee), share), _risen(self.tax(route), cents(tax), share)

    def contract(
        self, fixed: int, indexed: tuple[int, int] | None, need: str, ratio: tuple[int, int]
    ) -> Price:
        """A contract's price: fixed, or a share of the virgin price of what it replaces."""
        if indexed is None or not need:
            return fixed
        virgin = self.virgin(need)
        if isinstance(virgin, int):
            return indexed_price(indexed, ratio, virgin)
        return np.array([indexed_price(indexed, ratio, int(price)) for price in virgin])

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
        if material not in self._co2:
            direct = self.plan.scenario.materials[material].direct.exact
            self._co2[material] = cents(self.co2_price() * direct)
        return self._co2[material]


def _risen(price: Price, start: int, share: Fraction) -> Price:
    """A share of what a price lies above that of the start."""
    if isinstance(price, int):
        return max(0, price - start) * share.numerator // share.denominator
    return scaled(np.maximum(price - start, 0), share.numerator, share.denominator)


def now(price: Price) -> int:
    """A price as it stands now, for a choice made now."""
    return price if isinstance(price, int) else int(price[-1])
