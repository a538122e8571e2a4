"""The week's close: what the week's counters say is booked, with causes, paid, and the counters emptied."""

from __future__ import annotations

from sim.causes import Cause
from sim.ledger import AIR, IN_USE, LOSSES, MARKET, OUTSIDE, WATERS, Kind
from sim.units import WEEKS, Unit
from sim.year.books import Books
from sim.year.cluster import Cluster
from sim.year.exchanges import Exchange
from sim.year.lines import Line
from sim.year.money import Money
from sim.year.needs import Need
from sim.year.reasons import need_blocks, pour, replaceable, store_blocks
from sim.year.stores import Intake, Store
from sim.year.treatments import Treatment

REST_TO: dict[Unit, str] = {"t": AIR, "MWh": LOSSES, "m3": WATERS}
"""Where what a recipe does not name goes, by dimension."""


class WeekClose:
    """Books one week after another."""

    def __init__(self, cluster: Cluster, books: Books, money: Money) -> None:
        self.cluster = cluster
        self.books = books
        self.money = money
        self._rests: dict[str, dict[Unit, int]] = {}
        """process → dimension → taken in less given out this week"""
        self._work = {key: line.recipe_work() for key, line in cluster.lines.items()}
        self._released = dict.fromkeys(cluster.lines, 0)
        self._begun = dict.fromkeys(cluster.lines, 0)
        self._service = dict.fromkeys(cluster.lines, 0)
        self._givers = {
            material: [store.id for store in stores] for material, stores in cluster.plan.givers.items()
        }

    def close(self, week: int) -> None:
        """Book the week that ends now and open the next."""
        self.books.week = week
        self._rests = {}
        for store in self.cluster.stores.values():
            store.settle()
            if not store.live:
                store.spill()
        for need in self.cluster.needs.values():
            need.settle()
        for store in self.cluster.stores.values():
            self._store(store)
        for exchange in self.cluster.exchanges.values():
            self._exchange(exchange)
        for line in self.cluster.lines.values():
            self._line(line)
        for treatment in self.cluster.treatments.values():
            self._treatment(treatment)
        self._book_rests()
        self._empty_counters(week)

    def _rest(self, process: str, unit: Unit, amount: int) -> None:
        rests = self._rests.setdefault(process, {})
        rests[unit] = rests.get(unit, 0) + amount

    # -- stores -------------------------------------------------------------------------------

    def _store(self, store: Store) -> None:
        plan, move = store.plan, self.books.move
        returned = store.machine is None
        process = IN_USE if returned else plan.process
        move(process, store.id, plan.material, Kind.RETURNED if returned else Kind.MADE, store.collected)
        sink = plan.disposal.kind
        self.books.move_because(
            process, sink, plan.mixed, Kind.DISPOSAL, store.discarded, Cause.NOT_COLLECTED, store.id
        )
        for place, amount in store.sent_own.items():
            move(store.id, place, plan.material, Kind.OWN, amount)
        if store.spilt:
            self._spilt(store, sink)
        if not returned:
            self._rest(plan.process, plan.unit, -store.emitted)
        self.money.store(store, self._made(store))

    def _spilt(self, store: Store, sink: str) -> None:
        blocks = store_blocks(store, self.cluster.needs, self.cluster.treatments)
        alone = not store.exchanges and not store.own
        rest = (Cause.NO_PARTNER, "") if alone else (Cause.STORE_FULL, store.id)
        for cause, culprit, part in pour(store.spilt, blocks, rest):
            self.books.move_because(
                store.id, sink, store.plan.material, Kind.DISPOSAL, part, cause, culprit
            )

    def _made(self, store: Store) -> int:
        """What the line released this week (for a side stream), for the reference of prevention."""
        line = store.line
        return line.released - self._released[line.id] if line is not None else 0

    # -- exchanges ----------------------------------------------------------------------------

    def _exchange(self, exchange: Exchange) -> None:
        material = exchange.source.plan.material
        move = self.books.move
        move(exchange.source.id, exchange.id, material, Kind.EXCHANGE, exchange.sent)
        move(exchange.id, exchange.sink.plan.place, material, Kind.RECEIVED, exchange.received)
        move(exchange.id, exchange.source.id, material, Kind.TURNED_BACK, exchange.turned_back)
        self.money.exchange(exchange)

    # -- lines --------------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        made = line.released - self._released[line.id]
        begun = line.begun - self._begun[line.id]
        self._released[line.id], self._begun[line.id] = line.released, line.begun
        self.books.move(line.id, MARKET, line.plan.makes, Kind.PRODUCT, made)
        if line.demands is not None:
            service = line.service_total - self._service[line.id]
            self._service[line.id] = line.service_total
            self.books.move(MARKET, line.id, line.plan.makes, Kind.SERVICE, service)
        self._rest(line.id, line.plan.unit, -made)
        for need in line.needs:
            self._need(need, begun)
        for unit, work in line.recipe_work().items():
            self._rest(line.id, unit, self._work[line.id][unit] - work)
            self._work[line.id][unit] = work
        self.money.line(line, made)

    def _need(self, need: Need, begun: int) -> None:
        plan, line = need.plan, need.line
        self.books.move(OUTSIDE, need.id, plan.virgin, Kind.BOUGHT, need.bought)
        intakes = self.cluster.taker_intakes[need.id]
        if need.virgin:
            self._virgin(need, intakes)
            self._rest(line.id, plan.unit, need.virgin)
        for intake in intakes:
            self._used(intake, line.id)
        self.money.need(need, intakes, begun)

    def _virgin(self, need: Need, intakes: list[Intake]) -> None:
        amount = replaceable(need, intakes) if intakes else 0
        virgin = need.plan.virgin
        if amount:
            blocks = need_blocks(need, intakes, self._givers)
            partners = [one.source.id for intake in intakes for one in intake.exchanges if one.active]
            rest = (Cause.GIVER_SHORT, partners[0]) if partners else (Cause.NO_PARTNER, "")
            for cause, culprit, part in pour(amount, blocks, rest):
                self.books.move_because(need.id, need.line.id, virgin, Kind.VIRGIN, part, cause, culprit)
        self.books.move_because(
            need.id, need.line.id, virgin, Kind.VIRGIN, need.virgin - amount, Cause.SHARE_LIMIT, ""
        )

    def _used(self, intake: Intake, process: str) -> None:
        if intake.used:
            plan = intake.plan
            self.books.move(plan.place, process, plan.material, Kind.USED, intake.used)
            self._rest(process, plan.unit, intake.used)

    # -- treatments ---------------------------------------------------------------------------

    def _treatment(self, treatment: Treatment) -> None:
        if not treatment.treated:
            return
        self._used(treatment.feed, treatment.id)
        for auxiliary in treatment.auxiliaries:
            self.books.move(OUTSIDE, treatment.id, auxiliary.material, Kind.BOUGHT, auxiliary.bought)
            self._rest(treatment.id, auxiliary.unit, auxiliary.bought)
        residue = treatment.plan.residue
        material = residue.material if residue else treatment.plan.feed.material
        route = residue.disposal if residue else treatment.plan.yields[0].disposal
        for amount, cause in ((treatment.residue, Cause.RESIDUE), (treatment.off_spec, Cause.OFF_SPEC)):
            self.books.move_because(
                treatment.id, route.kind, material, Kind.DISPOSAL, amount, cause, treatment.id
            )
            self._rest(treatment.id, treatment.plan.unit, -amount)
        self.money.treatment(treatment, route)

    # -- closing ------------------------------------------------------------------------------

    def _book_rests(self) -> None:
        for process, rests in self._rests.items():
            for unit, amount in rests.items():
                self.books.move(process, REST_TO[unit], "", Kind.REST, amount)

    def _empty_counters(self, week: int) -> None:
        for store in self.cluster.stores.values():
            store.emitted = store.collected = store.discarded = store.spilt = 0
            if store.sent_own:
                store.sent_own = {}
        for intake in self.cluster.intakes.values():
            intake.used = intake.received_own = 0
        for need in self.cluster.needs.values():
            need.required = need.virgin = need.replaced = need.bought = 0
        for treatment in self.cluster.treatments.values():
            treatment.treated = treatment.off_spec = treatment.residue = treatment.held = 0
            for auxiliary in treatment.auxiliaries:
                auxiliary.bought = 0
        for exchange in self.cluster.exchanges.values():
            exchange.sent = exchange.received = exchange.turned_back = 0
            exchange.giver_down = exchange.taker_down = exchange.taker_full = 0
            exchange.carrier_busy = exchange.giver_short = 0
            if week + 1 < WEEKS:
                exchange.new_week(week + 1)
