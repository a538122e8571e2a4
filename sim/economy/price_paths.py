"""What each thing costs in a year: which path of the scenario it is, which luck bends it, and which news.

The year (`sim.year.tariffs`, in cents a week) and the table (`sim.economy.outlook`, in EUR, exact) ask the same
list. They differ in how news changes a figure: the year knows the week in which an event strikes, the table only
what is in force at New Year.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Generic, TypeVar

from sim import keyed_random
from sim.plan.parts import (
    AuxiliaryPlan,
    DisposalPlan,
    IntakePlan,
    LinePlan,
    ProjectPlan,
    StorePlan,
    TreatmentPlan,
)
from sim.plan.plan import Plan
from sim.scenario.figures import Path
from sim.units import half_even

Ratio = tuple[int, int]
"""Numerator and denominator of an exact share."""

Price = TypeVar("Price")


def with_luck(path: Path, year: int, seed: int, key: str) -> Fraction:
    """A path's figure in a year, bent by its volatility with the luck of that year: lognormal, mean 1."""
    level = path.in_year(year)
    if not path.volatility:
        return level
    draw = keyed_random.normal(seed, "path", key, year)
    factor = keyed_random.lognormal_of_mean(1.0, float(path.volatility), draw)
    return level * Fraction(str(factor))


def indexed_price(indexed: Ratio, ratio: Ratio, virgin: int) -> int:
    """An indexed contract's price: a share of the virgin price of what one unit replaces.

    `ratio` units of virgin material at `virgin` cents each are what one unit of the secondary replaces.
    """
    return half_even(virgin * indexed[0] * ratio[0], indexed[1] * ratio[1])


class Prices(ABC, Generic[Price]):
    """The prices of one year, by what is paid for. In EUR per t, MWh or m3 in the scenario."""

    plan: Plan
    year: int

    @property
    @abstractmethod
    def nothing(self) -> Price:
        """What a thing costs that costs nothing."""

    @abstractmethod
    def level(self, path: Path, key: str) -> Fraction:
        """A path's figure in this year before any news, EUR. `key`: what it draws its luck by."""

    @abstractmethod
    def with_news(self, what: str, thing: str, figure: Fraction) -> Price:
        """What the news makes of a figure in EUR: `what` it is, and of which `thing`."""

    def of(self, what: str, thing: str, path: Path) -> Price:
        """What a path comes to this year, with its luck and the news."""
        return self.with_news(what, thing, self.level(path, f"{what}|{thing}"))

    def virgin(self, need: str) -> Price:
        """Virgin material of a need, delivered."""
        return self.of("price", need, self.plan.needs[need].price)

    def fee(self, place: str, disposal: DisposalPlan) -> Price:
        """The fee of disposing of one unit from a place, without tax; negative where it is sold far away."""
        return self.of("fee", place, disposal.fee)

    def tax(self, disposal: DisposalPlan) -> Price:
        """The tax on a disposal; nothing before the year in which its law begins."""
        if disposal.tax is None or self.year < disposal.taxed_from:
            return self.nothing
        return self.of("tax", disposal.tax, self.plan.scenario.taxes[disposal.tax])

    def levy(self, sink: str) -> Price:
        """What the cluster's own fund takes for one unit disposed of in this way."""
        return self.with_news("levy", sink, Fraction(0))

    def sorting(self, store: StorePlan) -> Price:
        """Collecting one unit of a side stream."""
        return self.of("sorting", store.id, store.sorting)

    def use(self, intake: IntakePlan) -> Price:
        """The taker's own cost of using one unit of a secondary."""
        if intake.cost is None:
            return self.nothing
        return self.of("use", f"{intake.taker}|{intake.material}", intake.cost)

    def treatment(self, treatment: TreatmentPlan) -> Price:
        """Running a treatment, by unit of feed."""
        return self.of("treatment", treatment.id, treatment.cost)

    def auxiliary(self, treatment: TreatmentPlan, auxiliary: AuxiliaryPlan) -> Price:
        """One unit of what a treatment uses besides its feed."""
        return self.of("auxiliary", f"{treatment.id}|{auxiliary.material}", auxiliary.price)

    def running(self, project: ProjectPlan) -> Price:
        """What a finished project costs its owner a year."""
        return self.of("running", project.id, project.running)

    def sales(self, line: LinePlan) -> Price:
        """What customers pay for one unit of a line's product."""
        return self.of("sales", line.id, line.market.price) if line.market else self.nothing

    def premium(self, need: str, material: str) -> Price:
        """What a line's customers pay for one unit of a secondary: their price on the CO2e that it spares."""
        line = self.plan.lines[self.plan.needs[need].line]
        if line.market is None or line.market.premium is None:
            return self.nothing
        level = self.level(line.market.premium, f"premium|{line.id}")
        return self.with_news("premium", line.id, level * self.plan.spared_co2e(need, material))

    def over_limit(self, store: StorePlan) -> Price:
        """What is paid on top for one unit disposed of with more of a content than is accepted."""
        way = store.disposal
        return self.of("over_limit", store.id, way.over_limit) if way.over_limit else self.nothing

    def lost_power(self, store: StorePlan) -> Price:
        """One MWh of the power that giving a side stream costs."""
        return self.of("lost_power", store.id, store.lost_power.price) if store.lost_power else self.nothing

    def sale(self, store: StorePlan) -> Price:
        """What the world outside pays for one unit of a yield."""
        return self.of("sale", store.id, store.sale) if store.sale else self.nothing

    def support(self, store: StorePlan) -> Price:
        """Public support for one unit of a yield that is used or sold."""
        return self.of("support", store.id, store.support) if store.support else self.nothing

    def carriage(self, carrier: str, km: Fraction) -> Price:
        """One unit over a distance: loading, and the way."""
        plan = self.plan.carriers[carrier]
        loading = self.level(plan.per_unit, f"carrier|{carrier}")
        return self.with_news(
            "carriage", carrier, loading + self.level(plan.per_unit_km, f"carrier km|{carrier}") * km
        )

    def co2_price(self) -> Fraction:
        """EUR per t of fossil CO2e at the stack; zero where the scenario prices none."""
        path = self.plan.scenario.co2_price
        return self.level(path, "co2") if path else Fraction(0)
