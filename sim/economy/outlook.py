"""What prices people reckon with at a New Year: the scenario's paths and the news in force.

With a seed, the prices of that luck (for a preview's own draws); without one, the paths as everybody
reads them, so that agreeing on a price gives away nothing of the year to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sim.effects import Effects
from sim.plan.parts import DisposalPlan
from sim.plan.plan import Plan
from sim.plan.prices import CO2, carriage, is_taxed, luck_key, with_luck
from sim.scenario.figures import Path
from sim.situation import Situation
from sim.state import State


@dataclass(frozen=True, slots=True)
class Outlook:
    """The prices of one year, in EUR per t, MWh or m3, as exact ratios."""

    plan: Plan
    year: int
    seed: int | None
    effects: Effects

    @classmethod
    def at(cls, plan: Plan, state: State, year: int, seed: int | None = None) -> Outlook:
        """The outlook of a year as seen from a state."""
        return cls(plan, year, seed, Effects.at(plan, state))

    @classmethod
    def of(cls, situation: Situation, seed: int | None = None) -> Outlook:
        """The outlook of this year in a situation."""
        return cls(situation.plan, situation.state.year, seed, situation.effects())

    def path(self, path: Path, key: str) -> Fraction:
        """A path's figure this year, before the news. ``key`` is the one the year draws its luck by."""
        if self.seed is None:
            return path.in_year(self.year)
        return with_luck(path, self.year, self.year, self.seed, key)

    def level(self, what: str, thing: str, path: Path) -> Fraction:
        """What a path says this year with the news in force: ``what`` it is, and of which ``thing``."""
        return self.effects.figure(what, thing, self.path(path, luck_key(what, thing)))

    def virgin(self, need: str) -> Fraction:
        """What a need pays for its virgin material."""
        return self.level("price", need, self.plan.needs[need].price)

    def tax(self, tax: str) -> Fraction:
        """A tax on disposal."""
        return self.level("tax", tax, self.plan.scenario.taxes[tax])

    def disposal(self, disposal: DisposalPlan, place: str) -> Fraction:
        """Fee and tax of disposing of one unit from a place; negative where it is sold far away."""
        fee = self.level("fee", place, disposal.fee)
        return fee + (self.tax(disposal.tax) if disposal.tax and is_taxed(disposal, self.year) else 0)

    def co2(self) -> Fraction:
        """EUR per t of fossil CO2e at the stack; zero where the scenario prices none."""
        path = self.plan.scenario.co2_price
        return self.path(path, CO2) if path else Fraction(0)

    def carriage(self, carrier: str, one: str, other: str) -> Fraction:
        """What a carrier costs for one unit between two firms."""
        price = carriage(self.path, self.plan.carriers[carrier], self.plan.km(one, other))
        return self.effects.figure("carriage", carrier, price)
