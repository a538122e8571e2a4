"""What prices people reckon with at a New Year: the scenario's paths and the news in force.

With a seed, the prices of that luck (for a preview's own draws); without one, the paths as everybody
reads them, so that agreeing on a price gives away nothing of the year to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sim.economy.price_paths import Prices, with_luck
from sim.effects import Effects
from sim.plan.parts import DisposalPlan
from sim.plan.plan import Plan
from sim.scenario.figures import Path
from sim.situation import Situation
from sim.state import State


@dataclass(frozen=True, slots=True)
class Outlook(Prices[Fraction]):
    """The prices of one year, in EUR per t, MWh or m3, as exact ratios."""

    plan: Plan
    year: int
    seed: int | None
    effects: Effects

    @property
    def nothing(self) -> Fraction:
        """No cost."""
        return Fraction(0)

    @classmethod
    def at(cls, plan: Plan, state: State, year: int, seed: int | None = None) -> Outlook:
        """The outlook of a year as seen from a state."""
        return cls(plan, year, seed, Effects.at(plan, state))

    @classmethod
    def of_situation(cls, situation: Situation, seed: int | None = None) -> Outlook:
        """The outlook of this year in a situation."""
        return cls(situation.plan, situation.state.year, seed, situation.effects())

    def level(self, path: Path, key: str) -> Fraction:
        """A path's figure this year, before the news."""
        return path.in_year(self.year) if self.seed is None else with_luck(path, self.year, self.seed, key)

    def with_news(self, what: str, thing: str, figure: Fraction) -> Fraction:
        """What the news in force at New Year makes of a figure."""
        return self.effects.figure(what, thing, figure)

    def disposal(self, disposal: DisposalPlan, place: str) -> Fraction:
        """Fee, tax and levy of disposing of one unit from a place; negative where it is sold far away."""
        return self.fee(place, disposal) + self.tax(disposal) + self.levy(disposal.kind)

    def carriage_between(self, carrier: str, giver: str, taker: str) -> Fraction:
        """What a carrier costs for one unit between two firms."""
        return self.carriage(carrier, self.plan.km(giver, taker))
