"""Sites: a project under way in one year. How long it takes, what it costs, and how measures change that.

Time in a stage is counted in hours of the plan. A measure that makes permits faster lets more of them
pass in an hour of the calendar, from the hour it works; what has passed already stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sim import keyed_random
from sim.effects import STANDING, Effects
from sim.plan.parts import ProjectPlan
from sim.state import ProjectState, Ratio, Stage
from sim.units import DAY, WEEKS, YEAR

_REDRAWS = 1000
_FASTEST = Fraction(1, 1000)
"""No measure makes a permit or a building take less of its time than this."""
_READIEST = 9
UNDER_WAY = ("permit", "build")
"""Stages in which a measure may change how a project goes on."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the measures in force make of a project."""

    permit: Ratio
    """hours of the calendar for each hour of the plan"""
    build: Ratio
    cost: Ratio
    """share of the planned cost that falls due"""
    risk: float
    """chance to be late and dearer"""
    readiness: int

    @classmethod
    def plain(cls, plan: ProjectPlan) -> Terms:
        """The terms of a project that measures leave alone."""
        return cls((1, 1), (1, 1), (1, 1), plan.overrun_chance, plan.readiness)

    @classmethod
    def of(cls, plan: ProjectPlan, effects: Effects) -> Terms:
        """The terms of a project under these effects."""
        whole, share = Fraction(1), Fraction(1)
        if plan.cost:
            share = effects.cost(plan.id) * 100 / plan.cost
        risk = effects.figure("risk", plan.id, Fraction(plan.overrun_chance))
        return cls(
            max(_FASTEST, effects.figure("permit", plan.id, whole)).as_integer_ratio(),
            max(_FASTEST, effects.figure("build", plan.id, whole)).as_integer_ratio(),
            share.as_integer_ratio(),
            float(risk),
            min(_READIEST, int(effects.figure("readiness", plan.id, Fraction(plan.readiness)))),
        )


def permit_hours(plan: ProjectPlan, seed: int, elapsed: int) -> int:
    """How long the permit takes in all, given that it has already taken `elapsed` hours.

    Its luck does not contain the round. Under the game's own luck the first draw always holds; a
    preview's other luck draws again until the permit is still pending.
    """
    for index in range(_REDRAWS):
        hours = round(
            keyed_random.lognormal(
                plan.permit_median, plan.permit_spread, keyed_random.normal(seed, "permit", plan.id, index)
            )
        )
        if hours >= elapsed:
            return hours
    return elapsed + DAY


def outcome(plan: ProjectPlan, readiness: int, seed: int, attempt: int) -> tuple[Stage, Ratio]:
    """What comes of it when it is built: it works, falls short, or fails."""
    levels = _READIEST - readiness
    draw = keyed_random.uniform(seed, "readiness", plan.id, attempt)
    if draw < levels * plan.fails:
        return "failed", (0, 1)
    if draw < levels * (plan.fails + plan.falls_short):
        return "ramp", plan.short_reaches
    return "ramp", (1, 1)


class Site:
    """One project under way in one year."""

    def __init__(self, plan: ProjectPlan, state: ProjectState, terms: Terms, seed: int) -> None:
        self.plan = plan
        self.id = plan.id
        self.seed = seed
        self.stage: Stage = state.stage
        self.terms = terms
        self.plans = 0
        """how often its end has been worked out: an older reckoning is void"""
        self.before = state.elapsed
        """hours in the present stage before `since`"""
        self.since = 0
        self.paid = state.paid
        self.spared = state.spared
        self.works = state.works
        self.state = state
        self.weeks: list[int] = []
        """paid by each week's close, in cents, since the project began; empty if building was over at New Year"""
        self.stood_up = False
        """whether it came to stand this year"""
        self.stands_from = 0 if state.stage in STANDING else WEEKS
        """the week from which it runs"""
        self.whole = self._whole()
        """hours of the plan that its permit or its building takes"""
        self.bill = self.full(0)
        """cents that would be due by now had no measure changed them"""

    # -- time -------------------------------------------------------------------------------------

    def _whole(self) -> int:
        if self.stage == "permit":
            return permit_hours(self.plan, self.seed, self.before)
        return self.plan.build + (self.plan.overrun_hours if self.overruns else 0)

    @property
    def overruns(self) -> bool:
        """Whether the project turns out late and dearer."""
        return keyed_random.chance(self.terms.risk, self.seed, "overrun", self.id)

    @property
    def pace(self) -> Ratio:
        """Hours of the calendar for each hour of the plan."""
        if self.stage == "permit":
            return self.terms.permit
        return self.terms.build if self.stage == "build" else (1, 1)

    def elapsed(self, hour: int) -> int:
        """Hours of the plan that have passed in the present stage."""
        num, den = self.pace
        return self.before + (hour - self.since) * den // num

    def end(self) -> int:
        """The hour in which permit or building ends, if nothing changes."""
        num, den = self.pace
        return max(self.since, self.since - (self.before - self.whole) * num // den)

    def enter(self, stage: Stage, hour: int) -> None:
        """Go on to the next stage."""
        self.stage, self.before, self.since = stage, 0, hour
        if stage == "build":
            self.whole = self._whole()

    def change(self, terms: Terms, hour: int) -> bool:
        """New terms from this hour on; whether they change when it ends."""
        if terms == self.terms or self.stage not in UNDER_WAY:
            self.terms = terms
            return False
        self.before, self.since, self.terms = self.elapsed(hour), hour, terms
        if self.stage == "build":
            self.whole = self._whole()
        self.plans += 1
        return True

    @property
    def stopped(self) -> bool:
        """Whether the firm closed or the project was given up while it was waiting."""
        return self.stage == "cancelled"

    def ramp(self, hour: int) -> Ratio:
        """Share of its capacity that stands while it ramps up."""
        if self.stage != "ramp" or not self.plan.ramp:
            return 1, 1
        start, whole = self.plan.ramp_start
        elapsed = min(self.elapsed(hour), self.plan.ramp)
        return start * self.plan.ramp + (whole - start) * elapsed, whole * self.plan.ramp

    # -- money ------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """Cents the project costs in all by its plan."""
        num, den = self.plan.overrun_cost
        return self.plan.cost + (self.plan.cost * num // den if self.overruns else 0)

    def full(self, hour: int) -> int:
        """Cents to pay by now by the plan: the cost is spread evenly over the building time."""
        if self.stage == "permit":
            return 0
        if self.stage != "build":
            return self.paid + self.spared if self.state.stage == self.stage else self.bill
        return self.total * min(self.elapsed(hour), self.whole) // self.whole if self.whole else self.total

    def count(self, hour: int) -> None:
        """Note the week: what must be paid by now."""
        self._charge(self.full(hour))
        self.weeks.append(self.paid)

    def finish(self) -> None:
        """Building is over: the rest falls due."""
        self._charge(self.total)

    def _charge(self, full: int) -> None:
        """What has fallen due since the last time, as the measures in force make it."""
        num, den = self.terms.cost
        due = max(0, full - self.bill)
        self.spared += due - due * num // den
        self.bill = max(self.bill, full)
        self.paid = max(self.paid, self.bill - self.spared)

    def at_new_year(self) -> ProjectState:
        """Plain data for the next year."""
        over = self.stage in ("done", "failed", "cancelled")
        return replace(
            self.state,
            stage=self.stage,
            elapsed=0 if over else self.elapsed(YEAR),
            paid=self.paid,
            spared=self.spared,
            works=self.works,
        )
