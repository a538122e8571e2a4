"""Preparation: what is settled at New Year, before the first hour; some of it again when an event strikes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Protocol, TypeVar

from sim.effects import Works
from sim.plan.parts import MarketPlan
from sim.plan.plan import Plan
from sim.state import State
from sim.units import YEAR, base_units, week_of
from sim.year.cluster import Cluster
from sim.year.events import Changes
from sim.year.hourly_schedule import first_slot
from sim.year.lines import RunningLine
from sim.year.machine import Machine
from sim.year.markets import rebound, slot_demands
from sim.year.needs import RunningNeed
from sim.year.parameter_changes import halt_what_is_stopped, machines_of, set_amounts, set_shares
from sim.year.projects import improve, ramp_up
from sim.year.reachability import Reach
from sim.year.sites import Site
from sim.year.stores import Intake
from sim.year.tariffs import Tariffs, now

_Thing = TypeVar("_Thing")


class Prepared(Protocol):
    """What a year has to be prepared from."""

    plan: Plan
    state: State
    cluster: Cluster
    changes: Changes
    tariffs: Tariffs
    sites: dict[str, Site]
    hours_before: int
    seed: int


def prepare(year: Prepared) -> None:
    """Set prices, demand and rates, take up projects, and decide what must be watched slot by slot."""
    for need in year.cluster.needs.values():
        _rank_secondaries(year, need)
    _set_demand(year)
    for site in year.sites.values():
        if site.stage in ("ramp", "done"):
            for build in site.plan.builds:
                improve(year.cluster, build, site.works)
            ramp_up(year.cluster, site, 0)
    set_shares(year)
    set_amounts(year, 0)
    _halt_what_does_not_run(year)
    halt_what_is_stopped(year)
    for machine in year.cluster.machines.values():
        _set_rate(year, machine)
    _decide_what_to_watch(year)
    for store in year.cluster.stores.values():
        if amount := year.state.to_clear.get(store.id):
            store.spill_of(amount)


def refresh(year: Prepared, works: Works, hour: int) -> None:
    """An event or measure that begins or ends changes prices, shares, amounts, rates or demand."""
    cluster = year.cluster
    for need in _touched(works, {"price", "carriage", "use"}, cluster.needs):
        _rank_secondaries(year, need)
    if any(effect.change == "share" for effect in works.measure.effects):
        set_shares(year)
    if any(effect.change in ("need", "saving") for effect in works.measure.effects):
        set_amounts(year, week_of(hour))
    for effect in works.measure.effects:
        if effect.change == "rate":
            for machine in machines_of(cluster, effect.of) or cluster.machines.values():
                _set_rate(year, machine)
    for line in _touched(works, {"demand"}, cluster.lines):
        _set_demand_factor(year, line)


def _touched(works: Works, changes: set[str], things: Mapping[str, _Thing]) -> Iterable[_Thing]:
    """The things that such changes fall on: those they name, or all where they name something wider."""
    named = [effect.of for effect in works.measure.effects if effect.change in changes]
    return [things[key] for key in named] if all(intake in things for intake in named) else things.values()


# -- prices ---------------------------------------------------------------------------------------


def _rank_secondaries(year: Prepared, need: RunningNeed) -> None:
    """Cheapest delivered first."""
    need.intakes = [
        intake for intake in year.cluster.taker_intakes[need.id] if _may_be_fed(year.cluster, intake)
    ]
    if len(need.intakes) > 1:
        need.intakes.sort(key=lambda intake: (_delivered(year, intake), intake.plan.material))


def _may_be_fed(cluster: Cluster, intake: Intake) -> bool:
    """Whether there is anything in it, or anything may reach it this year."""
    ways = cluster.inlets[intake.plan.taker, intake.plan.material]
    return bool(intake.stock) or intake.has_own_giver or any(way.runs or way.road for way in ways)


def _delivered(year: Prepared, intake: Intake) -> Fraction:
    """Cents that a virgin-equivalent of a secondary costs, delivered and ready for use."""
    plan, tariffs = intake.plan, year.tariffs
    own = now(tariffs.use(plan))
    prices = []
    for exchange in year.cluster.inlets[plan.taker, plan.material]:
        if exchange.runs:
            contract = exchange.contract
            price = now(tariffs.contract(contract.price, contract.indexed, plan.taker, plan.ratio))
            if not contract.giver_pays_carriage:
                price += now(tariffs.carriage(exchange.carrier.id, Fraction(*exchange.km)))
            prices.append(price)
    return (own + min(prices, default=0)) / Fraction(*plan.ratio)


# -- demand and rates -----------------------------------------------------------------------------


def _set_demand(year: Prepared) -> None:
    for line in year.cluster.lines.values():
        market = line.plan.market
        if market is None:
            continue
        _set_market(year, line, market)
        if not year.cluster.is_there(line.id):
            line.service = line.demands = [0] * len(line.service)
        _set_demand_factor(year, line)


def _set_market(year: Prepared, line: RunningLine, market: MarketPlan) -> None:
    yearly = base_units(max(Fraction(0), market.demand.in_year(year.state.year)))
    first = first_slot(line.batch, year.hours_before)
    line.service = slot_demands(yearly, market.season, line.batch, first)
    num, den = rebound(market, year.state.unit_saving.get(line.id, (0, 1)))
    wanted = yearly * num // den
    line.demands = line.service if num == den else slot_demands(wanted, market.season, line.batch, first)
    line.backlog = wanted * market.backlog // YEAR


def open_market(year: Prepared, line: RunningLine) -> None:
    """A line has come to be there: its customers ask from its next slot on."""
    if line.plan.market is None:
        return
    _set_market(year, line, line.plan.market)
    _set_demand_factor(year, line)


def _set_demand_factor(year: Prepared, line: RunningLine) -> None:
    if line.plan.market is None:
        return
    factor = max(Fraction(0), year.changes.now().figure("demand", line.id, Fraction(1)))
    line.set_demand(*factor.as_integer_ratio())


def _halt_what_does_not_run(year: Prepared) -> None:
    """What is not built yet, and what has closed, stands still, and did so before New Year."""
    cluster = year.cluster
    for firm in sorted(cluster.closed):
        cluster.stop_collecting(firm)
    for key, machine in cluster.machines.items():
        what = "line" if isinstance(machine, RunningLine) else "treatment"
        machine.closed = machine.firm in cluster.closed
        if machine.closed or cluster.unbuilt(what, key):
            machine.stand_idle(machine.batch - first_slot(machine.batch, year.hours_before))


def _set_rate(year: Prepared, machine: Machine) -> None:
    """Events change rates; a firm under restructuring runs at half."""
    factor = max(Fraction(0), year.changes.now().figure("rate", machine.id, Fraction(1)))
    if year.state.restructuring.get(machine.firm):
        factor /= 2
    machine.set_factor(*factor.as_integer_ratio())


# -- what to watch --------------------------------------------------------------------------------


def _decide_what_to_watch(year: Prepared) -> None:
    """What an exchange touches is looked at every slot; the rest is settled at the week's close."""
    cluster = year.cluster
    reach = Reach(cluster, partial(_may_stand, year))
    for store in cluster.stores.values():
        store.live = (
            cluster.outlets[store.id].are_open
            or (store.mix is not None and store.plan.carries)
            or bool(store.left_from)
            or any(_may_stand(year, intake) for intake in store.own)
        )
        store.holds = reach.holds(store)
    for treatment in cluster.treatments.values():
        treatment.outlets = [store for store in treatment.yields if store.live or store.plan.sale]
        treatment.sells = any(store.plan.sale for store in treatment.yields)
        for store in treatment.outlets:
            ways = cluster.outlets[store.id]
            treatment.ways[store] = [*ways.flows, *ways.hauls]
    for need in cluster.needs.values():
        need.live = need.supply is not None or bool(need.debt and need.intakes)
        need.live = need.live or need.mix is not None or any(reach.feeds(intake) for intake in need.intakes)
        if need.live:
            cluster.lines[need.plan.line].live_needs.append(need)
        if need.supply is not None:
            cluster.lines[need.plan.line].limiting.append(need)
    _let_rest(year, reach)


def _let_rest(year: Prepared, reach: Reach) -> None:
    """A line that neither gives to a live store nor takes from one, and a treatment that nothing comes to.

    One that has promised its yields is asked each day why it does not send them.
    """
    cluster = year.cluster
    for line in cluster.lines.values():
        if not line.live_needs and not any(store.live for store in line.streams):
            cluster.resting.append(line)
    for treatment in cluster.treatments.values():
        promised = any(cluster.outlets[store.id].are_open for store in treatment.yields)
        if not promised and not reach.feeds(treatment.feed) and (treatment.outlets or treatment.takes_all):
            cluster.resting.append(treatment)
    for machine in cluster.resting:
        machine.rest(first_slot(machine.batch, year.hours_before))


def _may_stand(year: Prepared, intake: Intake) -> bool:
    """Whether a taker of the same firm stands, or may come to stand this year."""
    if intake.plan.firm in year.cluster.closed:
        return False
    waits_for = intake.built.project
    return intake.built.standing or waits_for in year.sites or waits_for in year.plan.measures
