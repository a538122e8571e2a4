"""Projects: permit, build, ramp-up; what stands when one is done, and what it costs on the way."""

from __future__ import annotations

from dataclasses import replace

from sim import luck
from sim.plan.parts import BuildPlan, ProjectPlan
from sim.state import ProjectState, Ratio, Stage
from sim.units import DAY, WEEKS, YEAR, week_of
from sim.year.calendar import Calendar, Phase, Story
from sim.year.cluster import Cluster

_FAILS_PER_LEVEL = 0.05
"""Chance to fail outright per level of readiness below 9 (tuned: level 5 fails one time in five)."""
_SHORT_PER_LEVEL = 0.05
"""Chance to fall short of what was promised, per level below 9 (tuned, as above)."""
_SHORT_WORKS: Ratio = (3, 5)
"""What a project that falls short reaches (tuned)."""
_REDRAWS = 1000


def permit_hours(plan: ProjectPlan, seed: int, elapsed: int) -> int:
    """How long the permit takes in all, given that it has already taken `elapsed` hours.

    Its luck does not contain the round. Under the game's own luck the first draw always holds; a
    preview's other luck draws again until the permit is still pending.
    """
    for index in range(_REDRAWS):
        hours = round(
            luck.lognormal(plan.permit_median, plan.permit_spread, seed, "permit", plan.id, index)
        )
        if hours > elapsed:
            return hours
    return elapsed + DAY


def overruns(plan: ProjectPlan, seed: int) -> bool:
    """Whether the project turns out late and dearer."""
    return luck.chance(plan.overrun_chance, seed, "overrun", plan.id)


def build_hours(plan: ProjectPlan, seed: int) -> int:
    """How long building takes."""
    return plan.build + (plan.overrun_hours if overruns(plan, seed) else 0)


def total_cost(plan: ProjectPlan, seed: int) -> int:
    """Cents the project costs in all."""
    if not overruns(plan, seed):
        return plan.cost
    num, den = plan.overrun_cost
    return plan.cost + plan.cost * num // den


def outcome(plan: ProjectPlan, seed: int, attempt: int) -> tuple[Stage, Ratio]:
    """What comes of it when it is built: it works, falls short, or fails."""
    levels = 9 - plan.readiness
    draw = luck.uniform(seed, "readiness", plan.id, attempt)
    if draw < levels * _FAILS_PER_LEVEL:
        return "failed", (0, 1)
    if draw < levels * (_FAILS_PER_LEVEL + _SHORT_PER_LEVEL):
        return "ramp", _SHORT_WORKS
    return "ramp", (1, 1)


class Site:
    """One project under way in one year."""

    def __init__(self, plan: ProjectPlan, state: ProjectState) -> None:
        self.plan = plan
        self.id = plan.id
        self.stage: Stage = state.stage
        self.before = state.elapsed
        """hours in the present stage before `since`"""
        self.since = 0
        self.paid = state.paid
        self.works = state.works
        self.state = state
        self.weeks: list[int] = []
        """paid by each week's close, in cents, since the project began"""
        self.stood_up = False
        """whether it came to stand this year"""
        self.stands_from = 0 if state.stage in ("ramp", "done") else WEEKS
        """the week from which it runs"""

    def count(self, hour: int, seed: int) -> None:
        """Note the week: what must be paid by now."""
        self.paid = max(self.paid, self.due(hour, seed))
        self.weeks.append(self.paid)

    def elapsed(self, hour: int) -> int:
        """Hours in the present stage."""
        return self.before + hour - self.since

    @property
    def stopped(self) -> bool:
        """Whether the firm closed or the project was given up while it was waiting."""
        return self.stage == "cancelled"

    def enter(self, stage: Stage, hour: int) -> None:
        """Go on to the next stage."""
        self.stage, self.before, self.since = stage, 0, hour

    def due(self, hour: int, seed: int) -> int:
        """Cents to pay by now: the cost is spread evenly over the building time; what stood is paid."""
        if self.state.stage in ("ramp", "done", "failed", "cancelled"):
            return self.paid
        cost = total_cost(self.plan, seed)
        if self.stage == "permit":
            return 0
        if self.stage == "build":
            hours = build_hours(self.plan, seed)
            return cost * min(self.elapsed(hour), hours) // hours if hours else cost
        return cost if self.stage != "cancelled" else self.paid

    def ramp(self, hour: int) -> Ratio:
        """Share of its capacity that stands while it ramps up."""
        if self.stage != "ramp" or not self.plan.ramp:
            return 1, 1
        start, whole = self.plan.ramp_start
        elapsed = min(self.elapsed(hour), self.plan.ramp)
        return start * self.plan.ramp + (whole - start) * elapsed, whole * self.plan.ramp

    def at_new_year(self) -> ProjectState:
        """Plain data for the next year."""
        if self.stage in ("done", "failed", "cancelled"):
            return replace(self.state, stage=self.stage, elapsed=0, paid=self.paid, works=self.works)
        return replace(
            self.state, stage=self.stage, elapsed=self.elapsed(YEAR), paid=self.paid, works=self.works
        )


def carry_out(calendar: Calendar, cluster: Cluster, site: Site) -> Story:
    """A project's way from permit to running."""
    plan, seed = site.plan, cluster.seed
    if site.stage == "permit":
        end = permit_hours(plan, seed, site.before) - site.before
        yield calendar.until(end, Phase.EVENTS, site.id)
        if site.stopped:
            return
        site.enter("build", end)
    if site.stage == "build":
        end = site.since + build_hours(plan, seed) - site.before
        yield calendar.until(end, Phase.EVENTS, site.id)
        if site.stopped:
            return
        stage, site.works = outcome(plan, seed, site.state.attempt)
        site.enter(stage, end)
        if stage == "ramp":
            cluster.standing.add(site.id)
            for build in plan.builds:
                put_up(cluster, build, site.works, end)
            ramp_up(cluster, site, end)
            site.stands_from, site.stood_up = week_of(end), True
    if site.stage == "ramp":
        end = site.since + plan.ramp - site.before
        yield calendar.until(end, Phase.EVENTS, site.id)
        if site.stage == "ramp":
            ramp_up(cluster, site, end)
            site.enter("done", end)


def put_up(cluster: Cluster, build: BuildPlan, works: Ratio, hour: int) -> None:
    """Something stands from this hour on, and whatever waited for it can begin."""
    if build.what in ("treatment", "line"):
        cluster.machines[build.thing].resume(hour)
    improve(cluster, build, works)
    week = week_of(hour)
    for intake in cluster.intakes.values():
        if not intake.built.standing:
            intake.built.wait_for(cluster.intake_waits_for(intake), week)
    for exchange in cluster.exchanges.values():
        if not exchange.built.standing:
            exchange.built.wait_for(cluster.way_waits_for(exchange), week)


def improve(cluster: Cluster, build: BuildPlan, works: Ratio) -> None:
    """Less waste, less input, or a bigger store."""
    share, whole = build.share[0] * works[0], build.share[1] * works[1]
    if build.what == "store":
        store = cluster.stores[build.thing]
        store.capacity += build.amount * works[0] // works[1]
        for exchange in store.exchanges:
            exchange.set_way(exchange.km)
    elif build.what == "less_waste":
        store = cluster.stores[build.thing]
        store.retune(store.num * (whole - share), store.den * whole)
    elif build.what == "less_input":
        need = cluster.needs[build.thing]
        need.retune(need.num * (whole - share), need.den * whole)


def ramp_up(cluster: Cluster, site: Site, hour: int) -> None:
    """Set the capacity of what the project built to what stands by now."""
    num, den = site.ramp(hour)
    num, den = num * site.works[0], den * site.works[1]
    for build in site.plan.builds:
        if build.what in ("treatment", "line"):
            cluster.machines[build.thing].set_ramp(num, den)
