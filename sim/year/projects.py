"""Projects: permit, build, ramp-up; and what stands when one is done."""

from __future__ import annotations

from sim.plan.parts import BuildPlan
from sim.plan.plan import Thing
from sim.state import Ratio
from sim.units import week_of
from sim.year.calendar import Calendar, Phase, Story
from sim.year.cluster import Cluster
from sim.year.sites import Site, outcome


def carry_out(calendar: Calendar, cluster: Cluster, site: Site) -> Story:
    """A project's way from permit to running. Begun anew when a measure changes how long it takes."""
    reckoning = site.plans
    while site.stage in ("permit", "build"):
        end = site.end()
        yield calendar.until(end, Phase.EVENTS, site.id)
        if site.stopped or site.plans != reckoning:
            return
        if site.stage == "permit":
            site.enter("build", end)
        else:
            _built(cluster, site, end)
    if site.stage == "ramp":
        end = site.since + site.plan.ramp - site.before
        yield calendar.until(end, Phase.EVENTS, site.id)
        if site.stage == "ramp":
            ramp_up(cluster, site, end)
            site.enter("done", end)


def _built(cluster: Cluster, site: Site, hour: int) -> None:
    """Building is over: it works, falls short or fails."""
    cluster.catch_up(hour)
    site.finish()
    stage, site.works = outcome(site.plan, site.terms.readiness, site.seed, site.state.attempt)
    site.enter(stage, hour)
    if stage == "ramp":
        cluster.standing.add(site.id)
        for build in site.plan.builds:
            put_up(cluster, build, site.works, hour)
        ramp_up(cluster, site, hour)
        site.stands_from, site.stood_up = week_of(hour), True


def put_up(cluster: Cluster, build: BuildPlan, works: Ratio, hour: int) -> None:
    """Something stands from this hour on, and whatever waited for it can begin."""
    if build.what in ("treatment", "line") and (build.what, build.thing, "") not in cluster.opened:
        cluster.machines[build.thing].stand(hour)
    improve(cluster, build, works)
    _let_begin(cluster, hour)


def open_up(cluster: Cluster, thing: Thing, hour: int) -> None:
    """A measure brings something to stand, unless a project has done so before."""
    what, key, other = thing
    waited = cluster.unbuilt(what, key, other)
    cluster.opened.add(thing)
    if not waited:
        return
    if key in cluster.machines:
        cluster.machines[key].stand(hour)
    _let_begin(cluster, hour)


def _let_begin(cluster: Cluster, hour: int) -> None:
    """Whatever waited only for what stands now can begin."""
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
        for exchange in cluster.outlets[store.id].exchanges:
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
            machine = cluster.machines[build.thing]
            machine.catch_up(hour)
            machine.set_ramp(num, den)
