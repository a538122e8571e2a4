"""One year, from New Year to New Year: a fresh calendar, the living cluster, and plain data out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sim.effects import OF_PROJECTS, Works
from sim.ledger import FUND, Ledger, StockKey
from sim.plan.plan import Plan
from sim.scenario.measures import Effect
from sim.state import ProjectState, State
from sim.units import WEEK, WEEKS, YEAR, week_of
from sim.year.calendar import Calendar, Phase, Story
from sim.year.carry_over import next_state, savings
from sim.year.cash import Cash
from sim.year.closures import close_firm
from sim.year.cluster import Cluster
from sim.year.contents import follow_contents
from sim.year.events import Changes, begin_events
from sim.year.flows import Flows
from sim.year.hourly_schedule import working_year
from sim.year.leftovers import link_leftovers
from sim.year.levies import levy_disposal
from sim.year.money import Money
from sim.year.outages import Luck, planned_stop, renewal
from sim.year.parameter_changes import go_on, stop
from sim.year.preparation import open_market, prepare, refresh
from sim.year.projects import carry_out, open_up, ramp_up
from sim.year.purses import Purses
from sim.year.sites import UNDER_WAY, Site, Terms
from sim.year.tariffs import Tariffs
from sim.year.under_way import take_up
from sim.year.weekly_counters import Notes
from sim.year.year_record import Record

RESTRUCTURING_YEARS = 2
"""New Years running below the credit limit that close a firm."""


@dataclass(frozen=True, slots=True)
class YearResult:
    """What a year leaves: its ledger, and the state at the next New Year."""

    ledger: Ledger
    state: State


class Year:
    """One year of one world. Everything in it is made at New Year and dropped at the next."""

    def __init__(self, plan: Plan, seed: int, state: State) -> None:
        self.plan = plan
        self.state = state
        self.seed = seed
        self.cluster = Cluster(plan, seed, state)
        follow_contents(self.cluster)
        link_leftovers(self.cluster)
        take_up(self.cluster)
        self.changes = Changes(plan, state)
        self.tariffs = Tariffs(plan, seed, state.year, self.changes)
        self.sites = {key: self._site(key, project) for key, project in sorted(state.projects.items())}
        self.building = [site for site in self.sites.values() if site.stage in UNDER_WAY]
        """sites that something may fall due for this year"""
        self.calendar = Calendar([*self.cluster.machines, *plan.projects, *plan.measures, *plan.firms])
        if state.legacy_from:
            self.tariffs.priced_as = state.legacy_from - 1
        self.down = list(state.down)
        self.hours_before = state.year * YEAR

    def _site(self, key: str, state: ProjectState) -> Site:
        plan = self.plan.projects[key]
        terms = Terms.of(plan, self.changes.now()) if state.stage in UNDER_WAY else Terms.plain(plan)
        return Site(plan, state, terms, self.seed)

    def play(self) -> YearResult:
        """Play the year, then write its books."""
        ledger = self._open_ledger()
        begin_events(self.calendar, self.seed, self.changes, self._changed)
        self.tariffs.new_era(0)
        prepare(self)
        self.notes = Notes(self.cluster)
        self._begin_processes()
        self.calendar.run_year()
        record = Record(self.cluster, self.notes)
        Flows(self.cluster, record, ledger).book()
        cash = Cash(self.cluster, ledger, self.tariffs)
        money = Money(self.cluster, record, self.tariffs, cash)
        money.settle()
        cash.standing_payments(self.sites)
        levy_disposal(cash)
        self._close_ledger(ledger, Purses(cash).close())
        saved = savings(self.cluster, self.tariffs, money.saved_by_line)
        return YearResult(ledger, next_state(self, ledger.closing_cash, tuple(cash.loans), saved))

    def _open_ledger(self) -> Ledger:
        ledger = Ledger(self.state.year)
        ledger.opening = {key: amount for key, amount in self.state.stocks.items() if amount}
        for load in self.state.road:
            contract = self.state.contracts[load.contract]
            key = StockKey(load.contract, self.plan.stores[contract.giver].material)
            ledger.opening[key] = ledger.opening.get(key, 0) + load.amount
        ledger.opening_work = {key: line.recipe_work() for key, line in self.cluster.lines.items()}
        ledger.opening_cash = dict(self.state.cash)
        if self.plan.has_fund:
            ledger.opening_cash[FUND] = self.state.fund
        return ledger

    def _begin_processes(self) -> None:
        luck = Luck(self.seed, self.state.year)
        for machine in self.cluster.machines.values():
            outage = machine.plan.outage
            if outage is not None and not machine.closed:
                self.calendar.begin(renewal(self.calendar, machine, outage, luck, self.down))
        for line in self.cluster.lines.values():
            for first, after in line.plan.stops:
                self.calendar.begin(planned_stop(self.calendar, line, first, after))
        for site in self.sites.values():
            if site.stage in ("permit", "build", "ramp"):
                self.calendar.begin(carry_out(self.calendar, self.cluster, site))
        for firm, years in sorted(self.state.restructuring.items()):
            if years >= RESTRUCTURING_YEARS:
                self.calendar.begin(self._closing(firm))
        for works in self.changes.in_force.values():
            for effect in works.measure.effects:
                if effect.change == "close" and effect.of not in self.cluster.closed:
                    self.calendar.begin(self._closing(effect.of))
        self.calendar.begin(working_year(self.calendar, self.cluster, self.hours_before))
        self.calendar.begin(self._weeks())

    def _weeks(self) -> Story:
        """At each week's close every counter is noted."""
        for week in range(WEEKS):
            for exchange in self.cluster.exchanges.values():
                exchange.new_week(week)
            hour = (WEEK * (week + 1) if week + 1 < WEEKS else YEAR) - 1
            yield self.calendar.until(hour, Phase.WEEK_CLOSE)
            self.cluster.catch_up(hour + 1)
            self.notes.take()
            for site in self.building:
                site.count(hour + 1)
            for site in self.sites.values():
                if site.stage == "ramp":
                    ramp_up(self.cluster, site, hour + 1)

    def _closing(self, firm: str) -> Story:
        yield self.calendar.until(0, Phase.EVENTS, firm)
        close_firm(self.cluster, self.sites, firm, 0)

    def _changed(self, works: Works, hour: int, begins: bool) -> None:
        """Something began or ended: firms close, things stand or stop, everything else is worked out anew."""
        self.cluster.catch_up(hour)
        for effect in works.measure.effects:
            if effect.change == "close":
                close_firm(self.cluster, self.sites, effect.of, hour)
            elif effect.change == "stop":
                (stop if begins else go_on)(self, effect.of, hour)
            elif effect.change == "stand":
                self._open(effect, hour)
        self.tariffs.new_era(week_of(hour))
        refresh(self, works, hour)
        if not OF_PROJECTS.isdisjoint(effect.change for effect in works.measure.effects):
            self._change_sites(hour)

    def _change_sites(self, hour: int) -> None:
        effects = self.changes.now()
        for site in self.building:
            if site.change(Terms.of(site.plan, effects), hour):
                self.calendar.begin(carry_out(self.calendar, self.cluster, site))

    def _open(self, effect: Effect, hour: int) -> None:
        for thing in self.plan.things_of(effect.of, effect.material):
            there = thing[0] != "line" or self.cluster.is_there(thing[1])
            open_up(self.cluster, thing, hour)
            if not there:
                open_market(self, self.cluster.lines[thing[1]])

    def _close_ledger(self, ledger: Ledger, cash: dict[str, int]) -> None:
        ledger.closing = self.cluster.stocks()
        for exchange in self.cluster.exchanges.values():
            if exchange.road:
                ledger.closing[StockKey(exchange.id, exchange.source.plan.material)] = exchange.road
        ledger.closing_work = {key: line.recipe_work() for key, line in self.cluster.lines.items()}
        ledger.closing_cash = cash
        ledger.uptime = {
            key: (machine.up_hours, machine.existed if self.cluster.stands(key) else 0)
            for key, machine in self.cluster.machines.items()
        }


def play_year(plan: Plan, seed: int, state: State) -> YearResult:
    """Play one year of a world from its state at New Year. Nothing that is handed in is changed."""
    with _no_collecting():
        return Year(plan, seed, state).play()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """No search for garbage cycles while a year runs: it makes much, all of which lives until its end, so a
    search finds nothing, and in a long game goes through the ledgers of every year before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
