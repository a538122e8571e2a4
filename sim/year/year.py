"""One year, from New Year to New Year: a fresh calendar, the living cluster, and plain data out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sim.ledger import Ledger, StockKey
from sim.plan.plan import Plan
from sim.scenario.projects import Event
from sim.state import State
from sim.units import WEEK, WEEKS, YEAR, base_units
from sim.year.books import Books
from sim.year.calendar import Calendar, Phase, Story
from sim.year.closures import close_firm
from sim.year.cluster import Cluster
from sim.year.events import Changes, begin_events
from sim.year.lines import Line
from sim.year.markets import rebound, slot_demands
from sim.year.money import Money
from sim.year.needs import Need
from sim.year.new_year import next_state
from sim.year.outages import planned_stop, renewal
from sim.year.projects import Site, carry_out, improve, ramp_up
from sim.year.shifts import first_slot, working_year
from sim.year.stores import Intake
from sim.year.tariffs import Tariffs
from sim.year.week import WeekClose

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
        self.books = Books(plan, state)
        self.cluster = Cluster(plan, seed, state)
        self.changes = Changes(plan.scenario.events)
        self.tariffs = Tariffs(plan, seed, state.year, self.changes)
        self.sites = {key: Site(plan.projects[key], one) for key, one in sorted(state.projects.items())}
        self.money = Money(self.cluster, self.books, self.tariffs, self.sites)
        self.calendar = Calendar([*self.cluster.machines, *plan.projects, *plan.scenario.events, *plan.firms])
        self.down = list(state.down)
        self.hours_before = (state.year - plan.scenario.about.first_year) * YEAR

    def play(self) -> YearResult:
        """Play the year."""
        self._open_ledger()
        begin_events(self.calendar, self.cluster, self.changes, self._changed)
        self._set_prices()
        self._set_demand()
        self._take_up_projects()
        self._halt_what_does_not_run()
        self._set_rates()
        self._decide_what_to_watch()
        self._begin_processes()
        self.week = WeekClose(self.cluster, self.books, self.money)
        self.money.dues()
        for exchange in self.cluster.exchanges.values():
            exchange.new_week(0)
        self.calendar.run_year()
        self._close_ledger()
        return YearResult(self.books.ledger, next_state(self))

    # -- New Year -----------------------------------------------------------------------------

    def _open_ledger(self) -> None:
        ledger = self.books.ledger
        ledger.opening = {key: amount for key, amount in self.state.stocks.items() if amount}
        for load in self.state.road:
            contract = self.state.contracts[load.contract]
            key = StockKey(load.contract, self.plan.stores[contract.giver].material)
            ledger.opening[key] = ledger.opening.get(key, 0) + load.amount
        ledger.opening_work = {key: line.recipe_work() for key, line in self.cluster.lines.items()}

    def _set_prices(self) -> None:
        for exchange in self.cluster.exchanges.values():
            contract = exchange.contract
            exchange.carriage = self.tariffs.carriage(exchange.carrier, exchange.km)
            exchange.price = contract.price
            if contract.indexed is not None and not exchange.sink.plan.is_feed:
                virgin = self.tariffs.virgin(exchange.sink.plan.taker)
                share = Fraction(*contract.indexed) * Fraction(*exchange.sink.plan.ratio)
                exchange.price = round(virgin * share)
        for need in self.cluster.needs.values():
            need.intakes = sorted(
                self.cluster.taker_intakes[need.id], key=lambda one: (self._delivered(one), one.plan.material)
            )

    def _delivered(self, intake: Intake) -> Fraction:
        """Cents that a virgin-equivalent of a secondary costs, delivered and ready for use."""
        cost = intake.plan.cost
        place = f"{intake.plan.taker}|{intake.plan.material}"
        own = self.tariffs.of("use", place, cost) if cost is not None else 0
        prices = [
            one.price + (0 if one.contract.giver_pays_carriage else one.carriage)
            for one in intake.exchanges
            if one.runs
        ]
        return (own + min(prices, default=0)) / Fraction(*intake.plan.ratio)

    def _set_demand(self) -> None:
        for line in self.cluster.lines.values():
            market = line.plan.market
            if market is None:
                continue
            yearly = base_units(max(Fraction(0), market.demand.in_year(self.state.year)))
            first = first_slot(line.batch, self.hours_before)
            line.service = slot_demands(yearly, market.season, line.batch, first)
            num, den = rebound(market, self.state.unit_saving.get(line.id, (0, 1)))
            wanted = yearly * num // den
            line.demands = (
                line.service if num == den else slot_demands(wanted, market.season, line.batch, first)
            )
            line.backlog = wanted * market.backlog // YEAR
            self._set_demand_factor(line)

    def _set_demand_factor(self, line: Line) -> None:
        factor = max(Fraction(0), self.changes.apply("demand", line.id, Fraction(1)))
        line.demand_num, line.demand_den = factor.as_integer_ratio()

    def _take_up_projects(self) -> None:
        for site in self.sites.values():
            if site.stage in ("ramp", "done"):
                for build in site.plan.builds:
                    improve(self.cluster, build, site.works)
                ramp_up(self.cluster, site, 0)
            if site.stage in ("permit", "build", "ramp"):
                self.calendar.begin(carry_out(self.calendar, self.cluster, site, self._stands))

    def _stands(self, site: Site, hour: int) -> None:
        """A project is built: what is still owed is paid at once, and its advances begin to be paid back."""
        self.money.settle_site(site, hour)
        self.money.lend(site)

    def _halt_what_does_not_run(self) -> None:
        for key, line in self.cluster.lines.items():
            if self.cluster.unbuilt("line", key):
                line.halt(0)
            if line.firm in self.cluster.closed:
                line.halt(0)
                line.closed = True
        for treatment in self.cluster.treatments.values():
            if not treatment.standing:
                treatment.halt(0)
            if treatment.firm in self.cluster.closed:
                treatment.halt(0)
                treatment.closed = True

    def _set_rates(self) -> None:
        for key, machine in self.cluster.machines.items():
            factor = max(Fraction(0), self.changes.apply("rate", key, Fraction(1)))
            if self.state.restructuring.get(machine.firm):
                factor /= 2
            machine.set_factor(*factor.as_integer_ratio())

    def _decide_what_to_watch(self) -> None:
        """What is looked at every slot; the rest is settled at the week's close."""
        for store in self.cluster.stores.values():
            store.live = bool(store.flows or store.hauls) or any(self._may_stand(one) for one in store.own)
        for need in self.cluster.needs.values():
            need.live = need.live or self._is_live(need)
            line = need.line
            if need.live:
                line.live_needs.append(need)
            if need.supply is not None:
                line.limiting.append(need)
        for line in self.cluster.lines.values():
            line.live_streams = [store for store in line.streams if store.live]

    def _may_stand(self, intake: Intake) -> bool:
        if intake.plan.firm in self.cluster.closed:
            return False
        return intake.standing or intake.waits_for in self.state.projects

    def _is_live(self, need: Need) -> bool:
        for intake in self.cluster.taker_intakes[need.id]:
            if intake.stock or any(one.runs for one in intake.exchanges):
                return True
            givers = self.plan.givers.get(intake.plan.material, ())
            if any(intake in self.cluster.stores[one.id].own for one in givers):
                return True
        return False

    def _begin_processes(self) -> None:
        for machine in self.cluster.machines.values():
            outage = machine.plan.outage
            if outage is not None and not machine.closed:
                self.calendar.begin(
                    renewal(self.calendar, machine, outage, self.seed, self.state.year, self.down)
                )
        for line in self.cluster.lines.values():
            for first, after in line.plan.stops:
                self.calendar.begin(planned_stop(self.calendar, line, first, after))
        for firm, years in sorted(self.state.restructuring.items()):
            if years >= RESTRUCTURING_YEARS:
                self.calendar.begin(self._closing(firm))
        self.calendar.begin(working_year(self.calendar, self.cluster, self.hours_before))
        self.calendar.begin(self._weeks())

    # -- during the year ----------------------------------------------------------------------

    def _weeks(self) -> Story:
        for week in range(WEEKS):
            hour = (WEEK * (week + 1) if week + 1 < WEEKS else YEAR) - 1
            yield self.calendar.until(hour, Phase.WEEK_CLOSE)
            self.week.close(week)
            self.money.standing_payments(week, hour + 1)
            if week + 1 == WEEKS:
                self.money.year_end()
            for site in self.sites.values():
                if site.stage == "ramp":
                    ramp_up(self.cluster, site, hour + 1)

    def _closing(self, firm: str) -> Story:
        yield self.calendar.until(0, Phase.EVENTS, firm)
        close_firm(self.cluster, self.books, self.sites, firm, 0)

    def _changed(self, event: Event, hour: int) -> None:
        """An event began or ended: closures happen, everything else is worked out anew."""
        for effect in event.effects:
            if effect.change == "close":
                close_firm(self.cluster, self.books, self.sites, effect.of, hour)
        self.tariffs.refresh()
        self._set_prices()
        self._set_rates()
        for line in self.cluster.lines.values():
            if line.plan.market is not None:
                self._set_demand_factor(line)

    # -- the end ------------------------------------------------------------------------------

    def _close_ledger(self) -> None:
        ledger, cluster = self.books.ledger, self.cluster
        ledger.closing = cluster.stocks()
        for exchange in cluster.exchanges.values():
            if exchange.road:
                ledger.closing[StockKey(exchange.id, exchange.source.plan.material)] = exchange.road
        ledger.closing_work = {key: line.recipe_work() for key, line in cluster.lines.items()}
        ledger.closing_cash = dict(self.books.cash)
        ledger.uptime = {key: (one.up_hours, one.existed) for key, one in cluster.machines.items()}


def play_year(plan: Plan, seed: int, state: State) -> YearResult:
    """Play one year of a world from its state at New Year. Nothing that is handed in is changed."""
    return Year(plan, seed, state).play()
